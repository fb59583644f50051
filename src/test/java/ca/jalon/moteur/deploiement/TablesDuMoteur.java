package ca.jalon.moteur.deploiement;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Crée dans une base vide les tables du moteur, comme le ferait un premier démarrage. */
public final class TablesDuMoteur {

    private static final String CREATION = "org/camunda/bpm/engine/db/create/activiti.h2.create.%s.sql";

    private TablesDuMoteur() {}

    public static void h2(DataSource source) {
        for (String partie : List.of(
                "engine",
                "case.engine",
                "decision.engine",
                "history",
                "case.history",
                "decision.history",
                "identity")) {
            new ResourceDatabasePopulator(new ClassPathResource(CREATION.formatted(partie))).execute(source);
        }
    }

    public static void postgres(DataSource source) {
        Flyway.configure()
                .dataSource(source)
                .schemas("moteur")
                .defaultSchema("moteur")
                .locations(new String[0])
                .javaMigrations(new MigrationMoteur())
                .load()
                .migrate();
    }
}
