package ca.jalon.sceau;

/** Arrête le scelleur : ce qui est déjà scellé n'est plus ce qui fut signé, et rien ne doit être signé par-dessus. */
public class Alteration extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Alteration(String phrase) {
        super(phrase);
    }
}
