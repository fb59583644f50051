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

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    0         | 1   | 1 | 1   | FAIBLE  | FAIBLE | 0
                    99999.99  | 1   | 1 | 1   | FAIBLE  | FAIBLE | 0
                    100000    | 1   | 1 | 1   | FAIBLE  | FAIBLE | 2
                    499999.99 | 1   | 1 | 1   | FAIBLE  | FAIBLE | 2
                    500000    | 1   | 1 | 1   | FAIBLE  | FAIBLE | 4
                    0         | 6   | 1 | 1   | FAIBLE  | FAIBLE | 0
                    0         | 6.5 | 1 | 1   | FAIBLE  | FAIBLE | 1
                    0         | 7   | 1 | 1   | FAIBLE  | FAIBLE | 1
                    0         | 12  | 1 | 1   | FAIBLE  | FAIBLE | 1
                    0         | 13  | 1 | 1   | FAIBLE  | FAIBLE | 2
                    0         | 1   | 2 | 1   | FAIBLE  | FAIBLE | 1
                    0         | 1   | 4 | 1   | FAIBLE  | FAIBLE | 1
                    0         | 1   | 5 | 1   | FAIBLE  | FAIBLE | 3
                    0         | 1   | 1 | 49  | FAIBLE  | FAIBLE | 0
                    0         | 1   | 1 | 50  | FAIBLE  | FAIBLE | 1
                    0         | 1   | 1 | 250 | FAIBLE  | FAIBLE | 1
                    0         | 1   | 1 | 251 | FAIBLE  | FAIBLE | 2
                    0         | 1   | 1 | 1   | MOYENNE | FAIBLE | 1
                    0         | 1   | 1 | 1   | ELEVEE  | FAIBLE | 3
                    0         | 1   | 1 | 1   | FAIBLE  | MOYEN  | 1
                    0         | 1   | 1 | 1   | FAIBLE  | ELEVE  | 3
                    500000    | 13  | 5 | 251 | ELEVEE  | ELEVE  | 17
                    null      | 13  | 5 | 251 | ELEVEE  | ELEVE  | 13
                    """)
    void chaque_critere_donne_ses_points(
            Double budgetTotal,
            Double dureeMois,
            Long nbEtablissements,
            Long nbUtilisateursCibles,
            String complexiteTechnologique,
            String changementOrganisationnel,
            Integer pointsEnvergure) {
        assertThat(POINTS.evaluer(putValue("budgetTotal", budgetTotal)
                        .putValue("dureeMois", dureeMois)
                        .putValue("nbEtablissements", nbEtablissements)
                        .putValue("nbUtilisateursCibles", nbUtilisateursCibles)
                        .putValue("complexiteTechnologique", complexiteTechnologique)
                        .putValue("changementOrganisationnel", changementOrganisationnel)))
                .containsExactly(Map.of("pointsEnvergure", pointsEnvergure));
    }

    /** Le moteur compte les entiers du registre (Long) et ceux des formulaires (Integer) de la même façon. */
    @Test
    void un_entier_vaut_un_montant() {
        assertThat(POINTS.evaluer(putValue("budgetTotal", 500_000L).putValue("dureeMois", 13)))
                .containsExactly(Map.of("pointsEnvergure", 6));
    }
}
