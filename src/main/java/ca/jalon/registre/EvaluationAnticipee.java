package ca.jalon.registre;

import ca.jalon.dossier.Dossier;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/** Devance l'évaluation de la pérennité d'un service que ses demandes ou son usage disent fragile. */
@Component
public class EvaluationAnticipee {

    /** Les deux attentes du cycle de projet que la fragilité du service abrège. */
    private static final List<String> ATTENTES = List.of("event_preavisAtteint", "event_evaluationDue");

    private final ManagementService gestion;
    private final RuntimeService executions;
    private final Clock horloge;

    EvaluationAnticipee(ManagementService gestion, RuntimeService executions, Clock horloge) {
        this.gestion = gestion;
        this.executions = executions;
        this.horloge = horloge;
    }

    /**
     * La minuterie en cours sonne maintenant, et celle qui la suit lit une date déjà venue.
     *
     * @return faux si le projet n'attend pas son évaluation
     */
    public boolean devancer(Dossier projet) {
        List<Job> attentes = ATTENTES.stream()
                .flatMap(attente ->
                        gestion
                                .createJobQuery()
                                .processInstanceId(projet.instance())
                                .activityId(attente)
                                .list()
                                .stream())
                .toList();
        if (attentes.isEmpty()) {
            return false;
        }
        Instant maintenant = horloge.instant();
        attentes.forEach(job -> gestion.setJobDuedate(job.getId(), Date.from(maintenant)));
        executions.setVariable(
                projet.instance(),
                "dateEvaluation",
                maintenant
                        .atZone(ZoneId.of("America/Toronto"))
                        .toOffsetDateTime()
                        .toString());
        return true;
    }
}
