package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie les points de chaque critère, puis le seuil de chaque envergure. */
class EvaluationEnvergureTest {

    private static final Table TABLE = Table.de("projet/evaluation-envergure");
    private static final Table POINTS = Table.de("projet/evaluation-envergure", "points-envergure");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    0      | 1  | 1 | 0   | FAIBLE  | FAIBLE | PETITE
                    100000 | 7  | 2 | 10  | FAIBLE  | FAIBLE | PETITE
                    100000 | 7  | 2 | 50  | FAIBLE  | FAIBLE | MOYENNE
                    500000 | 13 | 2 | 50  | FAIBLE  | FAIBLE | MOYENNE
                    500000 | 13 | 2 | 50  | MOYENNE | FAIBLE | GRANDE
                    500000 | 13 | 5 | 251 | ELEVEE  | ELEVE  | GRANDE
                    """)
    void le_total_donne_l_envergure(
            Double budgetTotal,
            Double dureeMois,
            Long nbEtablissements,
            Long nbUtilisateursCibles,
            String complexiteTechnologique,
            String changementOrganisationnel,
            String envergure) {
        assertThat(TABLE.evaluer(putValue("budgetTotal", budgetTotal)
                        .putValue("dureeMois", dureeMois)
                        .putValue("nbEtablissements", nbEtablissements)
                        .putValue("nbUtilisateursCibles", nbUtilisateursCibles)
                        .putValue("complexiteTechnologique", complexiteTechnologique)
                        .putValue("changementOrganisationnel", changementOrganisationnel)))
                .containsExactly(Map.of("envergure", envergure));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    null | null | null | null | null | null
                    """)
    void aucune_envergure_sans_critere(
            Double budgetTotal,
            Double dureeMois,
            Long nbEtablissements,
            Long nbUtilisateursCibles,
            String complexiteTechnologique,
            String changementOrganisationnel) {
        assertThat(TABLE.evaluer(putValue("budgetTotal", budgetTotal)
                        .putValue("dureeMois", dureeMois)
                        .putValue("nbEtablissements", nbEtablissements)
                        .putValue("nbUtilisateursCibles", nbUtilisateursCibles)
                        .putValue("complexiteTechnologique", complexiteTechnologique)
                        .putValue("changementOrganisationnel", changementOrganisationnel)))
                .isEmpty();
    }

    /** Un critère absent ne compte pas; le formulaire les exige tous. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    budgetTotal          | 0         | 0
                    budgetTotal          | 99999.99  | 0
                    budgetTotal          | 100000    | 2
                    budgetTotal          | 499999.99 | 2
                    budgetTotal          | 500000    | 4
                    dureeMois            | 1         | 0
                    dureeMois            | 6         | 0
                    dureeMois            | 6.5       | 1
                    dureeMois            | 12        | 1
                    dureeMois            | 12.5      | 2
                    nbEtablissements     | 1         | 0
                    nbEtablissements     | 2         | 1
                    nbEtablissements     | 4         | 1
                    nbEtablissements     | 5         | 3
                    nbUtilisateursCibles | 0         | 0
                    nbUtilisateursCibles | 49        | 0
                    nbUtilisateursCibles | 50        | 1
                    nbUtilisateursCibles | 250       | 1
                    nbUtilisateursCibles | 251       | 2
                    """)
    void chaque_nombre_donne_ses_points(String critere, Double valeur, Integer points) {
        assertThat(POINTS.evaluer(putValue(critere, valeur))).containsExactly(Map.of("pointsEnvergure", points));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    complexiteTechnologique   | FAIBLE  | 0
                    complexiteTechnologique   | MOYENNE | 1
                    complexiteTechnologique   | ELEVEE  | 3
                    changementOrganisationnel | FAIBLE  | 0
                    changementOrganisationnel | MOYEN   | 1
                    changementOrganisationnel | ELEVE   | 3
                    """)
    void chaque_degre_donne_ses_points(String critere, String degre, Integer points) {
        assertThat(POINTS.evaluer(putValue(critere, degre))).containsExactly(Map.of("pointsEnvergure", points));
    }

    /** Le moteur compte les entiers du registre (Long) et ceux des formulaires (Integer) de la même façon. */
    @Test
    void un_entier_vaut_un_montant() {
        assertThat(POINTS.evaluer(putValue("budgetTotal", 500_000L).putValue("dureeMois", 13)))
                .containsExactly(Map.of("pointsEnvergure", 6));
    }
}
