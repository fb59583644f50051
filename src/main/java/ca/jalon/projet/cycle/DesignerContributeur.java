package ca.jalon.projet.cycle;

import ca.jalon.moteur.contrat.Variable;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Confie chaque contribution à sa partie prenante. */
@Component
class DesignerContributeur implements TaskListener {

    @Override
    public void notify(DelegateTask tache) {
        int rang = Variable.count("loopCounter").in(tache).intValue();
        tache.setAssignee(Variable.elements(tache, "contributeurs").get(rang));
    }
}
