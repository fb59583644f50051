package ca.jalon.moteur.droits;

import ca.jalon.BasePostgres;
import ca.jalon.moteur.deploiement.TablesDuMoteur;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Monte une base PostgreSQL et y donne ses droits au compte de l'application, comme un démarrage. */
public final class DroitsEssai {

    private DroitsEssai() {}

    public static void migrer(DataSource source) {
        TablesDuMoteur.postgres(source);
        Flyway.configure()
                .dataSource(source)
                .schemas("jalon")
                .defaultSchema("jalon")
                .locations("classpath:db/migration", "classpath:db/postgres")
                .load()
                .migrate();
    }

    public static void donner(DataSource proprietaire) {
        DroitsDuCompte.donner(proprietaire, BasePostgres.COMPTE);
    }
}
