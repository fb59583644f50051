package ca.jalon.calendrier;

import ca.jalon.moteur.Proprietes;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Donne à chaque tâche son échéance à sa création, et la refait quand le calendrier change.
 *
 * <p>Le modèle le demande par une propriété de la tâche : {@code echeance}, l'objet d'une échéance du dossier qui court
 * (soutien), ou {@code etape}, une ligne de {@code delais-cycle} (cycle de projet). Sans propriété, pas d'échéance.
 */
@Component
public class EcheanceTache {

    static final String ECHEANCE = "echeance";
    static final String ETAPE = "etape";

    /** Variable de la tâche : ses suspensions, {@code début/fin} en instants ISO, séparées par des virgules. */
    public static final String PAUSES = "pauses";

    private final Echeances echeances;
    private final Calendrier calendrier;
    private final DecisionService tables;
    private final TaskService taches;
    private final RepositoryService modeles;
    private final JdbcClient base;

    EcheanceTache(
            Echeances echeances,
            Calendrier calendrier,
            DecisionService tables,
            TaskService taches,
            RepositoryService modeles,
            JdbcClient base) {
        this.echeances = echeances;
        this.calendrier = calendrier;
        this.tables = tables;
        this.taches = taches;
        this.modeles = modeles;
        this.base = base;
    }

    @EventListener(condition = "#root.args[0].eventName == 'create'")
    void surCreation(DelegateTask tache) {
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
            String envergure = (String) tache.getVariable("envergure");
            String etablissement = (String) tache.getVariable("codeEtablissement");
            Instant creation = tache.getCreateTime().toInstant();
            tache.setDueDate(Date.from(apres(etape, envergure, etablissement, "echeance", creation)));
            tache.setFollowUpDate(Date.from(apres(etape, envergure, etablissement, "rappel", creation)));
        } else {
            tache.setFollowUpDate(tache.getDueDate());
        }
    }

    private Instant apres(String etape, String envergure, String etablissement, String delai, Instant debut) {
        String duree = tables.evaluateDecisionTableByKey(
                        "delais-cycle", Variables.putValue("etape", etape).putValue("envergure", envergure))
                .getSingleResult()
                .getEntry(delai);
        return calendrier.utilisable(etablissement, false, debut).echeance(debut, duree);
    }

    private record Ouverte(
            String id,
            String definition,
            String activite,
            Instant creee,
            Instant echeance,
            String envergure,
            String etablissement,
            String pauses) {

        /** L'échéance repoussée de chaque suspension, comme elle le fut à la reprise. */
        Instant repoussee(Instant initiale, TempsOuvert temps) {
            Instant repoussee = initiale;
            for (String pause : pauses == null ? new String[0] : pauses.split(",")) {
                String[] bornes = pause.split("/");
                repoussee = temps.decaler(repoussee, Instant.parse(bornes[0]), Instant.parse(bornes[1]));
            }
            return repoussee;
        }
    }

    /** Refait l'échéance de chaque tâche du cycle, depuis sa création ; rend le nombre de tâches changées. */
    int recalculer() {
        int changees = 0;
        for (Ouverte tache : ouvertes()) {
            String etape = Proprietes.de(modeles, tache.definition(), tache.activite(), ETAPE);
            // Une échéance que le modèle donne lui-même (pérennité) ne dépend pas du calendrier.
            if (etape == null || donneeParLeModele(tache)) {
                continue;
            }
            Instant initiale = apres(etape, tache.envergure(), tache.etablissement(), "echeance", tache.creee());
            Instant echeance =
                    tache.repoussee(initiale, calendrier.utilisable(tache.etablissement(), false, tache.creee()));
            if (!echeance.equals(tache.echeance())) {
                taches.setDueDate(tache.id(), Date.from(echeance));
                changees++;
            }
        }
        return changees;
    }

    private boolean donneeParLeModele(Ouverte tache) {
        UserTask modele = modeles.getBpmnModelInstance(tache.definition()).getModelElementById(tache.activite());
        return modele.getCamundaDueDate() != null;
    }

    /** D'un coup, avec les trois variables qui fixent le délai : une installation a des milliers de tâches ouvertes. */
    private List<Ouverte> ouvertes() {
        return base.sql("""
                        select t.ID_ as id, t.PROC_DEF_ID_ as definition, t.TASK_DEF_KEY_ as activite,
                               t.CREATE_TIME_ as creee, t.DUE_DATE_ as echeance,
                               v.TEXT_ as envergure, e.TEXT_ as etablissement, p.TEXT_ as pauses
                        from ACT_RU_TASK t
                        left join ACT_RU_VARIABLE v on v.EXECUTION_ID_ = t.PROC_INST_ID_ and v.NAME_ = 'envergure'
                        left join ACT_RU_VARIABLE e
                            on e.EXECUTION_ID_ = t.PROC_INST_ID_ and e.NAME_ = 'codeEtablissement'
                        left join ACT_RU_VARIABLE p on p.TASK_ID_ = t.ID_ and p.NAME_ = :pauses
                        where t.PROC_DEF_ID_ is not null and t.DUE_DATE_ is not null
                        """)
                .param("pauses", PAUSES)
                .query((ligne, rang) -> new Ouverte(
                        ligne.getString("id"),
                        ligne.getString("definition"),
                        ligne.getString("activite"),
                        ligne.getTimestamp("creee").toInstant(),
                        ligne.getTimestamp("echeance").toInstant(),
                        ligne.getString("envergure"),
                        ligne.getString("etablissement"),
                        ligne.getString("pauses")))
                .list();
    }
}
