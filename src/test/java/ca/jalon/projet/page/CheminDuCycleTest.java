package ca.jalon.projet.page;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.projet.Phase;
import ca.jalon.projet.page.LignePortes.Porte;
import ca.jalon.registre.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;

/** Les flèches qu'un projet a suivies sont celles de ses actes, et pas une de plus. */
class CheminDuCycleTest {

    private static final Instant LE = Instant.parse("2027-03-01T14:00:00Z");

    private final CheminDuCycle chemin = new CheminDuCycle(
            Bpmn.readModelFromStream(getClass().getResourceAsStream("/processes/projet/cycle-projet.bpmn")));

    /** Les phases passées, puis celle où l'on est ; les autres sans date. */
    private static List<Porte> portes(Set<Phase> connues) {
        List<Porte> portes = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            portes.add(new Porte(phase, "PASSEE", connues.contains(phase) ? LE : null));
        }
        return portes;
    }

    private static Decision decision(String jalon, String issue) {
        return new Decision(
                "TS",
                1,
                jalon,
                "ministre",
                "x",
                "X",
                issue,
                null,
                null,
                null,
                null,
                null,
                "f",
                "d",
                "t",
                1,
                1,
                "e",
                null,
                "p",
                "q",
                null,
                null);
    }

    @Test
    void un_projet_sans_acquisition_ne_passe_ni_par_le_do_ni_par_le_da() {
        assertThat(chemin.emprunte(portes(Set.of(Phase.FICHE, Phase.AUTORISATION)), List.of(), "EN_COURS"))
                .contains(
                        "flow_ficheDeposee_inscription",
                        "flow_inscription_fiche",
                        "flow_fiche_acquisition",
                        "flow_sansAcquisition",
                        "flow_acquisition_autorisation")
                .doesNotContain(
                        "flow_acquisitionAAutoriser", "flow_opportunite_affaires", "flow_autorisation_demarrage");
    }

    @Test
    void un_projet_qui_acquiert_y_passe_et_un_retour_au_do_se_voit() {
        Set<Phase> connues = Set.of(Phase.FICHE, Phase.OPPORTUNITE, Phase.AFFAIRES);
        assertThat(chemin.emprunte(portes(connues), List.of(), "EN_COURS"))
                .contains("flow_acquisitionAAutoriser", "flow_opportunite_affaires")
                .doesNotContain(
                        "flow_sansAcquisition", "flow_opportuniteARevoir", "flow_affaires_acquisitionAutorisee");
        assertThat(chemin.emprunte(portes(connues), List.of(decision("DA", "RETOUR_AU_DO")), "EN_COURS"))
                .contains("flow_opportuniteARevoir");
    }

    @Test
    void une_cloture_refusee_ramene_a_l_execution_et_la_fin_dit_laquelle() {
        Set<Phase> toutes = Set.of(Phase.values());
        assertThat(chemin.emprunte(portes(toutes), List.of(), "SERVICE_PERENNE"))
                .contains("flow_clotureAcceptee", "flow_perennite_suite", "flow_maintenir")
                .doesNotContain("flow_clotureRefusee", "flow_cesser", "flow_transformer");
        assertThat(chemin.emprunte(portes(toutes), List.of(decision("CLOTURE", "REFUSE")), "SERVICE_CESSE"))
                .contains("flow_clotureRefusee", "flow_cesser")
                .doesNotContain("flow_maintenir");
    }
}
