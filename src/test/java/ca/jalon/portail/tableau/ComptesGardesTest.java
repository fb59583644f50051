package ca.jalon.portail.tableau;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Deux personnes qui voient la même chose partagent une lecture ; une autre ne la reçoit jamais. */
class ComptesGardesTest {

    private static final String COMPTES =
            "select count(*) as n from d where d.organisation in (:organisations) and d.le < :maintenant";
    private static final List<Map<String, Object>> LUES = List.of(Map.of("n", 1200L));

    private final ComptesGardes gardees = new ComptesGardes(new DriverManagerDataSource(), Clock.systemUTC());

    @Test
    void ce_que_la_requete_ne_nomme_pas_ne_compte_pas_ni_l_heure() {
        gardees.garder(COMPTES, Map.of("organisations", Set.of("chum"), "compte", "une", "maintenant", 1), LUES);
        assertThat(gardees.deja(COMPTES, Map.of("organisations", Set.of("chum"), "compte", "autre", "maintenant", 2)))
                .isEqualTo(LUES);
    }

    @Test
    void qui_voit_autre_chose_relit() {
        gardees.garder(COMPTES, Map.of("organisations", Set.of("chum")), LUES);
        assertThat(gardees.deja(COMPTES, Map.of("organisations", Set.of("cusm"))))
                .isNull();
        assertThat(gardees.deja(
                        COMPTES + " and d.auteur = :compte", Map.of("organisations", Set.of("chum"), "compte", "une")))
                .isNull();
    }

    @Test
    void une_requete_qui_nomme_la_personne_n_est_qu_a_elle() {
        String siennes = "select count(*) as n from d where d.auteur = :compte";
        gardees.garder(siennes, Map.of("compte", "une"), LUES);
        assertThat(gardees.deja(siennes, Map.of("compte", "autre"))).isNull();
    }
}
