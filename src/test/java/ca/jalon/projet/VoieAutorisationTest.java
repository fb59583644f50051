package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie les dossiers qu’exige une acquisition. */
class VoieAutorisationTest {

    private static final Table TABLE = Table.de("projet/voie-autorisation");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    true  | true  | true  | true  | true  | true
                    true  | false | true  | true  | true  | true
                    true  | null  | true  | true  | true  | true
                    false | true  | true  | true  | true  | true
                    false | false | false | false | false | false
                    """)
    void une_acquisition_exige_les_dossiers(
            Boolean acquisitionSI,
            Boolean acquisitionEquipement,
            Boolean voieRI,
            Boolean pgriRequis,
            Boolean doRequis,
            Boolean daRequis) {
        assertThat(TABLE.evaluer(putValue("acquisitionSI", acquisitionSI)
                        .putValue("acquisitionEquipement", acquisitionEquipement)))
                .containsExactly(
                        Map.of("voieRI", voieRI, "pgriRequis", pgriRequis, "doRequis", doRequis, "daRequis", daRequis));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    null  | true
                    null  | false
                    false | null
                    null  | null
                    """)
    void aucune_voie_sans_reponse(Boolean acquisitionSI, Boolean acquisitionEquipement) {
        assertThat(TABLE.evaluer(putValue("acquisitionSI", acquisitionSI)
                        .putValue("acquisitionEquipement", acquisitionEquipement)))
                .isEmpty();
    }
}
