package ca.jalon.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiPostgres;
import ca.jalon.MoteurNu;
import ca.jalon.Noeud;
import ca.jalon.avis.Avis;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * Vide une file d'avis vers un serveur SMTP local et compare le débit à celui de travaux vides sur le moteur nu.
 *
 * <p>{@code mvn -Pbench test -Dtest=MesureDebit} : 5 000 de chaque, au moins 0,4 fois le débit du moteur nu. Même
 * PostgreSQL, même exécuteur (quatre fils, lots de seize).
 */
@EssaiPostgres
@TestPropertySource(properties = "camunda.bpm.job-execution.enabled=true")
class MesureDebit {

    private static final int TRAVAUX = Integer.getInteger("jalon.banc.avis", 5000);
    /** Le régime d'un nœud en service depuis des jours : les deux moteurs compilés par la machine virtuelle. */
    private static final int ECHAUFFEMENT = 15_000;
    private static final SmtpCapricieux POSTE = new SmtpCapricieux();

    @Autowired
    Avis avis;

    @Autowired
    ProcessEngineConfigurationImpl jalon;

    @Autowired
    JdbcClient base;

    @DynamicPropertySource
    static void poste(DynamicPropertyRegistry proprietes) {
        proprietes.add("spring.mail.port", POSTE::port);
    }

    @Test
    void vider_la_file_des_avis() {
        JobExecutor executeur = jalon.getJobExecutor();
        executeur.shutdown();
        double nu = debitNu();
        demander(ECHAUFFEMENT);
        vider(executeur, base, "moteur.");
        demander(TRAVAUX);
        double avisParSeconde = TRAVAUX / vider(executeur, base, "moteur.");
        System.out.printf(
                "%d avis : %.0f par seconde vers un SMTP local ; travaux vides du moteur nu : %.0f par seconde ;"
                        + " rapport %.2f%n",
                TRAVAUX, avisParSeconde, nu, avisParSeconde / nu);
        assertThat(POSTE.recus()).hasSize(ECHAUFFEMENT + TRAVAUX);
        assertThat(avisParSeconde / nu).isGreaterThanOrEqualTo(0.4);
    }

    private void demander(int combien) {
        for (int i = 0; i < combien; i++) {
            avis.demander(
                    "avis/tache-a-faire",
                    "BANC-" + i,
                    List.of(Avis.groupe("admin-processus")),
                    Map.of("tache", "Essai", "lien", "x", "titre", "Essai", "consigne", "Essai"));
        }
    }

    /** Secondes que l'exécuteur met à vider la file. */
    private static double vider(JobExecutor executeur, JdbcClient base, String schema) {
        base.sql("analyze").update();
        long debut = System.nanoTime();
        executeur.start();
        while (base.sql("select count(*) from %sact_ru_job where retries_ > 0 and type_ = 'message'".formatted(schema))
                        .query(Long.class)
                        .single()
                > 0) {
            Noeud.dormir(100);
        }
        double secondes = (System.nanoTime() - debut) / 1e9;
        executeur.shutdown();
        return secondes;
    }

    private static double debitNu() {
        try (HikariDataSource source = MoteurNu.base()) {
            source.setMaximumPoolSize(20);
            DefaultJobExecutor executeur = new DefaultJobExecutor();
            executeur.setCorePoolSize(4);
            executeur.setMaxPoolSize(4);
            executeur.setQueueSize(32);
            executeur.setMaxJobsPerAcquisition(16);
            executeur.setWaitTimeInMillis(2000);
            executeur.setBackoffTimeInMillis(25);
            executeur.setMaxBackoff(400);
            StandaloneProcessEngineConfiguration reglages = MoteurNu.reglages(source);
            reglages.setJobExecutor(executeur);
            reglages.setJobExecutorDeploymentAware(false);
            ProcessEngine moteur = reglages.buildProcessEngine();
            try {
                moteur.getRepositoryService()
                        .createDeployment()
                        .addModelInstance(
                                "vide.bpmn",
                                Bpmn.createExecutableProcess("vide")
                                        .camundaHistoryTimeToLive(30)
                                        .startEvent()
                                        .serviceTask()
                                        .camundaExpression("${true}")
                                        .camundaAsyncBefore()
                                        .camundaExclusive(false)
                                        .endEvent()
                                        .done())
                        .deploy();
                JdbcClient base = JdbcClient.create(source);
                lancer(moteur, ECHAUFFEMENT);
                vider(executeur, base, "");
                lancer(moteur, TRAVAUX);
                return TRAVAUX / vider(executeur, base, "");
            } finally {
                moteur.close();
            }
        }
    }

    private static void lancer(ProcessEngine moteur, int combien) {
        for (int i = 0; i < combien; i++) {
            moteur.getRuntimeService().startProcessInstanceByKey("vide");
        }
    }
}
