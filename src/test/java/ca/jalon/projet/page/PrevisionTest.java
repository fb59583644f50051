package ca.jalon.projet.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ca.jalon.projet.Phase;
import ca.jalon.projet.page.Prevision.Prevue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Une prévision suit les durées observées, tient compte du temps déjà passé et se tait sous dix cas. */
class PrevisionTest {

    private static final Instant MAINTENANT = Instant.parse("2027-03-01T12:00:00Z");

    /** De 1 à {@code n} jours, un cas chacun. */
    private static List<Duration> jours(long n) {
        return LongStream.rangeClosed(1, n).mapToObj(Duration::ofDays).toList();
    }

    private static List<Prevue> prevoir(Phase ici, long joursPasses, Map<Phase, List<Duration>> durees) {
        return Prevision.de(ici, MAINTENANT.minus(joursPasses, ChronoUnit.DAYS), MAINTENANT, durees, 7);
    }

    private static double enJours(Instant instant) {
        return Duration.between(MAINTENANT, instant).toHours() / 24.0;
    }

    @Test
    void les_centiles_sont_ceux_des_durees() {
        assertThat(prevoir(Phase.AFFAIRES, 0, Map.of(Phase.AFFAIRES, jours(100))))
                .singleElement()
                .satisfies(prevue -> {
                    assertThat(enJours(prevue.tot())).isCloseTo(10, within(3.0));
                    assertThat(enJours(prevue.probable())).isCloseTo(50, within(4.0));
                    assertThat(enJours(prevue.tard())).isCloseTo(90, within(3.0));
                    assertThat(prevue.cas()).isEqualTo(100);
                });
    }

    @Test
    void le_temps_deja_passe_ecarte_ceux_qui_etaient_deja_partis() {
        assertThat(prevoir(Phase.AFFAIRES, 80, Map.of(Phase.AFFAIRES, jours(100))))
                .singleElement()
                .satisfies(prevue -> {
                    assertThat(prevue.cas()).isEqualTo(20);
                    assertThat(enJours(prevue.probable())).isCloseTo(10, within(2.0));
                    assertThat(enJours(prevue.tard())).isLessThanOrEqualTo(20);
                });
    }

    @Test
    void les_portes_suivantes_s_ajoutent() {
        List<Prevue> prevues =
                prevoir(Phase.AFFAIRES, 0, Map.of(Phase.AFFAIRES, jours(20), Phase.AUTORISATION, jours(20)));
        assertThat(prevues).extracting(Prevue::phase).containsExactly(Phase.AFFAIRES, Phase.AUTORISATION);
        assertThat(enJours(prevues.get(1).probable())).isCloseTo(21, within(2.0));
        assertThat(prevoir(Phase.AFFAIRES, 0, Map.of(Phase.AFFAIRES, jours(20), Phase.AUTORISATION, jours(20))))
                .as("la même chaque fois")
                .isEqualTo(prevues);
    }

    @Test
    void rien_sous_dix_cas_ni_au_dela_de_la_fiche() {
        assertThat(prevoir(Phase.AFFAIRES, 0, Map.of(Phase.AFFAIRES, jours(9)))).isEmpty();
        assertThat(prevoir(Phase.AFFAIRES, 11, Map.of(Phase.AFFAIRES, jours(20))))
                .as("neuf seulement ont duré davantage")
                .isEmpty();
        assertThat(prevoir(Phase.AFFAIRES, 0, Map.of(Phase.AFFAIRES, jours(20), Phase.AUTORISATION, jours(9))))
                .hasSize(1);
        assertThat(prevoir(Phase.FICHE, 0, Map.of(Phase.FICHE, jours(20), Phase.OPPORTUNITE, jours(20))))
                .hasSize(1);
    }
}
