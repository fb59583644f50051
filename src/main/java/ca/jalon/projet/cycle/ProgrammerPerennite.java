package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.CLOTURE_ACCEPTEE;
import static ca.jalon.projet.Projets.DATE_IMPLANTATION;
import static ca.jalon.projet.Projets.ETABLISSEMENT;
import static ca.jalon.projet.Projets.NUMERO;

import ca.jalon.calendrier.Echeances;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.projet.DatesPerennite;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Programme l'évaluation de la pérennité à partir de la date d'implantation: préavis, échéance, escalade. */
@Component
class ProgrammerPerennite implements JavaDelegate {

    private final DatesPerennite dates;
    private final Echeances echeances;

    ProgrammerPerennite(DatesPerennite dates, Echeances echeances) {
        this.dates = dates;
        this.echeances = echeances;
    }

    @Override
    public void execute(DelegateExecution execution) {
        dates.calculer(
                        DATE_IMPLANTATION.in(execution),
                        ETABLISSEMENT.in(execution),
                        Variable.text("envergure").orNull(execution),
                        false,
                        echeances.suspensions(NUMERO.in(execution)))
                .forEach(execution::setVariable);
        CLOTURE_ACCEPTEE.set(execution, true);
    }
}
