package ca.jalon.reprise;

import ca.jalon.BasePostgres;
import ca.jalon.moteur.deploiement.TablesDuMoteur;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * La base qu'a laissée la première année : des projets à chaque phase, des projets finis, des demandes de soutien, ce que
 * chacun a dit. Elle se charge dans H2 comme dans PostgreSQL.
 *
 * <p>L'archive a une entrée par table et, dans l'entrée, une ligne JSON par colonne : son nom, puis ses valeurs, où
 * {@value #PAREILLE} veut dire « comme à la ligne précédente » (deux fois moins de place que ligne par ligne). Une date y est un
 * instant en temps universel ; des octets y sont un texte précédé de {@value #TEXTE}, ou leur base 64 précédée de
 * {@value #OCTETS}.
 * L'entrée {@value #DIT} est le témoin : chaque formulaire envoyé, dans l'ordre, tel qu'il est parti.
 */
public final class BaseAnterieure {

    /** L'instant où elle a été laissée : à poser à l'horloge avant de démarrer dessus. */
    public static final Instant MAINTENANT = Instant.parse("2026-10-30T15:00:00Z");

    /** Projet fini dont le détail du départ a été effacé : nul ne peut plus dire qui l'a envoyé. */
    static final String SANS_HISTOIRE = "TS-2026-ciusss-emtl-0044";

    static final String DIT = "dit.jsonl";
    static final String TABLE = ".colonnes.jsonl";
    static final int PAREILLE = 0;
    static final String TEXTE = "texte:";
    static final String OCTETS = "octets:";

    /** Dernière migration de Jalon qu'elle a connue. */
    private static final String VERSION = "8";

    private static final String ARCHIVE = "/base-premiere-annee.zip";
    private static final int LOT = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private BaseAnterieure() {}

    /** Met la base dans cette base H2 vide. */
    public static void chargerH2(String adresse) {
        DataSource source = new DriverManagerDataSource(adresse, "sa", "");
        TablesDuMoteur.h2(source);
        migrer(source, "JALON", "classpath:db/migration");
        charger(source, "set referential_integrity false", "set referential_integrity true");
    }

    /** Met la base dans une base PostgreSQL neuve et rend son adresse. */
    public static String chargerPostgres() {
        String adresse = BasePostgres.nouvelleBase();
        DataSource source = new DriverManagerDataSource(adresse, BasePostgres.PROPRIETAIRE, BasePostgres.MOT_DE_PASSE);
        TablesDuMoteur.postgres(source);
        migrer(source, "jalon", "classpath:db/migration", "classpath:db/postgres");
        charger(
                BasePostgres.administrateur(adresse),
                "set search_path = moteur; set session_replication_role = replica",
                "set session_replication_role = default; analyze");
        return adresse;
    }

    /** Tout ce que les personnes ont dit, dans l'ordre. */
    public static List<Soumission> dites() {
        try (ZipInputStream archive = ouvrir()) {
            for (ZipEntry entree = archive.getNextEntry(); entree != null; entree = archive.getNextEntry()) {
                if (entree.getName().equals(DIT)) {
                    return JSON.readerFor(Soumission.class)
                            .<Soumission>readValues(archive)
                            .readAll();
                }
            }
            throw new IllegalStateException("L'archive n'a pas d'entrée " + DIT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ZipInputStream ouvrir() {
        return new ZipInputStream(BaseAnterieure.class.getResourceAsStream(ARCHIVE), StandardCharsets.UTF_8);
    }

    private static void migrer(DataSource source, String schema, String... scripts) {
        FluentConfiguration reglages = Flyway.configure()
                .dataSource(source)
                .schemas(schema)
                .defaultSchema(schema)
                .locations(scripts)
                .target(VERSION);
        reglages.load().migrate();
    }

    private static void charger(DataSource source, String avant, String apres) {
        try (Connection base = source.getConnection();
                Statement requete = base.createStatement();
                ZipInputStream archive = ouvrir()) {
            requete.execute(avant);
            base.setAutoCommit(false);
            for (ZipEntry entree = archive.getNextEntry(); entree != null; entree = archive.getNextEntry()) {
                if (!entree.getName().equals(DIT)) {
                    String table = entree.getName().replace(TABLE, "");
                    requete.execute("delete from " + table);
                    remplir(base, table, new BufferedReader(new InputStreamReader(archive, StandardCharsets.UTF_8)));
                    reprendreLaSuite(base, table);
                }
            }
            requete.execute(
                    "delete from ACT_HI_DETAIL where INITIAL_ = true and PROC_INST_ID_ = (select ID_ from ACT_HI_PROCINST"
                            + " where PROC_DEF_KEY_ = 'cycle-projet' and BUSINESS_KEY_ = '%s')"
                                    .formatted(SANS_HISTOIRE));
            base.commit();
            base.setAutoCommit(true);
            requete.execute(apres);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void remplir(Connection base, String table, BufferedReader contenu)
            throws IOException, SQLException {
        List<String> noms = new ArrayList<>();
        List<String[]> colonnes = new ArrayList<>();
        for (String ligne = contenu.readLine(); ligne != null; ligne = contenu.readLine()) {
            Object[] lues = JSON.readValue(ligne, Object[].class);
            String[] valeurs = new String[lues.length - 1];
            for (int i = 0; i < valeurs.length; i++) {
                valeurs[i] = lues[i + 1] instanceof Integer ? valeurs[i - 1] : (String) lues[i + 1];
            }
            noms.add((String) lues[0]);
            colonnes.add(valeurs);
        }
        int[] types = types(base, table, noms);
        try (PreparedStatement ajout = base.prepareStatement("insert into %s (%s) values (%s)"
                .formatted(table, String.join(", ", noms), String.join(", ", Collections.nCopies(noms.size(), "?"))))) {
            for (int rang = 0; rang < colonnes.get(0).length; rang++) {
                for (int i = 0; i < types.length; i++) {
                    poser(ajout, i + 1, colonnes.get(i)[rang], types[i]);
                }
                ajout.addBatch();
                if (rang % LOT == LOT - 1) {
                    ajout.executeBatch();
                }
            }
            ajout.executeBatch();
        }
    }

    private static int[] types(Connection base, String table, List<String> colonnes) throws SQLException {
        try (Statement requete = base.createStatement();
                ResultSet vide = requete.executeQuery(
                        "select %s from %s where 1 = 0".formatted(String.join(", ", colonnes), table))) {
            ResultSetMetaData lues = vide.getMetaData();
            int[] types = new int[colonnes.size()];
            for (int i = 0; i < types.length; i++) {
                types[i] = lues.getColumnType(i + 1);
            }
            return types;
        }
    }

    private static void poser(PreparedStatement ajout, int rang, String valeur, int type) throws SQLException {
        if (valeur == null) {
            ajout.setNull(rang, type);
            return;
        }
        switch (type) {
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                ajout.setTimestamp(rang, Timestamp.from(Instant.parse(valeur)));
            case Types.BLOB, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY ->
                ajout.setBytes(
                        rang,
                        valeur.startsWith(TEXTE)
                                ? valeur.substring(TEXTE.length()).getBytes(StandardCharsets.UTF_8)
                                : Base64.getDecoder().decode(valeur.substring(OCTETS.length())));
            case Types.CLOB -> ajout.setString(rang, valeur);
            case Types.BOOLEAN, Types.BIT -> ajout.setBoolean(rang, Boolean.parseBoolean(valeur));
            default -> ajout.setObject(rang, valeur, type);
        }
    }

    /** Un rang attribué par la base continue après le dernier chargé. */
    private static void reprendreLaSuite(Connection base, String table) throws SQLException {
        try (Statement requete = base.createStatement();
                ResultSet modele = requete.executeQuery("select * from " + table + " where 1 = 0")) {
            if (!modele.getMetaData().isAutoIncrement(1)) {
                return;
            }
            String colonne = modele.getMetaData().getColumnName(1);
            try (ResultSet dernier = base.createStatement().executeQuery("select max(" + colonne + ") from " + table)) {
                dernier.next();
                requete.execute("alter table %s alter column %s restart with %d"
                        .formatted(table, colonne, dernier.getLong(1) + 1));
            }
        }
    }
}
