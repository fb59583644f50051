package ca.jalon.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Les trois tables de l'usage, ligne par ligne, et aux bornes. */
class TablesUsageTest {

    private static final Table CADENCE = Table.de("usage/cadence-accompagnement");
    private static final Table ALERTE = Table.de("usage/alerte-usage");
    private static final Table SCORE = Table.de("usage/score-usage");

    @ParameterizedTest
    @CsvSource({
        "DEPLOIEMENT, 1, P7D, P5D",
        "DEPLOIEMENT, 4, P7D, P5D",
        "DEPLOIEMENT, 5, P14D, P7D",
        "DEPLOIEMENT, 8, P14D, P7D",
        "DEPLOIEMENT, 9, P1M, P14D",
        "ROUTINE, 1, P3M, P21D",
        "ROUTINE, 40, P3M, P21D",
    })
    void les_releves_s_espacent(String mode, long rang, String intervalle, String delai) {
        assertThat(CADENCE.evaluer(putValue("modeService", mode).putValue("rangReleve", rang)))
                .containsExactly(Map.of("intervalle", intervalle, "delaiReponse", delai));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", textBlock = """
            true,  0, 1,  null, 120,  MESUSAGE
            true,  2, 9,  10,   10,   MESUSAGE
            false, 2, 1,  null, null, MANQUES
            false, 1, 1,  null, null, AUCUNE
            false, 0, 4,  69.9, 120,  BAISSE
            false, 0, 4,  70,   20,   AUCUNE
            false, 0, 8,  80,   20,   AUCUNE
            false, 0, 9,  80,   69.9, SOUS_CIBLE
            false, 0, 9,  null, 69.9, SOUS_CIBLE
            false, 0, 9,  80,   70,   AUCUNE
            false, 0, 9,  null, null, AUCUNE
            """)
    void une_alerte_dit_son_motif(
            boolean mesusage, long manques, long rang, Double moyenne, Double cible, String alerte) {
        assertThat(ALERTE.evaluer(putValue("mesusage", mesusage)
                        .putValue("manquesDeSuite", manques)
                        .putValue("rangReleve", rang)
                        .putValue("partDeMoyenne", moyenne)
                        .putValue("partDeCible", cible)))
                .containsExactly(Map.of("alerte", alerte));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.1, 1", "49.9, 1", "50, 2", "79.9, 2", "80, 3", "99.9, 3", "100, 4"})
    void l_atteinte_des_cibles_propose_une_note(double atteintes, int note) {
        assertThat(SCORE.evaluer(putValue("ciblesAtteintes", atteintes))).containsExactly(Map.of("scoreUsage", note));
    }
}
