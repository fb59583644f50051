package ca.jalon.instance;

import ca.jalon.moteur.contrat.Variable;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Dit à ce qui a fait confier l'action (le suivi d'un risque) qu'elle est rendue ; personne d'autre ne l'attend. */
@Component
class RendreAction implements ExecutionListener {

    private static final String RENDUE = "action-rendue";

    private static final Variable<String> SUITE = Variable.text("suiteAction");

    private final RuntimeService executions;

    RendreAction(RuntimeService executions) {
        this.executions = executions;
    }

    @Override
    public void notify(DelegateExecution execution) {
        executions
                .createMessageCorrelation(RENDUE)
                .processInstanceVariableEquals("actionConfiee", execution.getProcessBusinessKey())
                .setVariable("actionFaite", SUITE.in(execution).equals("FAITE"))
                .correlateAll();
    }
}
