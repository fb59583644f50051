package ca.jalon.approbation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Table;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quelle part du comité son président entend avant de décider. */
class QuorumComiteTest {

    @ParameterizedTest
    @CsvSource({"CLOTURE, 100", "CHARTE, 50", "MANUEL, 50", "CHANGEMENT, 50", "CHANGEMENT_HORS_DA, 50"})
    void la_cloture_se_decide_tous_entendus_le_reste_a_la_moitie(String jalon, double part) {
        assertThat(Table.de("approbation/quorum-comite").evaluer(Map.of("jalon", jalon)))
                .singleElement()
                .satisfies(ligne -> assertThat(((Number) ligne.get("partEntendue")).doubleValue())
                        .isEqualTo(part));
    }
}
