package ca.jalon.projet.cycle;

import ca.jalon.moteur.contrat.Variable;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Prépare une contribution par partie prenante choisie. */
@Component
class PreparerContributions implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        List<String> parties = Variable.elements(execution, "partiesPrenantes");
        execution.setVariable("contributeurs", String.join(",", parties));
        execution.setVariable("nombreContributeurs", (long) parties.size());
        execution.setVariable("contributions", "");
    }
}
