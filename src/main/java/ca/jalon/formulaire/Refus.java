package ca.jalon.formulaire;

/**
 * Refuse la demande d'une personne : code HTTP et phrase française montrée telle quelle.
 *
 * <p>Lancé n'importe où sous une commande du moteur (délégué, écouteur, garde), il annule tout ce que la commande
 * avait écrit et arrive à la personne sans l'emballage que le moteur ajoute.
 */
public class Refus extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int statut;

    public Refus(int statut, String message) {
        super(message);
        this.statut = statut;
    }

    public int statut() {
        return statut;
    }
}
