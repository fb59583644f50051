package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie la décision proposée à la revue de passage en routine. */
class PassageRoutineTest {

    private static final Table TABLE = Table.de("projet/passage-routine");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    100  | 0 | PASSER_EN_ROUTINE
                    120  | 0 | PASSER_EN_ROUTINE
                    99.9 | 0 | PASSER_AVEC_RESERVES
                    80   | 0 | PASSER_AVEC_RESERVES
                    79.9 | 0 | PROLONGER
                    0    | 0 | PROLONGER
                    100  | 1 | PROLONGER
                    90   | 1 | PROLONGER
                    79.9 | 3 | PROLONGER
                    null | 1 | PROLONGER
                    """)
    void chaque_resultat_a_sa_decision(
            Double ciblesAtteintes, Long anomaliesBloquantesOuvertes, String decisionProposee) {
        assertThat(TABLE.evaluer(putValue("ciblesAtteintes", ciblesAtteintes)
                        .putValue("anomaliesBloquantesOuvertes", anomaliesBloquantesOuvertes)))
                .containsExactly(Map.of("decisionProposee", decisionProposee));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    null | 0
                    100  | null
                    """)
    void aucune_decision_sans_mesure(Double ciblesAtteintes, Long anomaliesBloquantesOuvertes) {
        assertThat(TABLE.evaluer(putValue("ciblesAtteintes", ciblesAtteintes)
                        .putValue("anomaliesBloquantesOuvertes", anomaliesBloquantesOuvertes)))
                .isEmpty();
    }
}
