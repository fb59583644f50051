package ca.jalon.suppleance;

import static ca.jalon.suppleance.Absence.PARTANT;
import static ca.jalon.suppleance.Absence.REMPLACANT;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.Audit;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Confie toutes les tâches ouvertes d'une personne qui part à une autre, qui en reçoit aussi les droits. */
@Component
class ReaffecterTaches implements JavaDelegate {

    private final TaskService taches;
    private final TachesEnPersonne enPersonne;

    ReaffecterTaches(TaskService taches, TachesEnPersonne enPersonne) {
        this.taches = taches;
        this.enPersonne = enPersonne;
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
            // Sans ce lien, le prochain passage la rendrait à un groupe dont la personne n'est pas.
            taches.addCandidateUser(tache.getId(), remplacant);
            enPersonne.retirerDroit(tache.getId(), partant);
        }
        for (String tache : enPersonne.liees(partant, IdentityLinkType.CANDIDATE)) {
            taches.addCandidateUser(tache, remplacant);
            enPersonne.retirerCandidature(tache, partant);
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
}
