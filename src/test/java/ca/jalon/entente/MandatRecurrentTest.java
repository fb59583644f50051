package ca.jalon.entente;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Un mandat récurrent se finance sur base standard, un autre par une entente spécifique. */
class MandatRecurrentTest {

    private static final Table TABLE = Table.de("entente/mandat-recurrent");

    @ParameterizedTest
    @CsvSource({
        "SOUTIEN, true",
        "TECHNOLOGIE, true",
        "COORDINATION, true",
        "ACTIF_COMMUN, true",
        "DEPLOIEMENT, false",
        "ETUDE, false"
    })
    void chaque_objet_est_recurrent_ou_non(String objet, boolean recurrent) {
        assertThat(TABLE.evaluer(putValue("objetMandat", objet))).containsExactly(Map.of("recurrent", recurrent));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"null", "AUTRE"})
    void rien_hors_des_objets(String objet) {
        assertThat(TABLE.evaluer(putValue("objetMandat", objet))).isEmpty();
    }
}
