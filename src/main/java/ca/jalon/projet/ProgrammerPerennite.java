package ca.jalon.projet;

import static ca.jalon.projet.Projets.CLOTURE_ACCEPTEE;
import static ca.jalon.projet.Projets.DATE_ESCALADE;
import static ca.jalon.projet.Projets.DATE_EVALUATION;
import static ca.jalon.projet.Projets.DATE_IMPLANTATION;
import static ca.jalon.projet.Projets.DATE_PREAVIS;
import static ca.jalon.projet.Projets.ETABLISSEMENT;

import ca.jalon.calendrier.Calendrier;
import ca.jalon.calendrier.TempsOuvert;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * Programme l'évaluation de la pérennité à partir de la date d'implantation: préavis, échéance, escalade.
 *
 * <p>Les délais viennent de la table {@code delais-cycle} ; chaque échéance tombe à huit heures, heure du Québec.
 */
@Component
class ProgrammerPerennite implements JavaDelegate {

    private static final LocalTime OUVERTURE = LocalTime.of(8, 0);

    private final Calendrier calendrier;
    private final DecisionService tables;

    ProgrammerPerennite(Calendrier calendrier, DecisionService tables) {
        this.calendrier = calendrier;
        this.tables = tables;
    }

    @Override
    public void execute(DelegateExecution execution) {
        DmnDecisionTableResult delais = tables.evaluateDecisionTableByKey(
                "delais-cycle",
                Variables.putValue("etape", "PERENNITE").putValue("envergure", execution.getVariable("envergure")));
        TempsOuvert temps = calendrier.de(ETABLISSEMENT.in(execution));
        Instant implantation = LocalDate.parse(DATE_IMPLANTATION.in(execution))
                .atTime(OUVERTURE)
                .atZone(TempsOuvert.FUSEAU)
                .toInstant();
        DATE_PREAVIS.set(execution, echeance(temps, implantation, delais, "rappel"));
        DATE_EVALUATION.set(execution, echeance(temps, implantation, delais, "echeance"));
        DATE_ESCALADE.set(execution, echeance(temps, implantation, delais, "escalade"));
        CLOTURE_ACCEPTEE.set(execution, true);
    }

    private static String echeance(TempsOuvert temps, Instant depart, DmnDecisionTableResult delais, String sortie) {
        String delai = delais.getSingleResult().getEntry(sortie);
        return temps.echeance(depart, delai)
                .atZone(TempsOuvert.FUSEAU)
                .toOffsetDateTime()
                .toString();
    }
}
