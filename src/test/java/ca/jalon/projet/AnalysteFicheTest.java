package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie qui analyse une fiche, qui donne l’avis technologique et qui priorise. */
class AnalysteFicheTest {

    private static final Table TABLE = Table.de("projet/analyste-fiche");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    LOCAL       | pilote-clinique             | pilote-technologique             | comite-tactique-local
                    TERRITORIAL | equipe-cct                  | pilote-technologique             | ctcot
                    NATIONAL    | pilote-clinique-ministeriel | pilote-technologique-ministeriel | comite-executif-telesante
                    """)
    void chaque_niveau_a_ses_analystes(
            String niveauProjet, String analyste, String avisTechnologiquePar, String comitePriorisation) {
        assertThat(TABLE.evaluer(putValue("niveauProjet", niveauProjet)))
                .containsExactly(Map.of(
                        "analyste",
                        analyste,
                        "avisTechnologiquePar",
                        avisTechnologiquePar,
                        "comitePriorisation",
                        comitePriorisation));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    null
                    REGIONAL
                    """)
    void aucun_analyste_hors_des_niveaux(String niveauProjet) {
        assertThat(TABLE.evaluer(putValue("niveauProjet", niveauProjet))).isEmpty();
    }
}
