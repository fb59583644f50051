package ca.jalon.parc;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Rappelle une échéance à qui répond du contrat. */
@Component
class RappelerEcheance implements JavaDelegate {

    private final AviserEcheance aviser;

    RappelerEcheance(AviserEcheance aviser) {
        this.aviser = aviser;
    }

    @Override
    public void execute(DelegateExecution execution) {
        aviser.rappeler(execution);
    }
}
