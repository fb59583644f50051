package ca.jalon.projet.portefeuille;

import ca.jalon.portail.DossiersVus;
import ca.jalon.portail.PageDeDossier;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Un projet se lit sur sa page, par qui le voit. */
@Component
class PageDuProjet implements PageDeDossier {

    private final DossiersVus vus;

    PageDuProjet(DossiersVus vus) {
        this.vus = vus;
    }

    @Override
    public Optional<String> adresse(String numero, String compte) {
        return vus.peutEtre(compte, numero).map(projet -> ListeProjets.CHEMIN + "/" + numero);
    }
}
