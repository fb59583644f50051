package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.CLOTURE_ACCEPTEE;

import ca.jalon.moteur.contrat.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Note que la clôture est refusée, et pourquoi : le projet retourne à l'exécution (P-01g). */
@Component
class RefuserCloture implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        CLOTURE_ACCEPTEE.set(execution, false);
        execution.setVariable("motifClotureRefusee", Variable.text("motif").orNull(execution));
    }
}
