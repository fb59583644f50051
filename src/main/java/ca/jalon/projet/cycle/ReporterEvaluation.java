package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.DATE_ESCALADE;

import ca.jalon.calendrier.TempsOuvert;
import ca.jalon.projet.DatesPerennite;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reporte l'évaluation de trois mois, une seule fois ; l'escalade attend d'autant (P-01h). */
@Component
class ReporterEvaluation implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("evaluationReportee", true);
        DATE_ESCALADE.set(
                execution,
                OffsetDateTime.parse(DATE_ESCALADE.in(execution))
                        .atZoneSameInstant(TempsOuvert.FUSEAU)
                        .plus(DatesPerennite.REPORT)
                        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    }
}
