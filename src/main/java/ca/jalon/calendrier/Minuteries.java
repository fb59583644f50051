package ca.jalon.calendrier;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Fait suivre aux minuteries et aux tâches d'un dossier les échéances qui changent.
 *
 * <p>Une minuterie de modèle suit l'objet que dit son identifiant : {@code _avertissementNiveau},
 * {@code _echeanceNiveau} ; une tâche, celui de sa propriété {@code echeance}.
 */
@Component
class Minuteries {

    /** Date que montre Cockpit pour une minuterie arrêtée. */
    private static final Instant HORS_D_ATTEINTE = Instant.parse("2999-12-31T00:00:00Z");

    private final ManagementService gestion;
    private final RuntimeService executions;
    private final TaskService taches;
    private final RepositoryService modeles;

    Minuteries(ManagementService gestion, RuntimeService executions, TaskService taches, RepositoryService modeles) {
        this.gestion = gestion;
        this.executions = executions;
        this.taches = taches;
        this.modeles = modeles;
    }

    void deplacer(String cle, String objet, Instant echeance, Instant avertissement) {
        String nom = objet.charAt(0) + objet.substring(1).toLowerCase(Locale.ROOT);
        for (Job job : jobs(cle)) {
            String activite = gestion.createJobDefinitionQuery()
                    .jobDefinitionId(job.getJobDefinitionId())
                    .singleResult()
                    .getActivityId();
            if (activite.endsWith("_echeance" + nom)) {
                gestion.setJobDuedate(job.getId(), Date.from(echeance));
            } else if (activite.endsWith("_avertissement" + nom)) {
                gestion.setJobDuedate(job.getId(), Date.from(avertissement));
            }
        }
        for (Task tache :
                taches.createTaskQuery().processInstanceBusinessKey(cle).list()) {
            if (objet.equals(Proprietes.de(modeles, tache, EcheanceTache.ECHEANCE))) {
                taches.setDueDate(tache.getId(), Date.from(echeance));
            }
        }
    }

    /**
     * Met hors d'atteinte les minuteries du dossier jusqu'à ce qu'on les déplace.
     *
     * <p>Par leur date plutôt que par la suspension du moteur : celle-ci écrit en bloc et se heurterait, dans la même
     * transaction, aux minuteries qu'une étape vient de retirer.
     */
    void arreter(String cle) {
        jobs(cle).forEach(job -> gestion.setJobDuedate(job.getId(), Date.from(HORS_D_ATTEINTE)));
    }

    private List<Job> jobs(String cle) {
        return executions.createProcessInstanceQuery().processInstanceBusinessKey(cle).list().stream()
                .flatMap(instance ->
                        gestion.createJobQuery().processInstanceId(instance.getId()).timers().list().stream())
                .toList();
    }
}
