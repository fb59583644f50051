package ca.jalon.moteur.deploiement;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ProductPropertiesUtil;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Applique les scripts SQL que le moteur apporte : création sur une base vide, sinon une montée par version mineure.
 *
 * <p>Porte la version du moteur : en changer rend cette migration nouvelle, et Flyway la passe une fois.
 */
class MigrationMoteur implements JavaMigration {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationMoteur.class);
    private static final String CREATION = "org/camunda/bpm/engine/db/create/activiti.postgres.create.%s.sql";
    private static final String MONTEE = "org/camunda/bpm/engine/db/upgrade/postgres_engine_7.%d_to_7.%d.sql";

    /** L'ordre est celui des références entre tables. */
    private static final List<String> PARTIES = List.of(
            "engine", "case.engine", "decision.engine", "history", "case.history", "decision.history", "identity");

    private final String version = ProductPropertiesUtil.getProductVersion();

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion(version.split("-")[0]);
    }

    @Override
    public String getDescription() {
        return "tables du moteur " + version;
    }

    @Override
    public Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context contexte) throws SQLException {
        Connection base = contexte.getConnection();
        try (Statement requete = base.createStatement()) {
            // Une montée de version peut réécrire de grosses tables.
            requete.execute("set local statement_timeout = 0");
            requete.execute("set local lock_timeout = 0");
        }
        int enPlace = mineureEnPlace(base);
        if (enPlace < 0) {
            PARTIES.forEach(partie -> passer(base, CREATION.formatted(partie)));
            return;
        }
        int voulue = mineure(version);
        for (int depart = enPlace; depart < voulue; depart++) {
            passer(base, MONTEE.formatted(depart, depart + 1));
        }
    }

    private static int mineure(String version) {
        return Integer.parseInt(version.split("\\.")[1]);
    }

    /** Version mineure des tables présentes, ou −1 si la base n'en a pas. */
    private static int mineureEnPlace(Connection base) throws SQLException {
        try (Statement requete = base.createStatement()) {
            try (ResultSet table = requete.executeQuery("select to_regclass('act_ge_schema_log')")) {
                table.next();
                if (table.getString(1) == null) {
                    return -1;
                }
            }
            try (ResultSet versions = requete.executeQuery("select version_ from act_ge_schema_log")) {
                int plusHaute = 0;
                while (versions.next()) {
                    plusHaute = Math.max(plusHaute, mineure(versions.getString(1)));
                }
                return plusHaute;
            }
        }
    }

    private static void passer(Connection base, String script) {
        LOG.info("Tables du moteur : {}", script);
        ScriptUtils.executeSqlScript(base, new ClassPathResource(script));
    }
}
