package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie qu’un service partagé exige une entente. */
class EntenteRequiseTest {

    private static final Table TABLE = Table.de("projet/entente-requise");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    1  | null  | false
                    1  | false | false
                    1  | true  | false
                    2  | null  | true
                    2  | false | true
                    2  | true  | false
                    60 | false | true
                    60 | true  | false
                    """)
    void un_service_partage_exige_une_entente_que_le_registre_n_a_pas(
            Long nbEtablissements, Boolean ententeEnVigueur, Boolean ententeRequise) {
        assertThat(TABLE.evaluer(
                        putValue("nbEtablissements", nbEtablissements).putValue("ententeEnVigueur", ententeEnVigueur)))
                .containsExactly(Map.of("ententeRequise", ententeRequise));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    null
                    """)
    void aucune_reponse_sans_nombre(Long nbEtablissements) {
        assertThat(TABLE.evaluer(putValue("nbEtablissements", nbEtablissements).putValue("ententeEnVigueur", null)))
                .isEmpty();
    }
}
