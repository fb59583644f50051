package ca.jalon.projet;

import ca.jalon.dossier.Dossiers;
import ca.jalon.organisation.Regards;
import ca.jalon.portail.PageDeDossier;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Un projet se lit sur sa page, par qui le voit. */
@Component
class PageDuProjet implements PageDeDossier {

    private final Dossiers dossiers;
    private final Regards regards;

    PageDuProjet(Dossiers dossiers, Regards regards) {
        this.dossiers = dossiers;
        this.regards = regards;
    }

    @Override
    public Optional<String> adresse(String numero, String compte) {
        return dossiers.visible(numero, regards.de(compte)).map(projet -> ListeProjets.CHEMIN + "/" + numero);
    }
}
