package ca.jalon.formulaire;

/** Une règle non respectée, avant de savoir par quel champ. */
public final class Manquement extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String regle;

    Manquement(String regle, String message) {
        super(message, null, false, false);
        this.regle = regle;
    }

    String regle() {
        return regle;
    }
}
