package ca.jalon.usage;

import ca.jalon.moteur.contrat.Variable;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Ajoute à la revue les membres du comité directeur du projet ; sans eux, l'instance du niveau la fait. */
@Component
class ConvierComite implements TaskListener {

    private static final String MEMBRES = "membresComite";

    @Override
    public void notify(DelegateTask tache) {
        Variable.elements(tache, MEMBRES).forEach(tache::addCandidateUser);
    }
}
