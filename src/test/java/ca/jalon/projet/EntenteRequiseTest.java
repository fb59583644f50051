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
                    1  | false
                    2  | true
                    60 | true
                    """)
    void un_service_partage_exige_une_entente(Long nbEtablissements, Boolean ententeRequise) {
        assertThat(TABLE.evaluer(putValue("nbEtablissements", nbEtablissements)))
                .containsExactly(Map.of("ententeRequise", ententeRequise));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    null
                    """)
    void aucune_reponse_sans_nombre(Long nbEtablissements) {
        assertThat(TABLE.evaluer(putValue("nbEtablissements", nbEtablissements)))
                .isEmpty();
    }
}
