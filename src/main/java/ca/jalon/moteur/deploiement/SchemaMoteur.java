package ca.jalon.moteur.deploiement;

import ca.jalon.moteur.droits.DroitsDuCompte;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Crée ou met à jour les tables du moteur avant celles de Jalon, sur PostgreSQL.
 *
 * <p>Au nom du propriétaire des tables, que l'application n'est pas. Deux historiques Flyway : le moteur et Jalon montent de version chacun à son pas. Le verrou de Flyway fait attendre
 * le second de deux nœuds qui démarrent ensemble.
 */
@Configuration
@Profile("postgres")
class SchemaMoteur {

    @Bean
    FlywayMigrationStrategy moteurPuisJalon(@Value("${jalon.bd.utilisateur}") String compte) {
        return jalon -> {
            Flyway.configure()
                    .configuration(Map.of("flyway.connectRetries", "10", "flyway.connectRetriesInterval", "5"))
                    .dataSource(jalon.getConfiguration().getDataSource())
                    .schemas("moteur")
                    .defaultSchema("moteur")
                    .locations(new String[0])
                    .javaMigrations(new MigrationMoteur())
                    // La version d'avant n'a pas laissé de script, et l'ancien nœud ne connaît pas la suivante.
                    .ignoreMigrationPatterns("*:missing", "*:future")
                    .load()
                    .migrate();
            jalon.migrate();
            DroitsDuCompte.donner(jalon.getConfiguration().getDataSource(), compte);
        };
    }
}
