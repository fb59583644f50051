package ca.jalon.moteur.refus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.EssaiMoteur;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.tree.ActivityExecutionHierarchyWalker;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Un refus lancé sous une commande arrive avec son statut et sa phrase, sans rien d'autre, et rien n'est écrit. */
@EssaiMoteur
@Import(TraductionRefusTest.Refuseurs.class)
class TraductionRefusTest {

    private static final String PHRASE = "Vous avez décidé à l'étape précédente : « une autre » personne décide ici.";

    static class Refuseurs {

        @Bean
        JavaDelegate refuserDansUnDelegue() {
            return execution -> {
                throw new Refus(409, PHRASE);
            };
        }

        @Bean
        TaskListener refuserDansUnEcouteur() {
            return tache -> {
                throw new IllegalStateException("emballé", new Refus(403, PHRASE));
            };
        }

        @Bean
        JavaDelegate echouer() {
            return execution -> {
                throw new IllegalStateException("panne");
            };
        }
    }

    /** Un écouteur refuse pendant qu'un autre finit l'exécution : le moteur n'y trouve que du vide, et c'est un croisement. */
    @Test
    void une_execution_partie_est_un_croisement_et_une_autre_panne_non() {
        NullPointerException duMoteur = new NullPointerException("scope");
        duMoteur.setStackTrace(new StackTraceElement[] {
            new StackTraceElement(ActivityExecutionHierarchyWalker.class.getName(), "getCurrentFlowScope", null, 90)
        });
        assertThat(TraductionRefus.estUnCroisement(new ProcessEngineException("écouteur", duMoteur)))
                .isTrue();
        assertThat(TraductionRefus.estUnCroisement(new ProcessEngineException("écouteur", new NullPointerException())))
                .isFalse();
    }

    @Autowired
    private RepositoryService modeles;

    @Autowired
    private RuntimeService instances;

    @Autowired
    private TaskService taches;

    @Autowired
    private TestRestTemplate rest;

    @BeforeEach
    void deployer() {
        if (modeles.createProcessDefinitionQuery().count() == 0) {
            modeles.createDeployment()
                    .addModelInstance("delegue.bpmn", avecDelegue("delegue", "${refuserDansUnDelegue}"))
                    .addModelInstance("panne.bpmn", avecDelegue("panne", "${echouer}"))
                    .addModelInstance("ecouteur.bpmn", avecEcouteur())
                    .deploy();
        }
    }

    @Test
    void un_delegue_refuse_par_REST() {
        var reponse = rest.postForEntity("/engine-rest/process-definition/key/delegue/start", Map.of(), JsonNode.class);
        assertThat(reponse.getStatusCode().value()).isEqualTo(200);

        String tache = taches.createTaskQuery()
                .processDefinitionKey("delegue")
                .singleResult()
                .getId();
        for (String porte : new String[] {"complete", "submit-form"}) {
            var refus = rest.postForEntity("/engine-rest/task/" + tache + "/" + porte, Map.of(), JsonNode.class);
            assertThat(refus.getStatusCode().value()).isEqualTo(409);
            assertThat(refus.getBody().get("message").asText()).isEqualTo(PHRASE);
            assertThat(refus.getBody().get("type").asText()).isEqualTo("Refus");
        }
        assertThat(taches.createTaskQuery().taskId(tache).count()).isOne();
    }

    @Test
    void un_ecouteur_refuse_par_REST_et_par_Java() {
        String tache = tache(instances.startProcessInstanceByKey("ecouteur").getId());

        var refus = rest.postForEntity("/engine-rest/task/" + tache + "/complete", Map.of(), JsonNode.class);
        assertThat(refus.getStatusCode().value()).isEqualTo(403);
        assertThat(refus.getBody().get("message").asText()).isEqualTo(PHRASE);

        assertThatThrownBy(() -> taches.complete(tache))
                .isInstanceOfSatisfying(Refus.class, r -> assertThat(r.statut()).isEqualTo(403))
                .hasMessage(PHRASE);
        assertThat(taches.createTaskQuery().taskId(tache).count()).isOne();
    }

    @Test
    void une_panne_reste_une_panne() {
        String tache = tache(instances.startProcessInstanceByKey("panne").getId());

        var panne = rest.postForEntity("/engine-rest/task/" + tache + "/complete", Map.of(), JsonNode.class);

        assertThat(panne.getStatusCode().value()).isEqualTo(500);
    }

    private String tache(String instance) {
        return taches.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    private static BpmnModelInstance avecDelegue(String cle, String expression) {
        return Bpmn.createExecutableProcess(cle)
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .userTask()
                .serviceTask()
                .camundaDelegateExpression(expression)
                .endEvent()
                .done();
    }

    private static BpmnModelInstance avecEcouteur() {
        return Bpmn.createExecutableProcess("ecouteur")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .userTask()
                .camundaTaskListenerDelegateExpression("complete", "${refuserDansUnEcouteur}")
                .endEvent()
                .done();
    }
}
