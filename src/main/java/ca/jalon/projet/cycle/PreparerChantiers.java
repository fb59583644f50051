package ca.jalon.projet.cycle;

import ca.jalon.moteur.contrat.Variable;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Prépare les chantiers à mener : ceux du manuel, ou les sept chantiers minimaux si la charte n'en dit rien. */
@Component
class PreparerChantiers implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        List<String> retenus = Variable.elements(execution, "chantiers");
        List<String> prevus = retenus.isEmpty() ? Chantier.tous() : retenus;
        execution.setVariable("chantiersPrevus", String.join(",", prevus));
        execution.setVariable("nombreChantiers", (long) prevus.size());
    }
}
