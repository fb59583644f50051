package ca.jalon.entente;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Retire de l'entente l'établissement qui refuse ; les signatures déjà données restent, leur texte n'a pas changé. */
@Component
class RetirerPartie implements JavaDelegate {

    private final Ententes ententes;

    RetirerPartie(Ententes ententes) {
        this.ententes = ententes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ententes.noter(execution.getProcessBusinessKey(), Entente.REFUSANT.in(execution), Ententes.RETIREE, null, null);
    }
}
