package ca.jalon.bilan;

import ca.jalon.organisation.Annuaire;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Dit si quelqu'un, dans l'établissement, peut écrire le volet technologique ; sinon le bilan s'en passe, et le dit. */
@Component
class ConstaterVoletTechnologique implements ExecutionListener {

    private final Annuaire annuaire;

    ConstaterVoletTechnologique(Annuaire annuaire) {
        this.annuaire = annuaire;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String etablissement = BilanAnnuel.PERIMETRE.in(execution);
        BilanAnnuel.TECHNOLOGIQUE.set(
                execution,
                Stream.of("pilote-technologique.", "direction-ti.")
                        .anyMatch(
                                role -> !annuaire.membres(role + etablissement).isEmpty()));
    }
}
