package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.DATE_EVALUATION;
import static ca.jalon.projet.Projets.DATE_IMPLANTATION;

import ca.jalon.projet.AviserProjet;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Prévient, un mois avant, que l'évaluation de la pérennité approche : les indicateurs sont à réunir. */
@Component
class AnnoncerEvaluation implements JavaDelegate {

    private final AviserProjet aviser;

    AnnoncerEvaluation(AviserProjet aviser) {
        this.aviser = aviser;
    }

    @Override
    public void execute(DelegateExecution execution) {
        aviser.suivi(
                execution,
                "projet/evaluation-a-venir",
                Map.of(
                        "dateImplantation",
                        DATE_IMPLANTATION.in(execution),
                        "dateEvaluation",
                        DATE_EVALUATION.in(execution).substring(0, 10)));
    }
}
