package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EcritsEssai;
import ca.jalon.EssaiDeModele;
import ca.jalon.registre.LignesDePlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Autorisation de démarrer : prérequis, planification au CNCOT, sous-ministre en dernier (P-01d). */
class AutorisationDemarrageTest extends EssaiDeModele {

    @Autowired
    LignesDePlan lignes;

    AutorisationDemarrageTest() {
        super("projet/autorisation-demarrage");
    }

    private ProcessInstance phase(Map<String, Object> variables) {
        Map<String, Object> toutes = new HashMap<>();
        toutes.put("voieRI", false);
        toutes.put("inscritPlanificationCncot", false);
        toutes.put("numeroPgri", null);
        toutes.put("decisionDA", null);
        toutes.putAll(variables);
        return projet.demarrer("autorisation-demarrage", toutes);
    }

    /** Une ligne de l'établissement que le CNCOT a reçue et qu'aucun projet ne réalise encore. */
    private String ligneInscrite() {
        String id = "LP-ESSAI-" + projet.numero;
        base.sql("""
                        insert into jalon.plan_ligne (id, annee, organisation, territoire, titre, type, appui, commune, statut)
                        values (?, 2026, 'ciusss-emtl', 'MONTREAL', 'Une ligne', 'PROJET', false, false, 'INSCRITE')
                        """).param(id).update();
        return id;
    }

    @Test
    void ce_qui_manque_est_regularise_puis_le_sous_ministre_decide_en_dernier() {
        ProcessInstance phase = phase(Map.of("voieRI", true, "decisionDA", "AUTORISE"));
        assertThat(moteur.getRuntimeService().getVariable(phase.getId(), "manque"))
                .isEqualTo("PLANIFICATION_CNCOT,DECLARATION_PGRI");
        String ligne = ligneInscrite();
        projet.finir("regulariserPrerequis", Map.of("lignePlanification", ligne));
        assertThat(lignes.inscrit(projet.numero)).isTrue();
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

    /** Personne n'atteste : sans ligne reçue, l'étape revient ; une ligne reçue l'ouvre, avant comme après. */
    @Test
    void seul_le_registre_inscrit() {
        ProcessInstance phase = phase(Map.of());
        projet.finir("regulariserPrerequis", Map.of("numeroPgri", ""));
        BpmnAwareTests.assertThat(phase).isWaitingAt("userTask_regulariserPrerequis");
        lignes.rattacher(ligneInscrite(), projet.numero);
        projet.correler("planification-transmise");
        BpmnAwareTests.assertThat(phase).hasPassed("serviceTask_deposerDemande");
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
