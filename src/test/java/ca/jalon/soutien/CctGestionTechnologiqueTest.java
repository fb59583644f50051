package ca.jalon.soutien;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie les CCT de chaque territoire. */
class CctGestionTechnologiqueTest {

    private static final Table TABLE = Table.de("soutien/cct-gestion-technologique");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    LAVAL      | chu-quebec    | chu-quebec
                    MCGILL     | cusm          | cusm
                    MONTREAL   | chum          | cusm
                    SHERBROOKE | ciusss-estrie | ciusss-estrie
                    """)
    void chaque_territoire_a_ses_cct(String territoire, String cctAppartenance, String cctTechnologique) {
        assertThat(TABLE.evaluer(putValue("territoire", territoire)))
                .containsExactly(Map.of("cctAppartenance", cctAppartenance, "cctTechnologique", cctTechnologique));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    null
                    INCONNU
                    """)
    void aucun_cct_hors_des_territoires(String territoire) {
        assertThat(TABLE.evaluer(putValue("territoire", territoire))).isEmpty();
    }
}
