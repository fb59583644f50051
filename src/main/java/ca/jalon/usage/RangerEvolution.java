package ca.jalon.usage;

import ca.jalon.moteur.contrat.Reponses;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Donne à l'évolution son rang et sa suite. */
@Component
class RangerEvolution implements JavaDelegate {

    private final Reponses reponses;
    private final Evolutions evolutions;

    RangerEvolution(Reponses reponses, Evolutions evolutions) {
        this.reponses = reponses;
        this.evolutions = evolutions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Map<String, Object> dites =
                reponses.dernier(execution, "prioriser-evolution").orElseThrow().valeurs();
        Number rang = (Number) dites.get("rangEvolution");
        evolutions.ranger(
                execution.getProcessBusinessKey(),
                (String) dites.get("suiteEvolution"),
                rang == null ? null : rang.intValue(),
                (String) dites.get("projetEvolution"));
    }
}
