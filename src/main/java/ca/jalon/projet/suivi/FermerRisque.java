package ca.jalon.projet.suivi;

import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.suivi.Suivi.RANG;

import ca.jalon.moteur.contrat.Variable;
import ca.jalon.registre.Risques;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ferme au registre l'élément suivi. */
@Component
class FermerRisque implements JavaDelegate {

    private final Risques risques;

    FermerRisque(Risques risques) {
        this.risques = risques;
    }

    @Override
    public void execute(DelegateExecution execution) {
        risques.fermer(
                NUMERO.in(execution),
                RANG.in(execution).intValue(),
                Risques.FERME,
                Variable.text("motifFermeture").orNull(execution));
    }
}
