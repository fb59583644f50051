package ca.jalon.bilan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Qui écrit, entérine et reçoit un bilan, ligne par ligne. */
class InstanceBilanTest {

    private static final Table TABLE = Table.de("bilan/instance-bilan");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LOCAL       | EN_PLACE    | pilote-clinique,direction-clinique | president-comite-tactique,comite-tactique-local | ctrct
            LOCAL       | INTEGRE     | pilote-clinique,direction-clinique | comite-tactique-local                           | ctrct
            LOCAL       | ABSENT      | pilote-clinique,direction-clinique | direction-clinique,dirigeant-etablissement      | ctrct
            LOCAL       | NON_DECLARE | pilote-clinique,direction-clinique | direction-clinique,dirigeant-etablissement      | ctrct
            TERRITORIAL | EN_PLACE    | coordonnateur-cct,ctcot            | ctcot                                           | cncot
            TERRITORIAL | NON_DECLARE | coordonnateur-cct,ctcot            | ctcot                                           | cncot
            TERRITORIAL | ABSENT      | coordonnateur-cct                  | coordonnateur-cct                               | ctrct
            NATIONAL    | INTEGRE     | pilote-clinique-ministeriel,pilote-technologique-ministeriel | cncot                 | comite-national-coordination-strategique
            NATIONAL    | ABSENT      | pilote-clinique-ministeriel,pilote-technologique-ministeriel | equipe-telesante-msss | comite-directeur-ministeriel
            """)
    void chaque_palier_a_ses_instances(String palier, String statut, String redige, String enterine, String recoit) {
        List<Map<String, Object>> lignes =
                TABLE.evaluer(putValue("palierBilan", palier).putValue("statutInstance", statut));
        assertThat(lignes).singleElement().satisfies(ligne -> {
            assertThat(ligne).containsEntry("redigePar", redige).containsEntry("enterinePar", enterine);
            assertThat(ligne.get("aviserBilan").toString().split(",")).contains(recoit);
            assertThat(ligne.get("raisonEnterinement").toString()).endsWith(".");
        });
    }

    @Test
    void un_palier_inconnu_n_a_pas_d_instance() {
        assertThat(TABLE.evaluer(putValue("palierBilan", "RSS").putValue("statutInstance", "EN_PLACE")))
                .isEmpty();
    }
}
