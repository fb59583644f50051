package ca.jalon.suppleance;

import static ca.jalon.suppleance.Absence.PARTANT;
import static ca.jalon.suppleance.Absence.REMPLACANT;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.Audit;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Confie toutes les tâches ouvertes d'une personne qui part à une autre, qui en reçoit aussi les droits. */
@Component
class ReaffecterTaches implements JavaDelegate {

    private final TaskService taches;
    private final AuthorizationService droits;

    ReaffecterTaches(TaskService taches, AuthorizationService droits) {
        this.taches = taches;
        this.droits = droits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String partant = PARTANT.in(execution);
        String remplacant = REMPLACANT.in(execution);
        if (partant.equals(remplacant)) {
            throw new Refus(400, "La personne qui part ne peut pas se remplacer elle-même.");
        }
        List<Task> tenues = taches.createTaskQuery().taskAssignee(partant).list();
        for (Task tache : tenues) {
            taches.setAssignee(tache.getId(), remplacant);
            retirerDroit(tache, partant);
        }
        List<Task> proposees = taches.createTaskQuery()
                .taskCandidateUser(partant)
                .withCandidateUsers()
                .list();
        for (Task tache : proposees) {
            boolean nommement = taches.getIdentityLinksForTask(tache.getId()).stream()
                    .anyMatch(lien -> partant.equals(lien.getUserId()));
            if (nommement) {
                taches.deleteCandidateUser(tache.getId(), partant);
                taches.addCandidateUser(tache.getId(), remplacant);
                retirerDroit(tache, partant);
            }
        }
        Audit.noter(
                "taches-reaffectees",
                Map.of(
                        "instance",
                        execution.getProcessInstanceId(),
                        "de",
                        partant,
                        "a",
                        remplacant,
                        "taches",
                        tenues.stream().map(Task::getId).toList()));
    }

    /** Le moteur laisse à l'ancien titulaire le droit de lire et de faire la tâche. */
    private void retirerDroit(Task tache, String partant) {
        droits.createAuthorizationQuery()
                .userIdIn(partant)
                .resourceType(Resources.TASK)
                .resourceId(tache.getId())
                .list()
                .forEach(droit -> droits.deleteAuthorization(droit.getId()));
    }
}
