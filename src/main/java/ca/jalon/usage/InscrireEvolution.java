package ca.jalon.usage;

import ca.jalon.moteur.contrat.Variable;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Inscrit l'évolution au registre, à prioriser. */
@Component
class InscrireEvolution implements JavaDelegate {

    static final Variable<String> DEMANDE = Variable.text("demandeEvolution");

    private final Evolutions evolutions;
    private final Clock horloge;

    InscrireEvolution(Evolutions evolutions, Clock horloge) {
        this.evolutions = evolutions;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        evolutions.inscrire(
                execution.getProcessBusinessKey(),
                PreparerEvolution.SERVICE_VISE.in(execution),
                DEMANDE.in(execution),
                PreparerEvolution.ORIGINE.find(execution).orElse(null),
                Usage.aujourdhui(horloge).toString());
    }
}
