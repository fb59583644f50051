package ca.jalon.approbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie les rappels, l’échéance et l’escalade de chaque étape du cycle. */
class DelaisCycleTest {

    private static final Table TABLE = Table.de("approbation/delais-cycle");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    ACCUSE_FICHE     | null    | P5D             | 1 | P10D | equipe-cct                        | P10D
                    COMPLEMENT_FICHE | null    | P10D            | 1 | P30D | pilote-clinique                   | P30D
                    PRIORISATION     | null    | P15D            | 1 | P45D | president-comite-tactique         | P45D
                    DECLARATION_PGRI | null    | P5D             | 1 | P15D | responsable-pgri,admin-processus  | P15D
                    REDACTION_DO     | null    | P15D            | 1 | P45D | pilote-clinique,coordonnateur-cct | P45D
                    REDACTION_DA     | null    | P30D            | 1 | P90D | pilote-clinique,coordonnateur-cct | P90D
                    AUTORISATION     | null    | P5D             | 3 | P20D | admin-processus                   | P20D
                    AUTORISATION     | GRANDE  | P5D             | 3 | P20D | admin-processus                   | P20D
                    CHARTE           | PETITE  | P10D            | 1 | P30D | comite-directeur-projet           | P30D
                    MANUEL           | GRANDE  | P15D            | 1 | P60D | comite-directeur-projet           | P60D
                    ETAT_AVANCEMENT  | GRANDE  | P3D             | 1 | P1M  | comite-directeur-projet           | P1M
                    ETAT_AVANCEMENT  | MOYENNE | P3D             | 1 | P3M  | comite-directeur-projet           | P3M
                    ETAT_AVANCEMENT  | PETITE  | P3D             | 1 | P3M  | comite-directeur-projet           | P3M
                    RAPPORT_CLOTURE  | null    | P10D            | 1 | P30D | comite-directeur-projet           | P30D
                    PERENNITE        | null    | P11M            | 1 | P12M | admin-processus                   | P13M
                    ECHEANCE_CONTRAT | null    | P180D,P90D,P30D | 3 | P0D  | coordonnateur-cct                 | P0D
                    """)
    void chaque_etape_a_ses_delais(
            String etape,
            String envergure,
            String rappel,
            Integer nombreRappels,
            String echeance,
            String escaladeA,
            String escalade) {
        assertThat(TABLE.evaluer(putValue("etape", etape).putValue("envergure", envergure)))
                .containsExactly(Map.of(
                        "rappel",
                        rappel,
                        "nombreRappels",
                        nombreRappels,
                        "echeance",
                        echeance,
                        "escaladeA",
                        escaladeA,
                        "escalade",
                        escalade));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    null            | PETITE
                    INCONNUE        | PETITE
                    ETAT_AVANCEMENT | null
                    """)
    void aucun_delai_hors_des_etapes(String etape, String envergure) {
        assertThat(TABLE.evaluer(putValue("etape", etape).putValue("envergure", envergure)))
                .isEmpty();
    }

    /** Avant le démarrage, l'envergure n'est pas encore connue. */
    @Test
    void une_variable_inexistante_vaut_une_reponse_absente() {
        assertThat(TABLE.evaluer(putValue("etape", "AUTORISATION"))).hasSize(1);
    }
}
