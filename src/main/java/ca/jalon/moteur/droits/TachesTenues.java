package ca.jalon.moteur.droits;

import ca.jalon.moteur.Audit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Rend à leurs candidats les tâches prises par qui n'a plus de quoi les tenir, et retire les droits qui lui restaient sur elles.
 *
 * <p>Une personne tient une tâche si elle en est candidate, elle-même ou par un de ses groupes du moment, ou si la tâche n'a pas
 * d'autre candidat qu'elle ; un compte sans aucun groupe est désactivé et ne tient rien. Un administrateur tient ce qu'il a pris. La tâche d'un projet suspendu perd ses droits aussitôt ; elle
 * est rendue au premier passage qui suit la reprise.
 */
@Component
public class TachesTenues {

    /** Nature du lien entre un suppléant et une tâche qui ne lui est offerte que parce qu'elle nomme la personne absente. */
    public static final String OFFERTE_AU_SUPPLEANT = "suppleance";

    private static final Logger LOG = LoggerFactory.getLogger(TachesTenues.class);

    private static final String TENUES = """
            select t.ID_ as tache, t.SUSPENSION_STATE_ as etat, c.compte from ACT_RU_TASK t
            join (select ID_ as tache, ASSIGNEE_ as compte from ACT_RU_TASK where ASSIGNEE_ is not null
                  union
                  select RESOURCE_ID_, USER_ID_ from ACT_RU_AUTHORIZATION
                  where RESOURCE_TYPE_ = 7 and TYPE_ = 1 and USER_ID_ is not null and RESOURCE_ID_ <> '*') c on c.tache = t.ID_
            where exists (select 1 from ACT_RU_IDENTITYLINK l
                          where l.TASK_ID_ = t.ID_ and l.TYPE_ = 'candidate'
                            and (l.GROUP_ID_ is not null or l.USER_ID_ <> c.compte))
              and not exists (select 1 from ACT_RU_IDENTITYLINK l join ACT_ID_MEMBERSHIP m on m.USER_ID_ = l.USER_ID_
                              where l.TASK_ID_ = t.ID_ and l.TYPE_ = 'candidate' and l.USER_ID_ = c.compte)
              and not exists (select 1 from ACT_RU_IDENTITYLINK l join ACT_ID_MEMBERSHIP m on m.GROUP_ID_ = l.GROUP_ID_
                              where l.TASK_ID_ = t.ID_ and l.TYPE_ = 'candidate' and m.USER_ID_ = c.compte)
              and not exists (select 1 from ACT_ID_MEMBERSHIP m
                              where m.USER_ID_ = c.compte and m.GROUP_ID_ in ('camunda-admin', 'admin-processus'))
            """;

    private static final String CHARGES = """
            select compte, count(*), sum(seule) from (
              select t.ASSIGNEE_ as compte, case when exists (
                  select 1 from ACT_RU_IDENTITYLINK l where l.TASK_ID_ = t.ID_ and l.TYPE_ = 'candidate'
                    and (l.GROUP_ID_ is not null or l.USER_ID_ <> t.ASSIGNEE_)) then 0 else 1 end as seule
              from ACT_RU_TASK t where t.ASSIGNEE_ is not null
              union all
              select c.USER_ID_, 1 from ACT_RU_TASK t
              join ACT_RU_IDENTITYLINK c on c.TASK_ID_ = t.ID_ and c.TYPE_ = 'candidate' and c.USER_ID_ is not null
              where t.ASSIGNEE_ is null and not exists (
                  select 1 from ACT_RU_IDENTITYLINK l where l.TASK_ID_ = t.ID_ and l.TYPE_ = 'candidate'
                    and (l.GROUP_ID_ is not null or l.USER_ID_ <> c.USER_ID_))
            ) tenues group by compte
            """;

    private static final String ACTIVE = "1";

    private final JdbcClient base;
    private final AvantValidation avant;
    private final ProcessEngineConfigurationImpl configuration;

    TachesTenues(JdbcClient base, ProcessEngineConfigurationImpl configuration, AvantValidation avant) {
        this.avant = avant;
        this.base = base;
        this.configuration = configuration;
    }

    private record Perdue(String tache, String etat, String compte) {}

    /** Revoit ce que cette personne tient, avant que la transaction se valide ; à appeler dès qu'un de ses droits finit. */
    public void revoir(String compte) {
        avant.faire(() -> rendre(base.sql(TENUES + " and c.compte = ?")
                .param(compte)
                .query(Perdue.class)
                .list()));
    }

    /** Passe horaire : ce qu'un annuaire a retiré sans que le moteur l'apprenne. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
    public void revoirToutes() {
        Map<String, List<Perdue>> parTache = base.sql(TENUES).query(Perdue.class).list().stream()
                .collect(Collectors.groupingBy(Perdue::tache, TreeMap::new, Collectors.toList()));
        parTache.forEach((tache, perdues) -> {
            try {
                avant.faire(() -> rendre(perdues));
            } catch (RuntimeException concurrence) {
                // Un autre nœud, ou la personne, vient d'y toucher : le prochain passage la reverra.
                LOG.warn("Tâche {} non rendue : {}", tache, concurrence.getMessage());
            }
        });
    }

    /**
     * Ce qu'une personne laisserait en partant.
     *
     * @param tenues tâches qu'elle a prises, ou qui n'attendent qu'elle
     * @param seule celles d'entre elles qui ne reviendraient à personne d'autre
     */
    public record Charge(int tenues, int seule) {}

    /** La charge de chaque compte qui en a une, qu'il existe encore ou non. */
    public Map<String, Charge> charges() {
        Map<String, Charge> charges = new TreeMap<>();
        base.sql(CHARGES).query(ligne -> {
            charges.put(ligne.getString(1), new Charge(ligne.getInt(2), ligne.getInt(3)));
        });
        return charges;
    }

    private void rendre(List<Perdue> perdues) {
        for (Perdue perdue : perdues) {
            configuration
                    .getAuthorizationService()
                    .createAuthorizationQuery()
                    .userIdIn(perdue.compte())
                    .resourceType(Resources.TASK)
                    .resourceId(perdue.tache())
                    .list()
                    .forEach(droit -> configuration.getAuthorizationService().deleteAuthorization(droit.getId()));
            Task tache = configuration
                    .getTaskService()
                    .createTaskQuery()
                    .taskId(perdue.tache())
                    .singleResult();
            boolean tient = tache != null && perdue.compte().equals(tache.getAssignee());
            if (tient && ACTIVE.equals(perdue.etat())) {
                configuration.getTaskService().setAssignee(perdue.tache(), null);
            }
            Audit.noter("tache-rendue", Map.of("tache", perdue.tache(), "compte", perdue.compte(), "reprise", tient));
        }
    }
}
