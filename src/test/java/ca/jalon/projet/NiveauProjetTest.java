package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie le niveau que propose la table pour un projet. */
class NiveauProjetTest {

    private static final Table TABLE = Table.de("projet/niveau-projet");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    true  | 1    | 1    | NATIONAL
                    true  | 4    | 60   | NATIONAL
                    true  | null | null | NATIONAL
                    false | 1    | 1    | LOCAL
                    false | 1    | 2    | LOCAL
                    false | 2    | 2    | LOCAL
                    false | 1    | 3    | TERRITORIAL
                    false | 1    | 60   | TERRITORIAL
                    false | 2    | 3    | NATIONAL
                    false | 4    | 60   | NATIONAL
                    """)
    void chaque_projet_a_son_niveau(
            Boolean projetMinisteriel, Long nbTerritoires, Long nbEtablissements, String niveauProjet) {
        assertThat(TABLE.evaluer(putValue("projetMinisteriel", projetMinisteriel)
                        .putValue("nbTerritoires", nbTerritoires)
                        .putValue("nbEtablissements", nbEtablissements)))
                .containsExactly(Map.of("niveauProjet", niveauProjet));
    }

    /** Une réponse absente n’est jamais devinée. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    null  | 1    | 1
                    null  | 1    | 3
                    null  | 2    | 3
                    false | 1    | null
                    false | null | 3
                    false | 0    | 3
                    """)
    void aucun_niveau_sans_reponse(Boolean projetMinisteriel, Long nbTerritoires, Long nbEtablissements) {
        assertThat(TABLE.evaluer(putValue("projetMinisteriel", projetMinisteriel)
                        .putValue("nbTerritoires", nbTerritoires)
                        .putValue("nbEtablissements", nbEtablissements)))
                .isEmpty();
    }
}
