package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.DATE_ESCALADE;

import ca.jalon.calendrier.TempsOuvert;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reporte l'évaluation de trois mois, une seule fois ; l'escalade attend d'autant (P-01h). */
@Component
class ReporterEvaluation implements JavaDelegate {

    private static final int MOIS = 3;

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("evaluationReportee", true);
        DATE_ESCALADE.set(
                execution,
                OffsetDateTime.parse(DATE_ESCALADE.in(execution))
                        .atZoneSameInstant(TempsOuvert.FUSEAU)
                        .plusMonths(MOIS)
                        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    }
}
