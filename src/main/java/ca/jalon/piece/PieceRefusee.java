package ca.jalon.piece;

/** Un fichier qui ne se joint pas, et la phrase qui dit pourquoi. */
public class PieceRefusee extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PieceRefusee(String phrase) {
        super(phrase);
    }
}
