package ca.jalon.projet.parcours;

import static ca.jalon.projet.Projets.DATE_ESCALADE;
import static ca.jalon.projet.Projets.DATE_EVALUATION;
import static ca.jalon.projet.Projets.DATE_PREAVIS;
import static ca.jalon.projet.parcours.ArbreProjet.PROJET;

import ca.jalon.calendrier.Calendrier;
import ca.jalon.calendrier.TempsOuvert;
import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.registre.Decision;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Décale les échéances d'un projet suspendu de la durée de sa suspension, avant que ses tâches soient rendues.
 *
 * <p>Les tâches se décalent en temps ouvert ; les minuteries et les dates de la pérennité, en temps réel.
 */
@Component
class DecalerEcheances implements JavaDelegate {

    private static final Variable<String> MOTIF = Variable.text("motif");

    private final ArbreProjet arbre;
    private final ConsignerActe acte;
    private final Dossiers dossiers;
    private final RuntimeService executions;
    private final TaskService taches;
    private final ManagementService gestion;
    private final Calendrier calendrier;
    private final Clock horloge;

    DecalerEcheances(
            ArbreProjet arbre,
            ConsignerActe acte,
            Dossiers dossiers,
            RuntimeService executions,
            TaskService taches,
            ManagementService gestion,
            Calendrier calendrier,
            Clock horloge) {
        this.arbre = arbre;
        this.acte = acte;
        this.dossiers = dossiers;
        this.executions = executions;
        this.taches = taches;
        this.gestion = gestion;
        this.calendrier = calendrier;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Dossier projet = arbre.enCours(PROJET.in(execution));
        if (projet.suspenduDepuis() == null) {
            throw new Refus(409, "Projet : %s n’est pas suspendu.".formatted(projet.numero()));
        }
        execution.setProcessBusinessKey(projet.numero());
        acte.consigner(
                execution,
                projet,
                Decision.FIN_SUSPENSION,
                MOTIF.find(execution).orElse(null));
        List<String> instances = arbre.instances(projet);
        Instant maintenant = horloge.instant();
        decalerTaches(projet, instances, maintenant);
        Duration pause = Duration.between(projet.suspenduDepuis(), maintenant);
        decalerMinuteries(new HashSet<>(instances), pause);
        instances.forEach(instance -> decalerDates(instance, pause));
        dossiers.reprendre(projet.numero());
    }

    private void decalerTaches(Dossier projet, List<String> instances, Instant maintenant) {
        TempsOuvert temps = calendrier.de(projet.organisation());
        for (Task tache : taches.createTaskQuery()
                .processInstanceIdIn(instances.toArray(String[]::new))
                .list()) {
            if (tache.getDueDate() != null) {
                tache.setDueDate(decalee(temps, tache.getDueDate(), projet.suspenduDepuis(), maintenant));
                if (tache.getFollowUpDate() != null) {
                    tache.setFollowUpDate(decalee(temps, tache.getFollowUpDate(), projet.suspenduDepuis(), maintenant));
                }
                taches.saveTask(tache);
            }
        }
    }

    private static Date decalee(TempsOuvert temps, Date date, Instant debut, Instant fin) {
        return Date.from(temps.decaler(date.toInstant(), debut, fin));
    }

    private void decalerMinuteries(Set<String> instances, Duration pause) {
        for (Job minuterie :
                gestion.createJobQuery().processInstanceIds(instances).timers().list()) {
            gestion.setJobDuedate(
                    minuterie.getId(),
                    Date.from(minuterie.getDuedate().toInstant().plus(pause)));
        }
    }

    /** Les dates que d'autres minuteries liront plus tard. */
    private void decalerDates(String instance, Duration pause) {
        Map<String, Object> locales = executions.getVariablesLocal(
                instance, List.of(DATE_PREAVIS.name(), DATE_EVALUATION.name(), DATE_ESCALADE.name()));
        locales.forEach((nom, date) -> {
            if (date != null) {
                executions.setVariableLocal(
                        instance,
                        nom,
                        OffsetDateTime.parse((String) date).plus(pause).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
            }
        });
    }
}
