package ca.jalon.repertoire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Qui remplit et qui valide la fiche d'un service, selon son niveau. */
class ValidateurServiceTest {

    private static final Table TABLE = Table.de("repertoire/validateur-service");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LOCAL       | pilote-clinique,pilote-technologique                           | coordonnateur-cct,equipe-cct
            TERRITORIAL | coordonnateur-cct                                              | ctcot
            NATIONAL    | pilote-clinique-ministeriel,pilote-technologique-ministeriel | cncot
            """)
    void chaque_niveau_a_les_siens(String niveau, String redacteur, String validateur) {
        assertThat(TABLE.evaluer(putValue("niveauService", niveau)))
                .containsExactly(Map.of("redacteur", redacteur, "validateur", validateur));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"null", "REGIONAL"})
    void personne_hors_des_niveaux(String niveau) {
        assertThat(TABLE.evaluer(putValue("niveauService", niveau))).isEmpty();
    }
}
