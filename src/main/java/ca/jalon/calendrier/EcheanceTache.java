package ca.jalon.calendrier;

import ca.jalon.moteur.Proprietes;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
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
 * (soutien), ou {@code etape}, une ligne de {@code delais-cycle} (cycle de projet). Sans propriété, pas d'échéance.
 */
@Component
class EcheanceTache {

    static final String ECHEANCE = "echeance";
    static final String ETAPE = "etape";

    private final Echeances echeances;
    private final Calendrier calendrier;
    private final DelaisCycle delais;
    private final TaskService taches;
    private final RepositoryService modeles;
    private final JdbcClient base;

    EcheanceTache(
            Echeances echeances,
            Calendrier calendrier,
            DelaisCycle delais,
            TaskService taches,
            RepositoryService modeles,
            JdbcClient base) {
        this.echeances = echeances;
        this.calendrier = calendrier;
        this.delais = delais;
        this.taches = taches;
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
            Dates dates = dates(
                    calendrier,
                    etape,
                    (String) tache.getExecution().getVariable("envergure"),
                    (String) tache.getExecution().getVariable("codeEtablissement"),
                    tache.getCreateTime().toInstant());
            tache.setDueDate(Date.from(dates.echeance()));
            tache.setFollowUpDate(Date.from(dates.rappel()));
        } else {
            tache.setFollowUpDate(tache.getDueDate());
        }
    }

    private record Dates(Instant echeance, Instant rappel) {}

    private Dates dates(Calendrier calendrier, String cle, String envergure, String etablissement, Instant debut) {
        DelaisCycle.Etape etape = delais.de(cle, envergure);
        TempsOuvert temps = calendrier.utilisable(etablissement, false, debut);
        return new Dates(temps.echeance(debut, etape.echeance()), temps.echeance(debut, etape.rappel()));
    }

    private record Ouverte(String id, String envergure, String etablissement) {}

    /**
     * Déplace chaque tâche du cycle de ce que le calendrier change à son délai ; rend le nombre de tâches déplacées.
     *
     * <p>Une échéance déjà reculée (projet suspendu, date choisie à la main) garde son recul.
     */
    int recalculer(Calendrier avant) {
        int changees = 0;
        for (Ouverte ouverte : ouvertes()) {
            Task tache = taches.createTaskQuery().taskId(ouverte.id()).singleResult();
            String etape = Proprietes.de(modeles, tache, ETAPE);
            if (etape == null || echeanceDuModele(tache)) {
                continue;
            }
            Instant debut = tache.getCreateTime().toInstant();
            Dates anciennes = dates(avant, etape, ouverte.envergure(), ouverte.etablissement(), debut);
            Dates nouvelles = dates(calendrier, etape, ouverte.envergure(), ouverte.etablissement(), debut);
            if (!anciennes.equals(nouvelles)) {
                deplacer(tache, anciennes, nouvelles);
                changees++;
            }
        }
        return changees;
    }

    private void deplacer(Task tache, Dates anciennes, Dates nouvelles) {
        Duration deplacement = Duration.between(anciennes.echeance(), nouvelles.echeance());
        if (tache.getFollowUpDate() != null) {
            tache.setFollowUpDate(plus(
                    tache.getFollowUpDate(),
                    tache.getFollowUpDate().equals(tache.getDueDate())
                            ? deplacement
                            : Duration.between(anciennes.rappel(), nouvelles.rappel())));
        }
        tache.setDueDate(plus(tache.getDueDate(), deplacement));
        taches.saveTask(tache);
    }

    private static Date plus(Date date, Duration duree) {
        return Date.from(date.toInstant().plus(duree));
    }

    private boolean echeanceDuModele(Task tache) {
        UserTask modele = modeles.getBpmnModelInstance(tache.getProcessDefinitionId())
                .getModelElementById(tache.getTaskDefinitionKey());
        return modele.getCamundaDueDate() != null;
    }

    /** D'un coup, avec les deux variables qui fixent le délai. */
    private List<Ouverte> ouvertes() {
        return base.sql("""
                        select t.ID_ as id, v.TEXT_ as envergure, e.TEXT_ as etablissement
                        from ACT_RU_TASK t
                        left join ACT_RU_VARIABLE v on v.EXECUTION_ID_ = t.PROC_INST_ID_ and v.NAME_ = 'envergure'
                        left join ACT_RU_VARIABLE e
                            on e.EXECUTION_ID_ = t.PROC_INST_ID_ and e.NAME_ = 'codeEtablissement'
                        where t.PROC_DEF_ID_ is not null and t.DUE_DATE_ is not null
                        """)
                .query((ligne, rang) -> new Ouverte(
                        ligne.getString("id"), ligne.getString("envergure"), ligne.getString("etablissement")))
                .list();
    }
}
