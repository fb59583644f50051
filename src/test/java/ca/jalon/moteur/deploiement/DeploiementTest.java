package ca.jalon.moteur.deploiement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.jalon.EssaiPostgres;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Vérifie ce que deviennent les modèles quand des nœuds d'âges différents se suivent. */
@EssaiPostgres
class DeploiementTest {

    private static final String CONSTRUCTION = "jalon.construction";

    @Autowired
    Deploiement deploiement;

    @Autowired
    RepositoryService modeles;

    @Autowired
    ManagementService gestion;

    @Autowired
    RuntimeService executions;

    @Autowired
    TaskService taches;

    @Test
    void un_noeud_plus_ancien_qui_redemarre_ne_remet_pas_ses_modeles() throws Exception {
        String connue = gestion.getProperties().get(CONSTRUCTION);
        String ancien = new String(
                getClass().getResourceAsStream("/processes/avis/avis.bpmn").readAllBytes(), StandardCharsets.UTF_8);
        String plusRecent = modeles.createDeployment()
                .name("jalon")
                .addString(
                        "processes/avis/avis.bpmn",
                        ancien.replace("camunda:versionTag=\"1\"", "camunda:versionTag=\"plus-recent\""))
                .deploy()
                .getId();
        gestion.setProperty(CONSTRUCTION, "2999-01-01T00:00:00Z");
        try {
            deploiement.run(null);
            assertThat(etiquetteDeLAvis()).isEqualTo("plus-recent");
        } finally {
            gestion.setProperty(CONSTRUCTION, connue);
            modeles.deleteDeployment(plusRecent, true);
        }
        deploiement.run(null);
        assertThat(etiquetteDeLAvis()).isEqualTo("1");
    }

    /** Un processus que cette version n'a plus : personne ne le démarre, ce qu'il menait finit. */
    @Test
    void un_modele_retire_ne_se_demarre_plus_et_ses_instances_finissent() {
        String retire = modeles.createDeployment()
                .name("jalon")
                .addModelInstance(
                        "processes/essai/modele-retire.bpmn",
                        Bpmn.createExecutableProcess("modele-retire")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .userTask("userTask_attendre")
                                .manualTask()
                                .camundaAsyncBefore()
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        String instance = executions.startProcessInstanceByKey("modele-retire").getId();
        try {
            deploiement.run(null);
            assertThatThrownBy(() -> executions.startProcessInstanceByKey("modele-retire"))
                    .hasMessageContaining("suspended");
            taches.complete(taches.createTaskQuery()
                    .processInstanceId(instance)
                    .singleResult()
                    .getId());
            gestion.executeJob(gestion.createJobQuery()
                    .processInstanceId(instance)
                    .active()
                    .singleResult()
                    .getId());
            assertThat(executions
                            .createProcessInstanceQuery()
                            .processInstanceId(instance)
                            .count())
                    .isZero();
        } finally {
            modeles.deleteDeployment(retire, true);
        }
    }

    private String etiquetteDeLAvis() {
        return modeles.createProcessDefinitionQuery()
                .processDefinitionKey("avis")
                .latestVersion()
                .singleResult()
                .getVersionTag();
    }
}
