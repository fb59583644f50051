package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.NUMERO;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Avise le demandeur que sa demande se ferme sans confirmation, et comment en faire une autre. */
@Component
class FermerEnSilence implements JavaDelegate {

    private final AviserSoutien aviser;
    private final Journal journal;

    FermerEnSilence(AviserSoutien aviser, Journal journal) {
        this.aviser = aviser;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {

        journal.noter(
                NUMERO.in(execution), null, "Fermée sans confirmation", "Le demandeur n’a pas répondu dans le délai.");
        aviser.demandeur(execution, "fermee-en-silence", Map.of());
    }
}
