package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie la criticité d’un risque et ce qu’elle oblige à faire. */
class CriticiteRisqueTest {

    private static final Table TABLE = Table.de("projet/criticite-risque");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    1  | FAIBLE   | P3M  | false
                    4  | FAIBLE   | P3M  | false
                    5  | MODEREE  | P2M  | false
                    9  | MODEREE  | P2M  | false
                    10 | ELEVEE   | P1M  | false
                    14 | ELEVEE   | P1M  | false
                    15 | CRITIQUE | P14D | true
                    25 | CRITIQUE | P14D | true
                    -1 | A_COTER  | P10D | false
                    """)
    void chaque_score_a_sa_criticite(Long score, String criticite, String delaiRevue, Boolean actionObligatoire) {
        assertThat(TABLE.evaluer(putValue("score", score).putValue("bloquant", false)))
                .containsExactly(Map.of(
                        "criticite", criticite, "delaiRevue", delaiRevue, "actionObligatoire", actionObligatoire));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    true  | BLOQUANT     | P14D | true
                    false | NON_BLOQUANT | P2M  | false
                    """)
    void un_point_en_suspens_ne_se_cote_pas_mais_peut_bloquer(
            Boolean bloquant, String criticite, String delaiRevue, Boolean actionObligatoire) {
        assertThat(TABLE.evaluer(putValue("score", 0L).putValue("bloquant", bloquant)))
                .containsExactly(Map.of(
                        "criticite", criticite, "delaiRevue", delaiRevue, "actionObligatoire", actionObligatoire));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    null
                    0
                    26
                    """)
    void aucune_criticite_hors_de_la_matrice(Long score) {
        assertThat(TABLE.evaluer(putValue("score", score))).isEmpty();
    }
}
