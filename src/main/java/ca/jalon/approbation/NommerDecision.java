package ca.jalon.approbation;

import static ca.jalon.approbation.Approbation.LIBELLE_JALON;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Dit dans le nom de la tâche ce qu'il s'agit d'autoriser. */
@Component
class NommerDecision implements TaskListener {

    @Override
    public void notify(DelegateTask tache) {
        tache.setName(tache.getName() + " : " + LIBELLE_JALON.in(tache));
    }
}
