package ca.jalon.bilan;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Note au registre où en est le bilan, à l'entrée de l'étape. */
@Component
class NoterEtapeBilan implements ExecutionListener {

    private final Bilans bilans;

    NoterEtapeBilan(Bilans bilans) {
        this.bilans = bilans;
    }

    @Override
    public void notify(DelegateExecution execution) {
        bilans.situer(execution.getProcessBusinessKey(), Etape.de(execution.getCurrentActivityId()));
    }
}
