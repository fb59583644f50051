package ca.jalon.calendrier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.RowMapper;

/**
 * Une échéance qui court ou a couru.
 *
 * @param objet ce qu'elle mesure, par exemple {@code CORRECTION}
 * @param avertissement les trois quarts du délai
 */
public record Echeance(
        long id,
        String cle,
        String objet,
        Instant debut,
        String delai,
        String organisation,
        boolean continu,
        Instant echeance,
        Instant avertissement,
        Instant avertieLe,
        Instant depasseeLe,
        Instant termineeLe) {

    static final RowMapper<Echeance> LIGNE = (ligne, rang) -> new Echeance(
            ligne.getLong("id"),
            ligne.getString("cle"),
            ligne.getString("objet"),
            instant(ligne, "debut"),
            ligne.getString("delai"),
            ligne.getString("organisation"),
            ligne.getBoolean("continu"),
            instant(ligne, "echeance"),
            instant(ligne, "avertissement"),
            instant(ligne, "avertie_le"),
            instant(ligne, "depassee_le"),
            instant(ligne, "terminee_le"));

    static Instant instant(ResultSet ligne, String colonne) throws SQLException {
        Timestamp lu = ligne.getTimestamp(colonne);
        return lu == null ? null : lu.toInstant();
    }
}
