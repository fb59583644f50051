package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EcritsEssai;
import ca.jalon.EssaiDeModele;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.Test;

/** Autorisation de démarrer : prérequis, planification au CNCOT, sous-ministre en dernier (P-01d). */
class AutorisationDemarrageTest extends EssaiDeModele {

    AutorisationDemarrageTest() {
        super("projet/autorisation-demarrage");
    }

    private ProcessInstance phase(Map<String, Object> variables) {
        Map<String, Object> toutes = new HashMap<>();
        toutes.put("voieRI", false);
        toutes.put("inscritPlanificationCncot", false);
        toutes.put("numeroPgri", null);
        toutes.put("decisionDA", null);
        toutes.put("inscriptionCncotAttestee", null);
        toutes.putAll(variables);
        return projet.demarrer("autorisation-demarrage", toutes);
    }

    @Test
    void ce_qui_manque_est_regularise_puis_le_sous_ministre_decide_en_dernier() {
        ProcessInstance phase = phase(Map.of("voieRI", true, "decisionDA", "AUTORISE"));
        assertThat(moteur.getRuntimeService().getVariable(phase.getId(), "manque"))
                .isEqualTo("PLANIFICATION_CNCOT,DECLARATION_PGRI");
        projet.finir("regulariserPrerequis");
        projet.decider("dirigeant", "AUTORISE");
        projet.decider("sousministre", "RETOUR_POUR_COMPLEMENT");
        projet.finir("completerDemande");
        projet.decider("sousministre", "AUTORISE");

        BpmnAwareTests.assertThat(phase).isEnded().hasPassed("endEvent_demarrageAutorise");
    }

    /** Fiche, avis, rang, opportunité, affaires : tout ce qui a été dit, l'un sous l'autre. */
    @Test
    void qui_decide_du_demarrage_lit_tout_ce_qui_le_precede() {
        List<String> ecritsDAvant =
                List.of("donner-avis-technologique", "prioriser-projet", "dossier-opportunite", "dossier-affaires");
        ecritsDAvant.forEach(formulaire ->
                EcritsEssai.deposer(ecrits, projet.numero, formulaire, Map.of("dit", "dit par " + formulaire)));
        phase(Map.of("inscritPlanificationCncot", true));

        String lu = base.sql("select texte from jalon.depot where numero = ? and jalon = 'DEMARRAGE'")
                .param(projet.numero)
                .query(String.class)
                .single();
        assertThat(ecritsDAvant).allSatisfy(formulaire -> assertThat(lu).contains(formulaire.replace("-", "&#45;")));
    }

    @Test
    void la_planification_transmise_libere_le_projet_qui_l_attendait() {
        ProcessInstance phase = phase(Map.of());
        BpmnAwareTests.assertThat(phase).isWaitingAt("userTask_regulariserPrerequis");
        moteur.getRuntimeService()
                .createMessageCorrelation("planification-transmise")
                .processInstanceBusinessKey(projet.numero)
                .setVariable("inscritPlanificationCncot", true)
                .correlate();
        projet.decider("dirigeant", "AUTORISE");
        projet.decider("sousministre", "REFUSE");

        BpmnAwareTests.assertThat(phase).isEnded().hasPassed("endEvent_demarrageRefuse");
    }
}
