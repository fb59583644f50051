package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie qui mène le démarrage d’un projet. */
class ResponsableDemarrageTest {

    private static final Table TABLE = Table.de("projet/responsable-demarrage");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    LOCAL       | pilote-clinique             | pilote-technologique                 | pilote-clinique,pilote-technologique                         | false | charge-de-projet
                    TERRITORIAL | equipe-cct                  | pilote-clinique,pilote-technologique | equipe-cct                                                   | false | charge-de-projet
                    NATIONAL    | pilote-clinique-ministeriel | pilote-technologique-ministeriel     | pilote-clinique-ministeriel,pilote-technologique-ministeriel | true  | cct-maitre-oeuvre
                    """)
    void chaque_niveau_a_son_responsable(
            String niveauProjet,
            String responsable,
            String collaborateurs,
            String initiateurRencontre,
            Boolean confirmerMaitreOeuvre,
            String gestionnaire) {
        assertThat(TABLE.evaluer(putValue("niveauProjet", niveauProjet)))
                .containsExactly(Map.of(
                        "responsable",
                        responsable,
                        "collaborateurs",
                        collaborateurs,
                        "initiateurRencontre",
                        initiateurRencontre,
                        "confirmerMaitreOeuvre",
                        confirmerMaitreOeuvre,
                        "gestionnaire",
                        gestionnaire));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    null
                    REGIONAL
                    """)
    void aucun_responsable_hors_des_niveaux(String niveauProjet) {
        assertThat(TABLE.evaluer(putValue("niveauProjet", niveauProjet))).isEmpty();
    }
}
