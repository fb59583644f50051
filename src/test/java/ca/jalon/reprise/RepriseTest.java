package ca.jalon.reprise;

import ca.jalon.EssaiSpring;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Reprend la base de la première année dans H2. */
@EssaiSpring
class RepriseTest extends EssaiDeReprise {

    private static final String ADRESSE = "jdbc:h2:mem:reprise;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000";

    @DynamicPropertySource
    static void charger(DynamicPropertyRegistry reglages) {
        reglerLHorloge();
        BaseAnterieure.chargerH2(ADRESSE);
        reglages.add("spring.datasource.url", () -> ADRESSE);
    }
}
