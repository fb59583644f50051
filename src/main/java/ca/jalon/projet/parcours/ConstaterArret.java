package ca.jalon.projet.parcours;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Constate que le service est déjà arrêté : rien à évaluer, le projet finit cessé (P-01h). */
@Component
class ConstaterArret implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("diagnostic", "MORT");
        execution.setVariable("suite", "CESSER");
    }
}
