package ca.jalon.soutien;

import ca.jalon.portail.PageDeDossier;
import java.util.Collection;
import java.util.Map;
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
    public Map<String, String> adresses(Collection<String> numeros, String compte) {
        return PageDeDossier.sous(ListeDemandes.CHEMIN + "/", demandes.numerosLisibles(lecteurs.de(compte), numeros));
    }
}
