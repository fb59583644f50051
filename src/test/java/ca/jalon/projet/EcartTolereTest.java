package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Table;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ce que tolère le plafond autorisé, et ce qui arrive au-delà. */
class EcartTolereTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "LOCAL, FINANCEMENT, 10, REFUSER",
                "NATIONAL, CHARTE, 10, REFUSER",
                "TERRITORIAL, CHANGEMENT, 10, AUTORITES",
                "LOCAL, DA, 10, JUSTIFIER",
                "null, null, 10, JUSTIFIER",
            })
    void chaque_montant_a_son_ecart(String niveauProjet, String objet, int ecart, String auDela) {
        Map<String, Object> entrees = new HashMap<>();
        entrees.put("niveauProjet", niveauProjet);
        entrees.put("objet", objet);
        assertThat(Table.de("projet/ecart-tolere").evaluer(entrees))
                .containsExactly(Map.of("ecartTolere", ecart, "auDela", auDela));
    }
}
