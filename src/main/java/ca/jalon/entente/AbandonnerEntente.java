package ca.jalon.entente;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.contrat.Variable;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Abandonne une entente que ses parties n'ont pas toutes signée; refuse (409) celle qui a valu, ou qui a pris fin. */
@Component
class AbandonnerEntente implements JavaDelegate {

    private static final Variable<String> ENTENTE = Variable.text("ententeAAbandonner");
    private static final String MESSAGE = "abandon-entente";

    private final Ententes ententes;
    private final RuntimeService executions;

    AbandonnerEntente(Ententes ententes, RuntimeService executions) {
        this.ententes = ententes;
        this.executions = executions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String numero = ENTENTE.in(execution);
        if (ententes.trouver(numero)
                .filter(entente -> entente.etat().equals(Ententes.EN_PREPARATION))
                .isEmpty()) {
            throw new Refus(409, "Entente : %s ne se prépare plus ; rien n’est à abandonner.".formatted(numero));
        }
        execution.setProcessBusinessKey(numero);
        executions
                .createMessageCorrelation(MESSAGE)
                .processInstanceBusinessKey(numero)
                .correlate();
    }
}
