package ca.jalon.projet.portefeuille;

import ca.jalon.dossier.Dossier;
import ca.jalon.portail.DossiersVus;
import ca.jalon.portail.PageDeDossier;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Un projet se lit sur sa page, par qui le voit. */
@Component
class PageDuProjet implements PageDeDossier {

    private final DossiersVus vus;

    PageDuProjet(DossiersVus vus) {
        this.vus = vus;
    }

    @Override
    public Map<String, String> adresses(Collection<String> numeros, String compte) {
        return PageDeDossier.sous(ListeProjets.CHEMIN + "/", vus.parmi(numeros, Set.of(Dossier.PROJET), compte));
    }
}
