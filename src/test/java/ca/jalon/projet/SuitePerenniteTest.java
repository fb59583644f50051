package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie la suite de chaque diagnostic. */
class SuitePerenniteTest {

    private static final Table TABLE = Table.de("projet/suite-perennite");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    SURVIE       | MAINTENIR
                    OPTIMISATION | NOUVEAU_PROJET
                    EVOLUTION    | NOUVEAU_PROJET
                    MORT         | CESSER
                    """)
    void chaque_diagnostic_a_sa_suite(String diagnostic, String suite) {
        assertThat(TABLE.evaluer(putValue("diagnostic", diagnostic))).containsExactly(Map.of("suite", suite));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    null
                    INCONNU
                    """)
    void aucune_suite_hors_des_diagnostics(String diagnostic) {
        assertThat(TABLE.evaluer(putValue("diagnostic", diagnostic))).isEmpty();
    }
}
