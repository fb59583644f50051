package ca.jalon.calendrier;

import ca.jalon.calendrier.EcheanceEtape.Course;
import ca.jalon.calendrier.EcheanceEtape.Dates;
import ca.jalon.moteur.Proprietes;
import ca.jalon.moteur.contrat.Variable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Donne à chaque tâche son échéance à sa création, et la déplace quand le calendrier change.
 *
 * <p>Le modèle le demande par une propriété de la tâche : {@code echeance}, l'objet d'une échéance du dossier qui court
 * (soutien), ou {@code etape}, une ligne de {@code delais-cycle} (cycle de projet). Sans propriété, pas d'échéance. Celle
 * d'une étape se recalcule de la création de la tâche, de son délai et des suspensions de son projet.
 */
@Component
public class EcheanceTache {

    /** Variable propre à la tâche : combien de rappels sont partis. */
    public static final String RAPPELS = "rappels";

    static final String ECHEANCE = "echeance";
    static final String ETAPE = "etape";

    private final Echeances echeances;
    private final Calendrier calendrier;
    private final EcheanceEtape etapes;
    private final TaskService taches;
    private final RuntimeService executions;
    private final RepositoryService modeles;
    private final JdbcClient base;

    EcheanceTache(
            Echeances echeances,
            Calendrier calendrier,
            EcheanceEtape etapes,
            TaskService taches,
            RuntimeService executions,
            RepositoryService modeles,
            JdbcClient base) {
        this.echeances = echeances;
        this.calendrier = calendrier;
        this.etapes = etapes;
        this.taches = taches;
        this.executions = executions;
        this.modeles = modeles;
        this.base = base;
    }

    @EventListener
    void surCreation(DelegateTask tache) {
        if (!TaskListener.EVENTNAME_CREATE.equals(tache.getEventName())) {
            return;
        }
        String objet = Proprietes.de(tache.getBpmnModelElementInstance(), ECHEANCE);
        String etape = Proprietes.de(tache.getBpmnModelElementInstance(), ETAPE);
        if (objet != null) {
            echeances
                    .courante(tache.getExecution().getProcessBusinessKey(), objet)
                    .ifPresent(echeance -> tache.setDueDate(Date.from(echeance.echeance())));
        } else if (etape != null) {
            donner(tache, etape);
        }
    }

    /** L'échéance, que le modèle a pu donner lui-même, et la date du premier rappel (la « relance » de Tasklist). */
    private void donner(DelegateTask tache, String etape) {
        if (tache.getDueDate() == null) {
            Dates dates = etapes.calculer(
                    calendrier,
                    new Course(
                            etape,
                            Variable.text("envergure").siDeclaree(tache).orElse(null),
                            Variable.text("codeEtablissement").siDeclaree(tache).orElse(null),
                            tache.getCreateTime().toInstant(),
                            0),
                    List.of());
            tache.setDueDate(Date.from(dates.echeance()));
            tache.setFollowUpDate(Date.from(dates.relance()));
        } else {
            tache.setFollowUpDate(tache.getDueDate());
        }
    }

    private record Ouverte(String id, String cle, String envergure, String etablissement) {}

    /** Recalcule chaque tâche du cycle sous ce calendrier, qui en remplace un autre ; rend le nombre de tâches déplacées. */
    int recalculer(Calendrier avant) {
        int changees = 0;
        Map<String, List<Pause>> pauses = new HashMap<>();
        for (Ouverte ouverte : ouvertes()) {
            Task tache = taches.createTaskQuery().taskId(ouverte.id()).singleResult();
            String etape = Proprietes.de(modeles, tache, ETAPE);
            if (etape == null || dateDuModele(tache) != null) {
                continue;
            }
            List<Pause> siennes = pauses.computeIfAbsent(String.valueOf(ouverte.cle()), echeances::suspensions);
            Course course = course(tache, etape, ouverte.envergure(), ouverte.etablissement());
            Dates anciennes = etapes.calculer(avant, course, siennes);
            Dates nouvelles = etapes.calculer(calendrier, course, siennes);
            if (!anciennes.equals(nouvelles) && explique(anciennes, tache)) {
                poser(tache, nouvelles);
                changees++;
            }
        }
        return changees;
    }

    /**
     * Recalcule les tâches de ces instances, dont le projet vient de reprendre.
     *
     * @param tenues variables de date déjà recalculées : qui en vient la suit telle quelle
     */
    void reprendre(List<Pause> pauses, Collection<String> instances, Set<String> tenues) {
        for (Task tache : taches.createTaskQuery()
                .processInstanceIdIn(instances.toArray(String[]::new))
                .list()) {
            if (tache.getDueDate() != null) {
                poser(tache, reprises(tache, pauses, tenues));
            }
        }
    }

