package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.SourceComptee;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/** Refait les gestes d'un cycle sur un moteur ; seul ce qu'ils coûtent se compte, pas la recherche des tâches. */
final class Course {

    private static final ThreadMXBean FILS = ManagementFactory.getThreadMXBean();

    private final ProcessEngine moteur;
    private final SourceComptee base;
    private final Map<String, Integer> parSorte = new TreeMap<>();
    private int instructions;
    private long nanosecondes;

    Course(ProcessEngine moteur, SourceComptee base) {
        this.moteur = moteur;
        this.base = base;
    }

    /** Mène un projet entier, du départ à sa fin. */
    void courir(List<Geste> gestes) {
        instructions = 0;
        nanosecondes = 0;
        parSorte.clear();
        String instance = null;
        for (Geste geste : gestes) {
            if (geste.compte() == null) {
                sonner(geste.activite(), instance);
            } else if (geste.activite() == null) {
                instance = demarrer(geste);
            } else {
                rendre(geste, instance);
            }
        }
        String racine = instance;
        assertThat(moteur.getRuntimeService()
                        .createProcessInstanceQuery()
                        .rootProcessInstances()
                        .list())
                .noneMatch(encours -> encours.getId().equals(racine));
    }

    /** Instructions SQL de la dernière course. */
    int instructions() {
        return instructions;
    }

    /** Temps de processeur de la dernière course, en millisecondes. */
    double millisecondes() {
        return nanosecondes / 1e6;
    }

    /** Instructions de la dernière course, par sorte. */
    Map<String, Integer> parSorte() {
        return parSorte;
    }

    private String demarrer(Geste geste) {
        String definition = moteur.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("cycle-projet")
                .latestVersion()
                .singleResult()
                .getId();
        return compter(
                geste.compte(),
                () -> moteur.getFormService()
                        .submitStartForm(definition, Banc.typer(geste.valeurs()))
                        .getId());
    }

    private void rendre(Geste geste, String racine) {
        String numero = numero(racine);
        Task tache = moteur
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(numero)
                .taskDefinitionKey(geste.activite())
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .filter(ouverte -> Objects.equals(ouverte.getAssignee(), geste.attribuee() ? geste.compte() : null))
                .findFirst()
                .orElseThrow(() -> new AssertionError("%s, moteur %s : pas de tâche %s ; ouvertes : %s"
                        .formatted(
                                numero,
                                moteur.getName(),
                                geste.activite(),
                                moteur.getTaskService().createTaskQuery().list().stream()
                                        .map(t -> t.getTaskDefinitionKey() + " " + t.getAssignee())
                                        .toList())));
        if (!geste.attribuee()) {
            compter(geste.compte(), () -> {
                moteur.getTaskService().claim(tache.getId(), geste.compte());
                return null;
            });
        }
        compter(geste.compte(), () -> {
            moteur.getFormService().submitTaskForm(tache.getId(), Banc.typer(geste.valeurs()));
            return null;
        });
    }

    /** Fait sonner la minuterie nommée, ou la prochaine. */
    private void sonner(String activite, String racine) {
        JobQuery minuteries =
                moteur.getManagementService().createJobQuery().timers().active();
        Set<String> instances = instances(racine);
        // Le moteur ne sait pas chercher à la fois par activité et par instances : sa requête est fautive.
        Job minuterie = (activite == null ? minuteries : minuteries.activityId(activite))
                .orderByJobDuedate().asc().list().stream()
                        .filter(posee -> instances.contains(posee.getProcessInstanceId()))
                        .findFirst()
                        .orElseThrow();
        if (minuterie.getDuedate().after(ClockUtil.getCurrentTime())) {
            ClockUtil.setCurrentTime(new Date(minuterie.getDuedate().getTime() + 1000));
        }
        compter(null, () -> {
            moteur.getManagementService().executeJob(minuterie.getId());
            return null;
        });
    }

    private Set<String> instances(String racine) {
        return moteur
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(numero(racine))
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .collect(Collectors.toSet());
    }

    private String numero(String racine) {
        return moteur.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(racine)
                .singleResult()
                .getBusinessKey();
    }

    private <T> T compter(String compte, Supplier<T> geste) {
        IdentityService identites = moteur.getIdentityService();
        if (compte != null) {
            // Le moteur nu aussi sait au nom de qui il agit : il en tient son propre journal des gestes.
            identites.setAuthentication(
                    compte,
                    identites.createGroupQuery().groupMember(compte).list().stream()
                            .map(Group::getId)
                            .toList());
        }
        base.relever();
        long debut = FILS.getCurrentThreadCpuTime();
        try {
            return geste.get();
        } finally {
            nanosecondes += FILS.getCurrentThreadCpuTime() - debut;
            List<String> relevees = base.relever();
            instructions += relevees.size();
            relevees.forEach(sql -> parSorte.merge(sorte(sql), 1, Integer::sum));
            identites.clearAuthentication();
        }
    }

    private static String sorte(String sql) {
        String court = sql.replaceFirst("(?i)^select .*? from ", "select … from ");
        return court.substring(0, Math.min(60, court.length()));
    }
}
