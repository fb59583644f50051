package ca.jalon.repertoire;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** La revue semestrielle d'une fiche, à qui elle est offerte : « rien n'a changé » se dit d'un geste, de la carte. */
@Component
class Revue {

    private static final String TACHE = "userTask_confirmerFiche";
    private static final String INCHANGEE = "INCHANGEE";

    private final TaskService taches;
    private final FormService formulaires;

    Revue(TaskService taches, FormService formulaires) {
        this.taches = taches;
        this.formulaires = formulaires;
    }

    /** La tâche de la revue ouverte sur ce service, si cette personne la tient ou peut la prendre. */
    Optional<Task> offerte(Fiche fiche, String compte, Collection<String> groupes) {
        return fiche.ouverte() == null || groupes.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(taches.createTaskQuery()
                        .processInstanceId(fiche.ouverte())
                        .taskDefinitionKey(TACHE)
                        .or()
                        .taskAssignee(compte)
                        .taskCandidateGroupIn(List.copyOf(groupes))
                        .endOr()
                        .singleResult());
    }

    /** Prend la tâche et y répond : le même envoi, jugé de même, que par Tasklist. */
    @Transactional
    public void confirmer(Task revue, String compte) {
        if (revue.getAssignee() == null) {
            taches.claim(revue.getId(), compte);
        }
        formulaires.submitTaskForm(revue.getId(), Map.of(Repertoire.REPONSE.name(), INCHANGEE));
    }
}
