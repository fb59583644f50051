package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;

import ca.jalon.Conduite;
import ca.jalon.Couverture;
import ca.jalon.EssaiModele;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Autorisation de démarrer : prérequis, planification au CNCOT, sous-ministre en dernier (P-01d). */
@EssaiModele
class AutorisationDemarrageTest {

    @Autowired
    ProcessEngine moteur;

    private Conduite projet;

    @BeforeEach
    void preparer() {
        init(moteur);
        projet = new Conduite(moteur);
    }

    @AfterEach
    void remettreLHorloge() {
        ClockUtil.reset();
    }

    @AfterAll
    static void tout_est_emprunte() {
        assertThat(Couverture.manquants("projet/autorisation-demarrage")).isEmpty();
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
