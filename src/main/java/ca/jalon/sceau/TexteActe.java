package ca.jalon.sceau;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Locale;

/** Le texte d'un acte : une ligne JSON, la feuille de l'arbre, telle quelle dans l'export. */
final class TexteActe {

    /** Ce qu'un acte cite quand son dossier n'en avait encore aucun. */
    static final String ORIGINE = "0".repeat(64);

    /** Début des colonnes ajoutées à la lecture d'une ligne, qui n'en sont pas. */
    static final String HORS_CONTENU = "acte_";

    private static final ObjectMapper JSON = new ObjectMapper();

    private TexteActe() {}

    /**
     * @param reprise vrai pour une ligne écrite avant que les actes existent
     * @param precedente empreinte du dernier acte du même dossier
     */
    static String de(
            Nature nature,
            String reference,
            String dossier,
            Instant le,
            boolean reprise,
            String precedente,
            ObjectNode contenu) {
        ObjectNode acte = JSON.createObjectNode()
                .put("acte", nature.name())
                .put("reference", reference)
                .put("dossier", dossier);
        acte.put("le", le.toString());
        if (reprise) {
            acte.put("reprise", true);
        }
        acte.put("precedente", precedente);
        acte.set("contenu", contenu);
        return acte.toString();
    }

    /** Empreinte de la feuille que fait ce texte. */
    static String empreinte(String texte) {
        return HexFormat.of().formatHex(Arbre.feuille(texte.getBytes(StandardCharsets.UTF_8)));
    }

    static JsonNode lire(String texte) throws JsonProcessingException {
        return JSON.readTree(texte);
    }

    /** La ligne courante, colonne par colonne, telle que toute base la rendra encore dans dix ans. */
    static ObjectNode contenu(ResultSet ligne) throws SQLException {
        ObjectNode contenu = JSON.createObjectNode();
        ResultSetMetaData colonnes = ligne.getMetaData();
        for (int i = 1; i <= colonnes.getColumnCount(); i++) {
            String nom = colonnes.getColumnLabel(i).toLowerCase(Locale.ROOT);
            if (!nom.startsWith(HORS_CONTENU)) {
                poser(contenu, nom, ligne, i, colonnes.getColumnType(i));
            }
        }
        return contenu;
    }

    private static void poser(ObjectNode contenu, String nom, ResultSet ligne, int i, int type) throws SQLException {
        switch (type) {
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> {
                OffsetDateTime moment = ligne.getObject(i, OffsetDateTime.class);
                contenu.put(nom, moment == null ? null : moment.toInstant().toString());
            }
            case Types.NUMERIC, Types.DECIMAL ->
                contenu.put(
                        nom,
                        ligne.getBigDecimal(i) == null
                                ? null
                                : ligne.getBigDecimal(i).toPlainString());
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> {
                long nombre = ligne.getLong(i);
                contenu.put(nom, ligne.wasNull() ? null : nombre);
            }
            default -> contenu.put(nom, ligne.getString(i));
        }
    }
}
