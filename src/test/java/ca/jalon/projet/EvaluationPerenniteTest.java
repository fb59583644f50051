package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.jalon.EcritsEssai;
import ca.jalon.EssaiDeModele;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.Test;

/** Évaluation de la pérennité : ouverture, report, contributions, diagnostic, suites (P-01h). */
class EvaluationPerenniteTest extends EssaiDeModele {

    EvaluationPerenniteTest() {
        super("projet/evaluation-perennite");
    }

    private ProcessInstance phase() {
        Map<String, Object> variables = new HashMap<>();
        variables.put("dateImplantation", "2026-01-15");
        variables.put("dateEvaluation", "2027-01-15T08:00:00-05:00");
        variables.put("dateEscalade", "2027-02-15T08:00:00-05:00");
        variables.put("chargeDeProjet", "charge.projet");
        variables.put("conseillerClinique", "conseiller");
        variables.put("membresComite", "dirigeant,pilote.techno");
        variables.put("evaluationReportee", null);
        return projet.demarrer("evaluation-perennite", variables);
    }

    private static Map<String, Object> ouverture(String issue) {
        Map<String, Object> reponse = new HashMap<>();
        reponse.put("ouverture", issue);
        reponse.put("motif", "Le responsable clinique est absent jusqu’au printemps.");
        reponse.put("dateArret", issue.equals("SERVICE_ARRETE") ? "2026-01-05" : null);
        return reponse;
    }

    private void evaluer(int note, Map<String, Object> diagnostic) {
        projet.finir("ouvrirEvaluation");
        projet.finir("convoquerPartiesPrenantes");
        assertThat(avises(projet.numero, "avis/sans-destinataire"))
                .as("chaque partie prenante reçoit le courriel de sa contribution")
                .isEmpty();
        projet.taches().forEach(tache -> projet.finir("contribuerPerennite"));
        projet.finir("evaluerPerennite", scores(note));
        projet.finir("confirmerDiagnostic", diagnostic);
    }

    private static Map<String, Object> scores(int note) {
        Map<String, Object> scores = new HashMap<>();
        for (String axe : List.of("Clinique", "Organisation", "Usage", "Technologie", "Financement", "Satisfaction")) {
            scores.put("score" + axe, note);
        }
        return scores;
    }

    @Test
    void un_service_en_sante_est_maintenu_apres_un_examen_a_revoir() {
        ProcessInstance phase = phase();
        evaluer(4, Map.of());
        projet.finir(
                "examinerPerennite",
                Map.of("avisExamen", "A_REVOIR", "commentaire", "Préciser le volume de la dernière année."));
        projet.finir("evaluerPerennite", scores(4));
        projet.finir("confirmerDiagnostic");
        projet.finir("examinerPerennite");
        projet.finir(
                "planifierActions",
                Map.of(
                        "contexteAction",
                        "Former une seconde infirmière experte.",
                        "responsableAction",
                        "pilote.techno",
                        "echeanceAction",
                        "2031-06-30"));

        BpmnAwareTests.assertThat(phase).isEnded().hasPassed("endEvent_serviceMaintenu");
        Task confiee = moteur.getTaskService()
                .createTaskQuery()
                .processDefinitionKey("confier-action")
                .taskAssignee("pilote.techno")
                .singleResult();
        assertThat(confiee.getDueDate()).isEqualTo("2031-06-30T00:00:00");
        assertThat(executions
                        .getVariable(confiee.getProcessInstanceId(), "libelleAction")
                        .toString())
                .startsWith("Maintenir le service : ");
    }

    @Test
    void l_evaluateur_lit_les_cibles_fixees_au_depart_a_cote_de_ce_qui_fut_atteint() throws IOException {
        ProcessInstance phase = phase();
        EcritsEssai.deposer(
                ecrits,
                projet.numero,
                "dossier-affaires",
                Map.of("indicateursCibles", "Avis en 72 heures, 7 fois sur 10"));
        EcritsEssai.deposer(
                ecrits, projet.numero, "charte-projet", Map.of("indicateursResultats", "1 900 déplacements évités"));
        EcritsEssai.deposer(
                ecrits,
                projet.numero,
                "plan-perennite",
                Map.of("indicateursUsage", "Six cents téléassistances par an"));
        projet.finir("ouvrirEvaluation");
        projet.finir("convoquerPartiesPrenantes");
        projet.taches().forEach(tache -> projet.finir("contribuerPerennite"));
        assertThat(phase).isNotNull();

        JsonNode servi = new ObjectMapper().readTree(projet.servi(projet.tache("evaluerPerennite")));
        Map<String, JsonNode> parId = new HashMap<>();
        servi.findParents("layout").forEach(champ -> parId.put(champ.path("id").asText(), champ));
        assertThat(parId.get("texte_cibles").path("text").asText())
                .contains("Avis en 72 heures", "déplacements évités", "Six cents téléassistances");
        assertThat(parId.get("texte_cibles").at("/layout/row"))
                .as("côte à côte")
                .isEqualTo(parId.get("champ_indicateurs").at("/layout/row"));
    }

    @Test
    void une_transformation_demarre_un_projet_dont_la_fiche_est_a_mettre_a_jour() {
        ProcessInstance phase = phase();
        evaluer(
                1,
                Map.of(
                        "diagnostic",
                        "EVOLUTION",
                        "descriptionTransformation",
                        "Ajouter le suivi des plaies par photo entre les visites."));
        projet.finir("examinerPerennite");

        BpmnAwareTests.assertThat(phase).isEnded().hasPassed("endEvent_serviceTransforme");
        String suivant = (String) moteur.getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(phase.getId())
                .variableName("numeroProjetSuivant")
                .singleResult()
                .getValue();
        Task mise = moteur.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(suivant)
                .taskDefinitionKey("userTask_completerFiche")
                .singleResult();
        assertThat(moteur.getTaskService().getVariable(mise.getId(), "motif"))
                .asString()
                .contains(projet.numero);
        assertThat(projet.montre(mise, "projetOrigine")).isEqualTo(projet.numero);
    }

    @Test
    void un_service_mort_recoit_un_plan_de_retrait() {
        ProcessInstance phase = phase();
        evaluer(0, Map.of("diagnostic", "MORT", "planRetrait", "Transfert vers la clinique externe en trois mois."));
        projet.finir("examinerPerennite");
        projet.finir("planifierRetrait");
        BpmnAwareTests.assertThat(phase).isEnded().hasPassed("endEvent_serviceCesse");
    }

    @Test
    void une_evaluation_se_reporte_une_seule_fois_et_l_escalade_attend_d_autant() {
        ProcessInstance phase = phase();
        assertThat(projet.tache("ouvrirEvaluation").getDueDate()).isEqualTo("2027-02-15T13:00:00Z");
        projet.finir("ouvrirEvaluation", ouverture("REPORTER"));
        assertThat(projet.taches()).isEmpty();
        projet.minuterie("event_reportEcoule");
        assertThat(projet.tache("ouvrirEvaluation").getDueDate()).isEqualTo("2027-05-15T12:00:00Z");
        assertThatThrownBy(() -> projet.finir("ouvrirEvaluation", ouverture("REPORTER")))
                .hasMessageContaining("déjà été reportée une fois");

        projet.finir("ouvrirEvaluation", ouverture("SERVICE_ARRETE"));
        BpmnAwareTests.assertThat(phase)
                .isEnded()
                .hasPassed("endEvent_serviceDejaArrete")
                .variables()
                .containsEntry("suite", "CESSER");
    }
}
