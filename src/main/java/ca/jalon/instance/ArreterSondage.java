package ca.jalon.instance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Clôt un sondage : ses comptes ne changent plus. */
@Component
class ArreterSondage implements JavaDelegate {

    private final Sondages sondages;

    ArreterSondage(Sondages sondages) {
        this.sondages = sondages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        sondages.clore(execution.getProcessBusinessKey());
    }
}
