package ca.jalon.parc;

import ca.jalon.moteur.contrat.Reponses;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Porte au registre la ligne décrite. */
@Component
class AppliquerParc implements JavaDelegate {

    private final LignesDuParc lignes;
    private final Reponses reponses;

    AppliquerParc(LignesDuParc lignes, Reponses reponses) {
        this.lignes = lignes;
        this.reponses = reponses;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Registre registre = Registre.valueOf(Parc.REGISTRE.in(execution));
        lignes.ecrire(
                registre,
                (String) execution.getVariable(registre.ligne),
                Parc.ETABLISSEMENT.in(execution),
                reponses.de(execution, registre.formulaire));
    }
}
