package ca.jalon.entente;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Les signatures recueillies, refusées ou abandonnées, aucune n'est plus attendue : les listes cessent d'en demander. */
@Component
class CloreSignatures implements ExecutionListener {

    private final Ententes ententes;

    CloreSignatures(Ententes ententes) {
        this.ententes = ententes;
    }

    @Override
    public void notify(DelegateExecution execution) {
        ententes.clore(execution.getProcessBusinessKey());
    }
}
