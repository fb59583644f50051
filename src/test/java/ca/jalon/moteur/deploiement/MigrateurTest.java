package ca.jalon.moteur.deploiement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Une étape que la nouvelle version a changée de place suit son instance. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrateurTest {

    private final ProcessEngine moteur = new StandaloneInMemProcessEngineConfiguration()
            .setJdbcUrl("jdbc:h2:mem:migrateur;DB_CLOSE_DELAY=-1")
            .setProcessEngineName("migrateur")
            .setEnforceHistoryTimeToLive(false)
            .buildProcessEngine();
    private final Migrateur migrateur = new Migrateur(
            (ProcessEngineConfigurationImpl) moteur.getProcessEngineConfiguration(),
            moteur.getRuntimeService(),
            moteur.getRepositoryService());

    @AfterAll
    void fermer() {
        moteur.close();
    }

    private static BpmnModelInstance aLaRacine(String processus) {
        return Bpmn.createExecutableProcess(processus)
                .startEvent()
                .userTask("evaluer")
                .name("Évaluer")
                .boundaryEvent("rappel")
                .cancelActivity(false)
                .timerWithDuration("P3D")
                .endEvent()
                .moveToActivity("evaluer")
                .endEvent()
                .done();
    }

    private static BpmnModelInstance dansUnSousProcessus(String processus) {
        return Bpmn.createExecutableProcess(processus)
                .startEvent()
                .subProcess("portee")
                .embeddedSubProcess()
                .startEvent()
                .userTask("evaluer")
                .boundaryEvent("rappel")
                .cancelActivity(false)
                .timerWithDuration("P9D")
                .endEvent()
                .moveToActivity("evaluer")
                .userTask("revoir")
                .endEvent()
                .subProcessDone()
                .endEvent()
                .done();
    }

    private String deployer(String processus, BpmnModelInstance modele) {
        return moteur.getRepositoryService()
                .createDeployment()
                .addModelInstance(processus + ".bpmn", modele)
                .deployWithResult()
                .getDeployedProcessDefinitions()
                .get(0)
                .getId();
    }

    private String tache(ProcessInstance instance) {
        return moteur.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getId();
    }

    private Date echeance(ProcessInstance instance) {
        return moteur.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getDuedate();
    }

    @Test
    void une_etape_mise_dans_un_sous_processus_y_suit_son_instance_et_garde_son_echeance() {
        String avant = deployer("entre", aLaRacine("entre"));
        ProcessInstance instance = moteur.getRuntimeService().startProcessInstanceById(avant);
        Date promise = echeance(instance);
        String apres = deployer("entre", dansUnSousProcessus("entre"));

        MigrationPlan plan = migrateur.plan(avant, apres);
        assertThat(plan.getInstructions())
                .extracting(MigrationInstruction::getSourceActivityId)
                .contains("evaluer", "rappel");
        assertThat(migrateur.obstacle(plan, instance.getId())).isEmpty();
        assertThat(migrateur.migrer(plan, instance.getId())).isEmpty();
        assertThat(echeance(instance)).isEqualTo(promise);

        moteur.getTaskService().complete(tache(instance));
        assertThat(moteur.getRuntimeService().getActiveActivityIds(instance.getId()))
                .containsExactly("revoir");
        moteur.getTaskService().complete(tache(instance));
        assertThat(moteur.getRuntimeService().createProcessInstanceQuery().list())
                .isEmpty();
    }

    @Test
    void une_etape_partie_reste_un_obstacle_que_l_on_nomme() {
        String avant = deployer("parti", aLaRacine("parti"));
        ProcessInstance instance = moteur.getRuntimeService().startProcessInstanceById(avant);
        String apres = deployer(
                "parti",
                Bpmn.createExecutableProcess("parti")
                        .startEvent()
                        .userTask("autre")
                        .endEvent()
                        .done());
        MigrationPlan plan = migrateur.plan(avant, apres);
        assertThat(plan.getInstructions()).isEqualTo(List.of());
        assertThat(migrateur.obstacle(plan, instance.getId())).get().asString().contains("« Évaluer »");
        moteur.getRuntimeService().deleteProcessInstance(instance.getId(), "essai");
    }
}
