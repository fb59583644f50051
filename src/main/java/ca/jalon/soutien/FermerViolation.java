package ca.jalon.soutien;

import ca.jalon.moteur.contrat.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Date la fin de l’incident de confidentialité. */
@Component
class FermerViolation implements ExecutionListener {

    private final Violations violations;

    FermerViolation(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void notify(DelegateExecution execution) {

        violations.fermer(Variable.text("numeroViolation").orNull(execution));
    }
}
