package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie qui évalue un service, qui l’appuie et vers qui l’oubli remonte. */
class EvaluateurPerenniteTest {

    private static final Table TABLE = Table.de("projet/evaluateur-perennite");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    LOCAL       | pilote-clinique             | comite-tactique-local | coordonnateur-cct
                    TERRITORIAL | coordonnateur-cct           | ctcot                 | pilote-clinique-ministeriel
                    NATIONAL    | pilote-clinique-ministeriel | cncot                 | comite-executif-telesante
                    """)
    void chaque_niveau_a_son_evaluateur(
            String niveauService, String evaluateur, String instanceSoutien, String palierSuperieur) {
        assertThat(TABLE.evaluer(putValue("niveauService", niveauService)))
                .containsExactly(Map.of(
                        "evaluateur",
                        evaluateur,
                        "instanceSoutien",
                        instanceSoutien,
                        "palierSuperieur",
                        palierSuperieur));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    null
                    REGIONAL
                    """)
    void aucun_evaluateur_hors_des_niveaux(String niveauService) {
        assertThat(TABLE.evaluer(putValue("niveauService", niveauService))).isEmpty();
    }
}
