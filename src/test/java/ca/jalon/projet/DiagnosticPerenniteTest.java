package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie le diagnostic que proposent les six axes, cotés de 0 à 4. */
class DiagnosticPerenniteTest {

    private static final Table TABLE = Table.de("projet/diagnostic-perennite");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    4 | 4 | 4 | 4 | 4 | 4 | SURVIE
                    3 | 3 | 3 | 3 | 3 | 3 | SURVIE
                    4 | 4 | 4 | 4 | 1 | 1 | SURVIE
                    4 | 4 | 4 | 4 | 4 | 0 | OPTIMISATION
                    3 | 3 | 3 | 3 | 3 | 2 | OPTIMISATION
                    2 | 2 | 2 | 2 | 2 | 2 | OPTIMISATION
                    4 | 4 | 4 | 0 | 0 | 0 | OPTIMISATION
                    2 | 2 | 2 | 2 | 2 | 1 | EVOLUTION
                    1 | 1 | 1 | 1 | 1 | 1 | EVOLUTION
                    1 | 1 | 1 | 1 | 1 | 0 | MORT
                    0 | 0 | 0 | 0 | 0 | 0 | MORT
                    """)
    void chaque_grille_a_son_diagnostic(
            Double scoreClinique,
            Double scoreOrganisation,
            Double scoreUsage,
            Double scoreTechnologie,
            Double scoreFinancement,
            Double scoreSatisfaction,
            String diagnosticPropose) {
        assertThat(TABLE.evaluer(putValue("scoreClinique", scoreClinique)
                        .putValue("scoreOrganisation", scoreOrganisation)
                        .putValue("scoreUsage", scoreUsage)
                        .putValue("scoreTechnologie", scoreTechnologie)
                        .putValue("scoreFinancement", scoreFinancement)
                        .putValue("scoreSatisfaction", scoreSatisfaction)))
                .containsExactly(Map.of("diagnosticPropose", diagnosticPropose));
    }

    /** Une moyenne de cinq axes n’est pas une évaluation. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    null | 4    | 4    | 4    | 4    | 4
                    4    | 4    | 4    | 4    | 4    | null
                    null | null | null | null | null | null
                    """)
    void aucun_diagnostic_sur_une_grille_incomplete(
            Double scoreClinique,
            Double scoreOrganisation,
            Double scoreUsage,
            Double scoreTechnologie,
            Double scoreFinancement,
            Double scoreSatisfaction) {
        assertThat(TABLE.evaluer(putValue("scoreClinique", scoreClinique)
                        .putValue("scoreOrganisation", scoreOrganisation)
                        .putValue("scoreUsage", scoreUsage)
                        .putValue("scoreTechnologie", scoreTechnologie)
                        .putValue("scoreFinancement", scoreFinancement)
                        .putValue("scoreSatisfaction", scoreSatisfaction)))
                .isEmpty();
    }
}
