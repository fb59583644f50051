package ca.jalon.reprise;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;

/**
 * Écrit le contenu d'une base H2 dans une archive qu'aucune base ne s'approprie : un fichier par table, une ligne JSON par
 * colonne. {@link BaseAnterieure} dit la forme des valeurs.
 */
final class EcrireBase {

    private static final ObjectMapper JSON = new ObjectMapper().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private EcrireBase() {}

    static void ecrire(DataSource source, List<Soumission> dites, Path archive) throws IOException, SQLException {
        try (Connection base = source.getConnection();
                OutputStream fichier = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(fichier)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (String table : tables(base)) {
                table(base, table, zip);
            }
            entree(zip, BaseAnterieure.DIT);
            for (Soumission dite : dites) {
                ligne(zip, dite);
            }
            zip.closeEntry();
        }
    }

    /** Celles du moteur et celles de Jalon, sauf les mesures et ce que la création du schéma remplit elle-même. */
    private static List<String> tables(Connection base) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement requete = base.createStatement();
                ResultSet noms = requete.executeQuery("select case table_schema when 'JALON' then 'JALON.' else '' end"
                        + " || table_name from information_schema.tables where table_schema = 'JALON' or table_name like"
                        + " 'ACT@_%' escape '@' order by 1")) {
            while (noms.next()) {
                tables.add(noms.getString(1));
            }
        }
        tables.removeIf(table -> table.equals("ACT_GE_SCHEMA_LOG")
                || table.equals("ACT_RU_TASK_METER_LOG")
                || table.endsWith("flyway_schema_history"));
        return tables;
    }

    private static void table(Connection base, String table, ZipOutputStream zip) throws IOException, SQLException {
        try (Statement requete = base.createStatement();
                ResultSet lignes = requete.executeQuery("select * from " + table + " order by _rowid_")) {
            ResultSetMetaData modele = lignes.getMetaData();
            List<List<Object>> colonnes = new ArrayList<>();
            for (int i = 1; i <= modele.getColumnCount(); i++) {
                colonnes.add(new ArrayList<>(List.of(modele.getColumnName(i))));
            }
            String[] precedentes = null;
            while (lignes.next()) {
                String[] valeurs = new String[colonnes.size()];
                for (int i = 0; i < valeurs.length; i++) {
                    valeurs[i] = valeur(lignes, i + 1, modele.getColumnType(i + 1));
                    boolean pareille = precedentes != null && Objects.equals(precedentes[i], valeurs[i]);
                    colonnes.get(i).add(pareille ? BaseAnterieure.PAREILLE : valeurs[i]);
                }
                precedentes = valeurs;
            }
            if (precedentes != null) {
                entree(zip, table + BaseAnterieure.TABLE);
                for (List<Object> colonne : colonnes) {
                    ligne(zip, colonne);
                }
                zip.closeEntry();
            }
        }
    }

    private static String valeur(ResultSet lignes, int rang, int type) throws SQLException {
        switch (type) {
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> {
                Timestamp instant = lignes.getTimestamp(rang);
                return instant == null ? null : instant.toInstant().toString();
            }
            case Types.BLOB, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> {
                byte[] octets = lignes.getBytes(rang);
                return octets == null ? null : octets(octets);
            }
            default -> {
                return lignes.getString(rang);
            }
        }
    }

    /** Un texte reste lisible, et se comprime mieux. */
    private static String octets(byte[] octets) {
        try {
            return BaseAnterieure.TEXTE + StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
        } catch (CharacterCodingException e) {
            return BaseAnterieure.OCTETS + Base64.getEncoder().encodeToString(octets);
        }
    }

    private static void entree(ZipOutputStream zip, String nom) throws IOException {
        ZipEntry entree = new ZipEntry(nom);
        entree.setLastModifiedTime(FileTime.from(BaseAnterieure.MAINTENANT));
        zip.putNextEntry(entree);
    }

    private static void ligne(ZipOutputStream zip, Object valeur) throws IOException {
        JSON.writeValue(zip, valeur);
        zip.write('\n');
    }
}
