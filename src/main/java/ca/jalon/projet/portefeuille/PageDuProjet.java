package ca.jalon.projet.portefeuille;

import ca.jalon.dossier.AdresseDesPieces;
import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.portail.DossiersVus;
import ca.jalon.portail.PageDeDossier;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Un projet se lit sur sa page, par qui le voit ; ses pièces s'y joignent. */
@Component
class PageDuProjet implements PageDeDossier, AdresseDesPieces {

    private final DossiersVus vus;
    private final Dossiers dossiers;

    PageDuProjet(DossiersVus vus, Dossiers dossiers) {
        this.dossiers = dossiers;
        this.vus = vus;
    }

    @Override
    public Map<String, String> adresses(Collection<String> numeros, String compte) {
        return PageDeDossier.sous(ListeProjets.CHEMIN + "/", vus.parmi(numeros, Set.of(Dossier.PROJET), compte));
    }

    @Override
    public Optional<String> depuis(String numero, String tache) {
        return dossiers.trouver(numero)
                .map(projet -> "%s/%s?tache=%s#t-pieces".formatted(ListeProjets.CHEMIN, projet.numero(), tache));
    }
}
