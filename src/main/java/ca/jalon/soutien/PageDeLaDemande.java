package ca.jalon.soutien;

import ca.jalon.portail.PageDeDossier;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Une demande se lit sur sa page, par qui peut la lire. */
@Component
class PageDeLaDemande implements PageDeDossier {

    private final Demandes demandes;
    private final Lecteurs lecteurs;

    PageDeLaDemande(Demandes demandes, Lecteurs lecteurs) {
        this.demandes = demandes;
        this.lecteurs = lecteurs;
    }

    @Override
    public Optional<String> adresse(String numero, String compte) {
        return demandes.lisible(lecteurs.de(compte), numero).map(demande -> ListeDemandes.CHEMIN + "/" + numero);
    }
}