    private Dates reprises(Task tache, List<Pause> pauses, Set<String> tenues) {
        Instant debut = tache.getCreateTime().toInstant();
        String etablissement = (String) executions.getVariable(tache.getExecutionId(), "codeEtablissement");
        TempsOuvert temps = calendrier.utilisable(etablissement, false, debut);
        String etape = Proprietes.de(modeles, tache, ETAPE);
        String variable = dateDuModele(tache);
        Optional<Instant> dite = variable == null ? Optional.empty() : dite(tache, variable);
        if (dite.isPresent() && tenues.contains(variable)) {
            return unique(dite.get());
        }
        Function<List<Pause>, Dates> calcul;
        if (dite.isPresent()) {
            calcul = finies -> unique(temps.apresPauses(dite.get(), debut, finies));
        } else if (variable == null && etape != null) {
            Course course = course(
                    tache, etape, (String) executions.getVariable(tache.getExecutionId(), "envergure"), etablissement);
            calcul = finies -> etapes.calculer(calendrier, course, finies);
        } else {
            return reculees(tache, temps, pauses);
        }
        return explique(calcul.apply(pauses.subList(0, pauses.size() - 1)), tache)
                ? calcul.apply(pauses)
                : reculees(tache, temps, pauses);
    }

    private static Dates unique(Instant date) {
        return new Dates(date, date);
    }

    /** Ce que dit cette variable, si c'est un instant. */
    private Optional<Instant> dite(Task tache, String variable) {
        try {
            return Optional.ofNullable(executions.getVariable(tache.getExecutionId(), variable))
                    .map(date -> OffsetDateTime.parse(date.toString()).toInstant());
        } catch (DateTimeParseException sansHeure) {
            return Optional.empty();
        }
    }

    /** Une date que rien n'explique (choisie à la main, délai de la table changé depuis) part de ce qu'elle est, à l'arrêt. */
    private static Dates reculees(Task tache, TempsOuvert temps, List<Pause> pauses) {
        Pause derniere = pauses.get(pauses.size() - 1);
        Instant echeance = tache.getDueDate().toInstant();
        Instant relance = tache.getFollowUpDate() == null
                ? echeance
                : tache.getFollowUpDate().toInstant();
        return new Dates(
                temps.apresPauses(echeance, derniere.debut(), List.of(derniere)),
                temps.apresPauses(relance, derniere.debut(), List.of(derniere)));
    }

    private Course course(Task tache, String etape, String envergure, String etablissement) {
        int rappels = taches.getVariableLocal(tache.getId(), RAPPELS) instanceof Integer deja ? deja : 0;
        return new Course(etape, envergure, etablissement, tache.getCreateTime().toInstant(), rappels);
    }

    /** À la minute près : le moteur et le registre notent la même suspension à quelques instants l'un de l'autre. */
    private static boolean explique(Dates dates, Task tache) {
        return Duration.between(dates.echeance(), tache.getDueDate().toInstant())
                        .abs()
                        .compareTo(Duration.ofMinutes(1))
                < 0;
    }

    /** Une relance éteinte le reste ; celle qui attendait l'échéance l'attend encore. */
    private void poser(Task tache, Dates dates) {
        if (tache.getFollowUpDate() != null) {
            tache.setFollowUpDate(
                    Date.from(tache.getFollowUpDate().equals(tache.getDueDate()) ? dates.echeance() : dates.relance()));
        }
        tache.setDueDate(Date.from(dates.echeance()));
        taches.saveTask(tache);
    }

    /** La variable dont le modèle tire l'échéance de cette tâche, {@code null} s'il n'en dit rien. */
    private String dateDuModele(Task tache) {
        UserTask modele = modeles.getBpmnModelInstance(tache.getProcessDefinitionId())
                .getModelElementById(tache.getTaskDefinitionKey());
        String date = modele.getCamundaDueDate();
        return date == null ? null : nomDeVariable(date);
    }

    static String nomDeVariable(String expression) {
        return expression.trim().replaceAll("^[#$]\\{|\\}$", "");
    }

    /** D'un coup, avec le numéro du dossier et les deux variables qui fixent le délai. */
    private List<Ouverte> ouvertes() {
        return base.sql("""
                        select t.ID_ as id, p.BUSINESS_KEY_ as cle, v.TEXT_ as envergure, e.TEXT_ as etablissement
                        from ACT_RU_TASK t
                        join ACT_RU_EXECUTION p on p.ID_ = t.PROC_INST_ID_
                        left join ACT_RU_VARIABLE v on v.EXECUTION_ID_ = t.PROC_INST_ID_ and v.NAME_ = 'envergure'
                        left join ACT_RU_VARIABLE e
                            on e.EXECUTION_ID_ = t.PROC_INST_ID_ and e.NAME_ = 'codeEtablissement'
                        where t.PROC_DEF_ID_ is not null and t.DUE_DATE_ is not null
                        """).query(Ouverte.class).list();
    }
}
