package ca.jalon.sceau;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Une tête et sa note entière, signature comprise, telle qu'elle se garde et s'envoie. */
public record TeteSignee(Tete tete, String note) {

    static TeteSignee lire(String note) {
        return new TeteSignee(Tete.lire(note), note);
    }

    /** Celle d'une ligne de {@code jalon.tete} ; une ligne qui contredit sa note est une faute de forme. */
    static TeteSignee deLaBase(ResultSet ligne, int rang) throws SQLException {
        TeteSignee lue = lire(ligne.getString("note"));
        if (lue.tete().taille() != ligne.getLong("taille")) {
            throw new IllegalArgumentException(
                    "La tête de %d actes est rangée à %d.".formatted(lue.tete().taille(), ligne.getLong("taille")));
        }
        return lue;
    }
}
