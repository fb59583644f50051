package ca.jalon.soutien;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie les délais de chaque qualification. */
class DelaisSoutienTest {

    private static final Table TABLE = Table.de("soutien/delais-soutien");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    BLOQUANTE | PT30M | PT2H | PT8H | PT2H | true
                    MAJEURE   | PT4H  | P1D  | P5D  | P1D  | false
                    MINEURE   | P1D   | P5D  | P20D | P5D  | false
                    """)
    void chaque_qualification_a_ses_delais(
            String qualification,
            String delaiPriseEnCharge,
            String delaiEscaladeN2,
            String delaiCorrection,
            String rappelCorrection,
            Boolean continu) {
        assertThat(TABLE.evaluer(putValue("qualification", qualification)))
                .containsExactly(Map.of(
                        "delaiPriseEnCharge",
                        delaiPriseEnCharge,
                        "delaiEscaladeN2",
                        delaiEscaladeN2,
                        "delaiCorrection",
                        delaiCorrection,
                        "rappelCorrection",
                        rappelCorrection,
                        "continu",
                        continu,
                        "delaiConfirmation",
                        "P7D"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    null
                    INCONNUE
                    """)
    void aucun_delai_hors_des_qualifications(String qualification) {
        assertThat(TABLE.evaluer(putValue("qualification", qualification))).isEmpty();
    }

    /** La variable existe et elle est vide : rien n'escalade une évolution à prioriser. */
    @Test
    void une_particularite_n_escalade_pas() {
        Map<String, Object> attendu = putValue("delaiPriseEnCharge", "P2D")
                .putValue("delaiEscaladeN2", null)
                .putValue("delaiCorrection", "P60D")
                .putValue("rappelCorrection", "P10D")
                .putValue("continu", false)
                .putValue("delaiConfirmation", "P7D");
        assertThat(TABLE.evaluer(putValue("qualification", "PARTICULARITE_SITE")))
                .containsExactly(attendu);
    }
}
