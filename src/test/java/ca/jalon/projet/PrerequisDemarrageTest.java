package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie ce qui manque à un projet avant la porte de démarrage. */
class PrerequisDemarrageTest {

    private static final Table TABLE = Table.de("projet/prerequis-demarrage");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", emptyValue = "", textBlock = """
                    true  | LOCAL       | false | null                     | null   | ''
                    false | NATIONAL    | false | null                     | null   | ''
                    null  | NATIONAL    | false | null                     | null   | ''
                    false | LOCAL       | false | null                     | null   | PLANIFICATION_CNCOT
                    false | TERRITORIAL | false | null                     | null   | PLANIFICATION_CNCOT
                    null  | LOCAL       | false | null                     | null   | PLANIFICATION_CNCOT
                    true  | LOCAL       | true  | AUTORISE                 | PGRI-1 | ''
                    true  | NATIONAL    | true  | AUTORISE_AVEC_CONDITIONS | PGRI-1 | ''
                    true  | LOCAL       | true  | RETOUR_POUR_COMPLEMENT   | PGRI-1 | DOSSIER_AFFAIRES
                    true  | LOCAL       | true  | REFUSE                   | PGRI-1 | DOSSIER_AFFAIRES
                    true  | LOCAL       | true  | null                     | PGRI-1 | DOSSIER_AFFAIRES
                    true  | LOCAL       | true  | AUTORISE                 | null   | DECLARATION_PGRI
                    true  | LOCAL       | true  | AUTORISE                 | ''     | DECLARATION_PGRI
                    true  | LOCAL       | false | REFUSE                   | null   | ''
                    true  | LOCAL       | null  | null                     | null   | DOSSIER_AFFAIRES,DECLARATION_PGRI
                    false | LOCAL       | true  | null                     | null   | PLANIFICATION_CNCOT,DOSSIER_AFFAIRES,DECLARATION_PGRI
                    """)
    void chaque_manque_est_nomme(
            Boolean inscritPlanificationCncot,
            String niveauProjet,
            Boolean voieRI,
            String decisionDA,
            String numeroPgri,
            String manques) {
        var lignes = TABLE.evaluer(putValue("inscritPlanificationCncot", inscritPlanificationCncot)
                .putValue("niveauProjet", niveauProjet)
                .putValue("voieRI", voieRI)
                .putValue("decisionDA", decisionDA)
                .putValue("numeroPgri", numeroPgri));
        assertThat(lignes.stream().map(ligne -> (String) ligne.get("manque")).collect(Collectors.joining(",")))
                .isEqualTo(manques);
    }

    /** Un projet sans voie RI n'a ni dossier d'affaires ni numéro : les variables n'existent même pas. */
    @Test
    void une_variable_inexistante_vaut_une_reponse_absente() {
        assertThat(TABLE.evaluer(putValue("inscritPlanificationCncot", true)
                        .putValue("niveauProjet", "LOCAL")
                        .putValue("voieRI", false)))
                .isEmpty();
    }
}
