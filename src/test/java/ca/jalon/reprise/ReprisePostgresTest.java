package ca.jalon.reprise;

import ca.jalon.EssaiPostgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Reprend la base de la première année dans PostgreSQL. */
@EssaiPostgres
class ReprisePostgresTest extends EssaiDeReprise {

    @DynamicPropertySource
    static void charger(DynamicPropertyRegistry reglages) {
        reglerLHorloge();
        String adresse = BaseAnterieure.chargerPostgres();
        reglages.add("spring.datasource.url", () -> adresse);
    }
}
