package ca.jalon.soutien;

import ca.jalon.portail.DossiersLies;
import java.util.List;
import org.springframework.stereotype.Component;

/** Les demandes de soutien dont un équipement du parc est l'objet. */
@Component
class DemandesLiees implements DossiersLies {

    private final Demandes demandes;
    private final Lecteurs lecteurs;
    private final Mots mots;

    DemandesLiees(Demandes demandes, Lecteurs lecteurs, Mots mots) {
        this.demandes = demandes;
        this.lecteurs = lecteurs;
        this.mots = mots;
    }

    @Override
    public List<Lien> de(String numero, String compte) {
        return demandes.surLActif(lecteurs.de(compte), numero).stream()
                .map(demande -> new Lien(
                        "Demande de soutien, " + mots.etat(demande.etat()),
                        demande.numero(),
                        demande.resume(),
                        ListeDemandes.CHEMIN + "/" + demande.numero()))
                .toList();
    }
}
