package ca.jalon.repertoire;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Dit « à confirmer » un service dont la revue reste sans réponse. */
@Component
class MarquerAConfirmer implements JavaDelegate {

    private final Fiches fiches;

    MarquerAConfirmer(Fiches fiches) {
        this.fiches = fiches;
    }

    @Override
    public void execute(DelegateExecution execution) {
        fiches.douter(Repertoire.SERVICE.in(execution));
    }
}
