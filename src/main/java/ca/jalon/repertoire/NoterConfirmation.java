package ca.jalon.repertoire;

import ca.jalon.dossier.Dossiers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Note qu'une fiche est confirmée sans changement, et ferme la revue sans aviser personne : qui a répondu le sait. */
@Component
class NoterConfirmation implements JavaDelegate {

    private final Fiches fiches;
    private final Dossiers dossiers;

    NoterConfirmation(Fiches fiches, Dossiers dossiers) {
        this.fiches = fiches;
        this.dossiers = dossiers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String numero = execution.getProcessBusinessKey();
        fiches.versionner(Repertoire.SERVICE.in(execution), ActeFiche.REVUE, numero, null);
        dossiers.fermer(numero, "CONFIRMEE");
    }
}
