package ca.jalon.entente;

import ca.jalon.organisation.Organisations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Fait du ministère le porteur d'un besoin de mandat : lui seul confie un mandat à un CCT. */
@Component
class PreparerMandat implements JavaDelegate {

    private final Organisations organisations;

    PreparerMandat(Organisations organisations) {
        this.organisations = organisations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Entente.ETABLISSEMENT.set(execution, organisations.ministere().code());
    }
}
