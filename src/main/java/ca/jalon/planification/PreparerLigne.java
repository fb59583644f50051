package ca.jalon.planification;

import static ca.jalon.planification.Planification.AJOUT;
import static ca.jalon.planification.Planification.CHANGEE;
import static ca.jalon.planification.Planification.DESTINATION;
import static ca.jalon.planification.Planification.TITRE_LIGNE;

import ca.jalon.registre.LigneDePlan;
import ca.jalon.registre.LignesDePlan;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Nomme une proposition qui complète une ligne d'après cette ligne, quand elle n'en change pas le titre. */
@Component
class PreparerLigne implements ExecutionListener {

    private final LignesDePlan lignes;

    PreparerLigne(LignesDePlan lignes) {
        this.lignes = lignes;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (AJOUT.equals(DESTINATION.in(execution))) {
            CHANGEE.set(execution, null);
        }
        if (TITRE_LIGNE.find(execution).isEmpty()) {
            TITRE_LIGNE.set(
                    execution,
                    lignes.trouver(CHANGEE.in(execution))
                            .map(LigneDePlan::titre)
                            .orElseThrow());
        }
    }
}
