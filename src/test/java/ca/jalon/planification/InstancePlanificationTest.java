package ca.jalon.planification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Qui adopte et qui approuve un plan, selon le palier et ce qu'il y a de comité. */
class InstancePlanificationTest {

    private static final Table TABLE = Table.de("planification/instance-planification");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
            LOCAL       | EN_PLACE | comite-tactique-local                      | instances-decisionnelles-locales,dirigeant-etablissement
            LOCAL       | INTEGRE  | comite-tactique-local                      | instances-decisionnelles-locales,dirigeant-etablissement
            LOCAL       | ABSENT   | direction-clinique,dirigeant-etablissement | instances-decisionnelles-locales,dirigeant-etablissement
            TERRITORIAL | EN_PLACE | ctcot                                      | null
            TERRITORIAL | ABSENT   | coordonnateur-cct,equipe-cct               | null
            NATIONAL    | EN_PLACE | cncot                                      | null
            NATIONAL    | ABSENT   | equipe-telesante-msss                      | null
            """)
    void chaque_palier_a_son_instance_ou_qui_en_tient_lieu(
            String palier, String comite, String adopte, String approuve) {
        List<Map<String, Object>> lignes =
                TABLE.evaluer(putValue("palierPlan", palier).putValue("comitePlan", comite));
        assertThat(lignes).hasSize(1);
        assertThat(lignes.get(0).get("groupesAdoption")).isEqualTo(adopte);
        assertThat(lignes.get(0).get("groupesApprobation")).isEqualTo(approuve);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"null,EN_PLACE", "REGIONAL,EN_PLACE", "LOCAL,null"})
    void personne_hors_des_paliers(String palier, String comite) {
        assertThat(TABLE.evaluer(putValue("palierPlan", palier).putValue("comitePlan", comite)))
                .isEmpty();
    }
}
