package ca.jalon.moteur;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;

/**
 * Ce que coûtent les droits dans la liste des tâches, rapporté dans la même course à la même requête sans droits.
 *
 * <p>{@code mvn -Pbench test -Dtest='MesureListe*'} : « les tâches de mes groupes », les quinze plus récentes de vingt
 * mille ouvertes et leur nombre, coûtent au plus cinq fois la requête nue.
 */
abstract class MesureListe {

    private static final int TACHES = 20_000;
    private static final int ORGANISATIONS = 50;
    private static final int ECHAUFFEMENT = 15;
    private static final int MESURES = 41;

    /** Les droits du moteur tels quels vont de dix à mille fois plus lentement : quelques mesures, et pas sur la plus grande liste. */
    private static final int MESURES_MOTEUR = 3;

    @Autowired
    ManagementService gestion;

    @Autowired
    TaskService taches;

    @Autowired
    IdentityService identites;

    @Autowired
    ProcessEngineConfigurationImpl configuration;

    @Autowired
    DataSource source;

    @LocalServerPort
    int port;

    @AfterEach
    void sortir() {
        identites.clearAuthentication();
    }

    @Test
    void les_quinze_premieres_de_vingt_mille() {
        remplir();
        List<String> trop = new ArrayList<>();
        for (int combien : new int[] {1, 12, ORGANISATIONS}) {
            List<String> groupes =
                    IntStream.range(0, combien).mapToObj(MesureListe::groupe).toList();
            comparer("liste, %d organisations".formatted(combien), groupes, trop, requete -> requete.listPage(0, 15));
            comparer("nombre, %d organisations".formatted(combien), groupes, trop, TaskQuery::count);
        }
        assertThat(trop).isEmpty();
    }

    /** Copie une vraie tâche, ses liens et ses droits : un groupe par organisation, l'une après l'autre. */
    private void remplir() {
        Banc banc = new Banc(port, gestion);
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        String modele = banc.taches(numero).get(0).path("id").asText();
        JdbcTemplate base = new JdbcTemplate(source);
        Map<String, Object> tache = base.queryForMap("select * from ACT_RU_TASK where ID_ = ?", modele);
        Map<String, Object> lien = base.queryForMap("select * from ACT_RU_IDENTITYLINK where TASK_ID_ = ?", modele);
        Map<String, Object> droit =
                base.queryForMap("select * from ACT_RU_AUTHORIZATION where RESOURCE_ID_ = ?", modele);
        List<Map<String, Object>> copies = new ArrayList<>();
        List<Map<String, Object>> liens = new ArrayList<>();
        List<Map<String, Object>> droits = new ArrayList<>();
        long debut = System.currentTimeMillis() - TACHES * 1000L;
        for (int i = 0; i < TACHES; i++) {
            String id = UUID.randomUUID().toString();
            String groupe = groupe(i % ORGANISATIONS);
            copies.add(avec(tache, "ID_", id, "CREATE_TIME_", new Timestamp(debut + i * 1000L)));
            liens.add(avec(lien, "ID_", UUID.randomUUID().toString(), "TASK_ID_", id, "GROUP_ID_", groupe));
            droits.add(avec(droit, "ID_", UUID.randomUUID().toString(), "RESOURCE_ID_", id, "GROUP_ID_", groupe));
        }
        inserer("ACT_RU_TASK", copies);
        inserer("ACT_RU_IDENTITYLINK", liens);
        inserer("ACT_RU_AUTHORIZATION", droits);
        base.execute("analyze");
    }

    private static String groupe(int organisation) {
        return "pilote-clinique.essai-" + organisation;
    }

    private static Map<String, Object> avec(Map<String, Object> ligne, Object... changements) {
        Map<String, Object> copie = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copie.putAll(ligne);
        for (int i = 0; i < changements.length; i += 2) {
            copie.put((String) changements[i], changements[i + 1]);
        }
        return copie;
    }

    @SuppressWarnings("unchecked")
    private void inserer(String table, List<Map<String, Object>> lignes) {
        new SimpleJdbcInsert(source)
                .withTableName(table)
                .usingColumns(lignes.get(0).keySet().toArray(String[]::new))
                .executeBatch(lignes.toArray(Map[]::new));
    }

    private void comparer(String quoi, List<String> groupes, List<String> trop, Function<TaskQuery, Object> lire) {
        double[] nue = new double[MESURES];
        double[] jalon = new double[MESURES];
        double[] moteur = new double[groupes.size() < ORGANISATIONS ? MESURES_MOTEUR : 0];
        for (int i = -ECHAUFFEMENT; i < MESURES; i++) {
            int tour = Math.max(i, 0);
            Supplier<TaskQueryImpl> requete = requete(groupes, i);
            identites.clearAuthentication();
            List<Object> reponses = new ArrayList<>();
            nue[tour] = chronometrer(() -> reponses.add(lire.apply(requete.get())));
            identites.setAuthentication("mesure", groupes);
            jalon[tour] = chronometrer(() -> reponses.add(lire.apply(requete.get())));
            if (i >= 0 && i < moteur.length) {
                moteur[tour] = chronometrer(() -> reponses.add(telQuel(requete.get(), lire)));
            }
            assertThat(reponses.stream().map(MesureListe::ids).distinct()).hasSize(1);
        }
        double rapport = mediane(jalon) / mediane(nue);
        String ligne = "%-26s nue %6.1f ms ; avec droits %6.1f ms (%.1f fois)"
                .formatted(quoi, mediane(nue), mediane(jalon), rapport);
        if (moteur.length > 0) {
            ligne += " ; droits du moteur tels quels %6.1f ms (%.1f fois)"
                    .formatted(mediane(moteur), mediane(moteur) / mediane(nue));
        }
        System.out.println(ligne);
        if (rapport > 5) {
            trop.add(ligne);
        }
    }

    /** H2 rejoue le résultat d'une requête identique : un groupe sans tâche la change à chaque tour. */
    private Supplier<TaskQueryImpl> requete(List<String> groupes, int tour) {
        List<String> cherches = new ArrayList<>(groupes);
        cherches.add("aucune-tache-" + tour);
        return () -> (TaskQueryImpl) taches.createTaskQuery()
                .taskCandidateGroupIn(cherches)
                .orderByTaskCreateTime()
                .desc();
    }

    /** La même requête par les gestionnaires d'origine du moteur. */
    private Object telQuel(TaskQueryImpl requete, Function<TaskQuery, Object> lire) {
        AuthorizationManager droits = new AuthorizationManager();
        TaskManager origine = new TaskManager() {
            @Override
            protected AuthorizationManager getAuthorizationManager() {
                return droits;
            }
        };
        return configuration.getCommandExecutorTxRequired().execute(contexte -> {
            if (lire.apply(taches.createTaskQuery().taskId("aucune")) instanceof Long) {
                return origine.findTaskCountByQueryCriteria(requete);
            }
            requete.setFirstResult(0);
            requete.setMaxResults(15);
            return origine.findTasksByQueryCriteria(requete);
        });
    }

    private static Object ids(Object reponse) {
        return reponse instanceof List<?> liste
                ? liste.stream().map(tache -> ((Task) tache).getId()).toList()
                : reponse;
    }

    private static double chronometrer(Runnable action) {
        long debut = System.nanoTime();
        action.run();
        return (System.nanoTime() - debut) / 1e6;
    }

    private static double mediane(double[] durees) {
        double[] triees = durees.clone();
        Arrays.sort(triees);
        return triees[triees.length / 2];
    }
}
