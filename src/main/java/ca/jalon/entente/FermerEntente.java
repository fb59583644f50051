package ca.jalon.entente;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Ferme l'entente au registre : elle ne désigne plus personne pour le soutien. */
@Component
class FermerEntente implements ExecutionListener {

    private final Ententes ententes;

    FermerEntente(Ententes ententes) {
        this.ententes = ententes;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Entente.ETAT.set(execution, ententes.fermer(execution.getProcessBusinessKey()));
    }
}
