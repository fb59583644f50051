package ca.jalon.avis;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.BasePostgres;
import ca.jalon.EssaiPostgres;
import ca.jalon.SourceComptee;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compte les instructions SQL d'un avis, de sa demande à son instance close, prise du travail comprise : 25 au plus.
 *
 * <p>{@code mvn -Pbench test -Dtest=MesureAvis}
 */
@EssaiPostgres
@Import(SourceComptee.Installation.class)
@TestPropertySource(properties = SourceComptee.ADRESSE_DES_MIGRATIONS)
class MesureAvis {

    @Autowired
    Avis avis;

    @Autowired
    ManagementService gestion;

    @Autowired
    ProcessEngineConfigurationImpl moteur;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    DataSource base;

    @Test
    void instructions_d_un_avis() {
        SourceComptee compteur = (SourceComptee) base;
        List<String> demande = List.of();
        List<String> envoi = List.of();
        // Le premier avis lit aussi ce que le moteur garde ensuite en mémoire.
        for (int tour = 0; tour < 3; tour++) {
            compteur.relever();
            new TransactionTemplate(transactions)
                    .executeWithoutResult(etat -> avis.demander(
                            "avis/tache-a-faire",
                            "BENCH-1",
                            List.of(Avis.groupe("admin-processus")),
                            Map.of("tache", "Essai", "lien", "x", "titre", "Essai", "consigne", "Essai")));
            demande = compteur.relever();
            AcquiredJobs pris =
                    moteur.getCommandExecutorTxRequired().execute(new AcquireJobsCmd(moteur.getJobExecutor()));
            assertThat(pris.size()).isEqualTo(1);
            gestion.executeJob(pris.getJobIdBatches().get(0).get(0));
            envoi = compteur.relever();
        }
        imprimer("demande", demande);
        imprimer("envoi", envoi);
        System.out.printf(
                "Un avis : %d instructions à la demande, %d à l'envoi, %d en tout%n",
                demande.size(), envoi.size(), demande.size() + envoi.size());
        assertThat(BasePostgres.poste().getReceivedMessages()).isNotEmpty();
        assertThat(demande.size() + envoi.size()).isLessThanOrEqualTo(25);
    }

    private static void imprimer(String moment, List<String> instructions) {
        Map<String, Integer> parSorte = new TreeMap<>();
        instructions.forEach(sql -> parSorte.merge(sql.substring(0, Math.min(90, sql.length())), 1, Integer::sum));
        parSorte.forEach((sql, fois) -> System.out.println(moment + " " + fois + " × " + sql));
    }
}
