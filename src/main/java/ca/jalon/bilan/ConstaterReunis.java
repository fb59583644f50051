package ca.jalon.bilan;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Dit si un bilan consolidé attend encore ceux qu'il réunit. */
@Component
class ConstaterReunis implements ExecutionListener {

    private final Bilans bilans;

    ConstaterReunis(Bilans bilans) {
        this.bilans = bilans;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Bilan bilan = bilans.exiger(execution.getProcessBusinessKey());
        BilanAnnuel.REUNIS.set(execution, bilans.reunis(bilan.annee(), bilan.palier(), bilan.perimetre()));
    }
}
