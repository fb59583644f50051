package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.MEMBRES_COMITE;

import ca.jalon.moteur.ValeursMoteur;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Remplit d'avance le comité directeur d'un projet national des pilotes ministériels. */
@Component
class ProposerComite implements ExecutionListener {

    private final PilotesMinisteriels pilotes;

    ProposerComite(PilotesMinisteriels pilotes) {
        this.pilotes = pilotes;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Set<String> proposes = pilotes.proposes(execution);
        if (!proposes.isEmpty()) {
            execution.setVariable(MEMBRES_COMITE.name(), ValeursMoteur.liste(List.copyOf(proposes)));
        }
    }
}
