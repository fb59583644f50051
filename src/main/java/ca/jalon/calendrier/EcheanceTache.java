package ca.jalon.calendrier;

import ca.jalon.calendrier.EcheanceEtape.Course;
import ca.jalon.calendrier.EcheanceEtape.Dates;
import ca.jalon.moteur.Proprietes;
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
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Déplace l'échéance d'une tâche, que {@link RelanceTache} lui a donnée, quand le calendrier change ou que son projet reprend.
 *
 * <p>Celle d'une étape se recalcule de la création de la tâche, de son délai et des suspensions de son projet.
 */
@Component
class EcheanceTache {

    private final Echeances echeances;
    private final Calendrier calendrier;
    private final EcheanceEtape etapes;
    private final TaskService taches;
    private final RuntimeService executions;
    private final RepositoryService modeles;
    private final RelanceTache relances;
    private final JdbcClient base;

    EcheanceTache(
            Echeances echeances,
            Calendrier calendrier,
            EcheanceEtape etapes,
            TaskService taches,
            RuntimeService executions,
            RepositoryService modeles,
            RelanceTache relances,
            JdbcClient base) {
        this.echeances = echeances;
        this.calendrier = calendrier;
        this.etapes = etapes;
        this.taches = taches;
        this.executions = executions;
        this.modeles = modeles;
        this.relances = relances;
        this.base = base;
    }

    private record Ouverte(String id, String cle, String envergure, String etablissement) {}

    /** Recalcule chaque tâche du cycle sous ce calendrier, qui en remplace un autre ; rend le nombre de tâches déplacées. */
    int recalculer(Calendrier avant) {
        int changees = 0;
        Map<String, List<Pause>> pauses = new HashMap<>();
        for (Ouverte ouverte : ouvertes()) {
            Task tache = taches.createTaskQuery().taskId(ouverte.id()).singleResult();
            String etape = Proprietes.de(modeles, tache, RelanceTache.ETAPE);
            if (etape == null || relances.dateDuModele(tache) != null) {
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
        String etablissement = (String) executions.getVariable(tache.getExecutionId(), RelanceTache.ETABLISSEMENT);
        TempsOuvert temps = calendrier.utilisable(etablissement, false, debut);
        String etape = Proprietes.de(modeles, tache, RelanceTache.ETAPE);
        String variable = relances.dateDuModele(tache);
        Optional<Instant> dite = variable == null ? Optional.empty() : dite(tache, variable);
        if (dite.isPresent() && tenues.contains(variable)) {
            return rappelee(dite.get(), tache);
        }
        Function<List<Pause>, Dates> calcul;
        if (dite.isPresent()) {
            calcul = finies -> rappelee(temps.apresPauses(dite.get(), debut, finies), tache);
        } else if (variable == null && etape != null) {
            Course course = course(
                    tache,
                    etape,
                    (String) executions.getVariable(tache.getExecutionId(), RelanceTache.ENVERGURE),
                    etablissement);
            calcul = finies -> etapes.calculer(calendrier, course, finies);
        } else {
            return reculees(tache, temps, pauses);
        }
        return explique(calcul.apply(pauses.subList(0, pauses.size() - 1)), tache)
                ? calcul.apply(pauses)
                : reculees(tache, temps, pauses);
    }

    /** Le rappel garde son avance sur l'échéance. */
    private static Dates rappelee(Instant echeance, Task tache) {
        return new Dates(
                echeance,
                tache.getFollowUpDate() == null
                        ? echeance
                        : echeance.minusMillis(tache.getDueDate().getTime()
                                - tache.getFollowUpDate().getTime()));
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
        int rappels = taches.getVariableLocal(tache.getId(), RelanceTache.RAPPELS) instanceof Integer deja ? deja : 0;
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
