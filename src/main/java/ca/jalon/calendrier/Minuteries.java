package ca.jalon.calendrier;

import ca.jalon.moteur.Proprietes;
import ca.jalon.moteur.deploiement.Rearmement;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/**
 * Fait suivre aux minuteries et aux tâches d'un dossier les échéances qui changent.
 *
 * <p>Une tâche et une minuterie de modèle suivent l'échéance de leur propriété {@code echeance} ; la minuterie dont la propriété
 * {@code avertit} est vraie, son avertissement. Une minuterie de départ déjà sonnée est réarmée si sa date recule au-delà de
 * maintenant.
 */
@Component
class Minuteries {

    private static final String AVERTIT = "avertit";

    /** Date que montre Cockpit pour une minuterie arrêtée. */
    private static final Instant HORS_D_ATTEINTE = Instant.parse("2999-12-31T00:00:00Z");

    private final ManagementService gestion;
    private final RuntimeService executions;
    private final TaskService taches;
    private final RepositoryService modeles;
    private final Rearmement rearmement;
    private final Calendrier calendrier;
    private final Clock horloge;

    /** Évènements à minuterie de chaque définition, par définition de travail ; ils ne changent jamais. */
    private final Cache<String, Map<String, Evenement>> evenements =
            Caffeine.newBuilder().maximumSize(500).build();

    Minuteries(
            ManagementService gestion,
            RuntimeService executions,
            TaskService taches,
            RepositoryService modeles,
            Rearmement rearmement,
            Calendrier calendrier,
            Clock horloge) {
        this.gestion = gestion;
        this.executions = executions;
        this.taches = taches;
        this.modeles = modeles;
        this.rearmement = rearmement;
        this.calendrier = calendrier;
        this.horloge = horloge;
    }

    void deplacer(String cle, String objet, Instant echeance, Instant avertissement) {
        for (ProcessInstance instance : instances(cle)) {
            deplacer(instance, new Suivie(objet, false), echeance);
            deplacer(instance, new Suivie(objet, true), avertissement);
        }
        for (Task tache :
                taches.createTaskQuery().processInstanceBusinessKey(cle).list()) {
            if (objet.equals(Proprietes.de(
                    modeles, tache.getProcessDefinitionId(), tache.getTaskDefinitionKey(), RelanceTache.ECHEANCE))) {
                taches.setDueDate(tache.getId(), Date.from(echeance));
            }
        }
    }

    private void deplacer(ProcessInstance instance, Suivie suivie, Instant date) {
        Map<String, Evenement> definitions = evenements(instance.getProcessDefinitionId());
        List<Job> enPlace = jobs(instance).stream()
                .filter(job ->
                        suivie.equals(definitions.get(job.getJobDefinitionId()).suivie()))
                .toList();
        enPlace.forEach(job -> gestion.setJobDuedate(job.getId(), Date.from(date)));
        if (enPlace.isEmpty() && date.isAfter(horloge.instant())) {
            definitions.values().stream()
                    .filter(evenement -> evenement.depart() && suivie.equals(evenement.suivie()))
                    .forEach(evenement -> rearmement.rearmer(instance.getId(), evenement.id(), date));
        }
    }

    /**
     * Met hors d'atteinte les minuteries du dossier jusqu'à ce qu'on les déplace.
     *
     * <p>Par leur date plutôt que par la suspension du moteur : celle-ci écrit en bloc et se heurterait, dans la même
     * transaction, aux minuteries qu'une étape vient de retirer.
     */
    void arreter(String cle) {
        instances(cle).stream()
                .flatMap(instance -> jobs(instance).stream())
                .forEach(job -> gestion.setJobDuedate(job.getId(), Date.from(HORS_D_ATTEINTE)));
    }

    /**
     * Recalcule les minuteries de ces instances, dont le projet reprend : chacune de ce que son modèle en dit, puis des pauses
     * finies depuis qu'elle court, jour et nuit.
     *
     * @param tenues variables de date déjà recalculées : une minuterie qui en lit une la suit telle quelle
     */
    void reprendre(List<Pause> pauses, Collection<String> instances, Set<String> tenues) {
        for (Job minuterie : gestion.createJobQuery()
                .processInstanceIds(Set.copyOf(instances))
                .timers()
                .list()) {
            gestion.recalculateJobDuedate(minuterie.getId(), true);
            if (!tenues.contains(variable(minuterie))) {
                Instant dite = gestion.createJobQuery()
                        .jobId(minuterie.getId())
                        .singleResult()
                        .getDuedate()
                        .toInstant();
                gestion.setJobDuedate(
                        minuterie.getId(),
                        Date.from(calendrier
                                .jourEtNuit()
                                .apresPauses(dite, minuterie.getCreateTime().toInstant(), pauses)));
            }
        }
    }

    /** La variable où cette minuterie lit sa date, vide si c'est un délai. */
    private String variable(Job minuterie) {
        String evenement = evenements(minuterie.getProcessDefinitionId())
                .get(minuterie.getJobDefinitionId())
                .id();
        return modeles
                .getBpmnModelInstance(minuterie.getProcessDefinitionId())
                .<ModelElementInstance>getModelElementById(evenement)
                .getChildElementsByType(TimerEventDefinition.class)
                .stream()
                .map(TimerEventDefinition::getTimeDate)
                .filter(Objects::nonNull)
                .map(date -> EcheanceTache.nomDeVariable(date.getTextContent()))
                .findFirst()
                .orElse("");
    }

    private List<ProcessInstance> instances(String cle) {
        return executions
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(cle)
                .list();
    }

    private List<Job> jobs(ProcessInstance instance) {
        return gestion.createJobQuery()
                .processInstanceId(instance.getId())
                .timers()
                .list();
    }

    private Map<String, Evenement> evenements(String definition) {
        return evenements.get(definition, id -> {
            BpmnModelInstance modele = modeles.getBpmnModelInstance(id);
            return gestion.createJobDefinitionQuery().processDefinitionId(id).list().stream()
                    .collect(Collectors.toMap(
                            JobDefinition::getId,
                            travail -> Evenement.de(modele.getModelElementById(travail.getActivityId()))));
        });
    }

    /** L'échéance que suit une minuterie : sa fin, ou l'avertissement qui la précède. */
    private record Suivie(String objet, boolean avertit) {}

    /** @param suivie {@code null} si aucune échéance du dossier ne la déplace */
    private record Evenement(String id, boolean depart, Suivie suivie) {

        /** Comment un modèle d'avant la propriété disait quelle échéance il suit. */
        private static final Pattern ANCIEN_NOM = Pattern.compile("startEvent_(echeance|avertissement)([A-Z][a-z]+)");

        static Evenement de(BaseElement element) {
            return new Evenement(element.getId(), element instanceof StartEvent, suivie(element));
        }

        private static Suivie suivie(BaseElement element) {
            String objet = Proprietes.de(element, RelanceTache.ECHEANCE);
            if (objet != null) {
                return new Suivie(objet, Boolean.parseBoolean(Proprietes.de(element, AVERTIT)));
            }
            Matcher ancien = ANCIEN_NOM.matcher(element.getId());
            return ancien.matches()
                    ? new Suivie(
                            ancien.group(2).toUpperCase(Locale.ROOT),
                            ancien.group(1).equals("avertissement"))
                    : null;
        }
    }
}
