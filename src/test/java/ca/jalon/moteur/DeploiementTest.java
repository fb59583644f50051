package ca.jalon.moteur;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiPostgres;
import ca.jalon.Noeud;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Vérifie ce que deviennent modèles et minuteries quand des nœuds d'âges différents se suivent. */
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
    HistoryService historique;

    @Autowired
    ProcessEngineConfigurationImpl configuration;

    @AfterEach
    void remettreLHeure() {
        ClockUtil.reset();
    }

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

    private String etiquetteDeLAvis() {
        return modeles.createProcessDefinitionQuery()
                .processDefinitionKey("avis")
                .latestVersion()
                .singleResult()
                .getVersionTag();
    }

    @Test
    void une_minuterie_posee_il_y_a_un_an_par_un_modele_remplace_sonne_une_fois() {
        String premier = deployer("premier");
        String instance =
                executions.startProcessInstanceByKey("essai-minuterie").getId();
        deployer("second");
        // Comme sur un nœud qui n'a jamais connu ce déploiement.
        gestion.unregisterDeploymentForJobExecutor(premier);
        ClockUtil.setCurrentTime(Date.from(new Date().toInstant().plus(Duration.ofDays(366))));

        JobExecutor executeur = configuration.getJobExecutor();
        executeur.start();
        try {
            for (int essai = 0; essai < 150 && enCours(instance); essai++) {
                Noeud.dormir(200);
            }
        } finally {
            executeur.shutdown();
        }
        assertThat(enCours(instance)).isFalse();
        assertThat(historique
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(instance)
                        .activityId("event_anPasse")
                        .count())
                .isEqualTo(1);
    }

    private boolean enCours(String instance) {
        return executions
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count()
                > 0;
    }

    private String deployer(String etiquette) {
        return modeles.createDeployment()
                .addString("essai-minuterie.bpmn", """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="essai">
                          <process id="essai-minuterie" isExecutable="true" camunda:versionTag="%s"
                              camunda:historyTimeToLive="P3650D">
                            <startEvent id="startEvent_pose"/>
                            <sequenceFlow id="flow_pose" sourceRef="startEvent_pose" targetRef="event_anPasse"/>
                            <intermediateCatchEvent id="event_anPasse">
                              <timerEventDefinition><timeDuration>P1Y</timeDuration></timerEventDefinition>
                            </intermediateCatchEvent>
                            <sequenceFlow id="flow_passe" sourceRef="event_anPasse" targetRef="endEvent_passe"/>
                            <endEvent id="endEvent_passe"/>
                          </process>
                        </definitions>
                        """.formatted(etiquette))
                .deploy()
                .getId();
    }
}
