package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.ATTENTE;
import static ca.jalon.soutien.Soutien.MOTIF_ATTENTE;
import static ca.jalon.soutien.Soutien.NIVEAU;
import static ca.jalon.soutien.Soutien.NUMERO;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Rappelle ce qu’on attend au niveau qui tient la demande, et au demandeur si c’est lui qu’on attend. */
@Component
class RappelerAttente implements JavaDelegate {

    private final Journal journal;
    private final AviserSoutien aviser;

    RappelerAttente(Journal journal, AviserSoutien aviser) {
        this.journal = journal;
        this.aviser = aviser;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Map<String, String> donnees = Map.of("motif", MOTIF_ATTENTE.in(execution));
        journal.noter(NUMERO.in(execution), NIVEAU.in(execution), "Attente rappelée", MOTIF_ATTENTE.in(execution));
        if (ATTENTE.in(execution).equals("DEMANDEUR")) {
            aviser.demandeur(execution, "question-demandeur", donnees);
        }
        aviser.niveau(execution, "attente-prolongee", false, donnees);
    }
}
