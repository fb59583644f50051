package ca.jalon.moteur.droits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.jalon.formulaire.HorsContrat;
import ca.jalon.formulaire.Refus;
import ca.jalon.formulaire.RefusFormulaire;
import ca.jalon.moteur.EssaiMoteur;
import ca.jalon.moteur.contrat.ContratEssai;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheckBuilder;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Le contrat s'ajoute aux autorisations du moteur, il ne les remplace ni ne les devance. */
@EssaiMoteur
@Import(ContratEssai.class)
@TestPropertySource(
        properties = {
            "camunda.bpm.authorization.enabled=true",
            "camunda.bpm.default-user-permission-name-for-task=TASK_WORK"
        })
class DroitsTest {

    /** L'interface laisse écrire un droit accordé à « * », comme à un groupe sans nom : il n'est à personne. */
    private static final String PERSONNE = Authorization.ANY;

    @Autowired
    private RepositoryService modeles;

    @Autowired
    private RuntimeService instances;

    @Autowired
    private TaskService taches;

    @Autowired
    private IdentityService identites;

    @Autowired
    private AuthorizationService droits;

    @Autowired
    private ProcessEngineConfigurationImpl configuration;

    @Autowired
    private JdbcClient base;

    private String tache;

    @BeforeEach
    void ouvrirUneTache() {
        ContratEssai.deployer(modeles);
        String instance = HorsContrat.obtenir(() -> instances.startProcessInstanceByKey("essai", Map.of("titre", "T")))
                .getId();
        tache = taches.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        Authorization travail = droits.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        travail.setUserId("alice");
        travail.setResource(Resources.TASK);
        travail.setResourceId(tache);
        travail.addPermission(Permissions.TASK_WORK);
        travail.addPermission(Permissions.READ);
        droits.saveAuthorization(travail);
    }

    @AfterEach
    void sortir() {
        identites.clearAuthentication();
        effacerLesDroits();
    }

    private void effacerLesDroits() {
        droits.createAuthorizationQuery().list().forEach(droit -> droits.deleteAuthorization(droit.getId()));
    }

    @Test
    void qui_n_a_pas_le_droit_n_apprend_rien_du_formulaire() {
        identites.setAuthentication("bruno", List.of());

        assertThatThrownBy(() -> taches.complete(tache, Map.of("intrus", 1)))
                .isInstanceOf(Refus.class)
                .isNotInstanceOf(RefusFormulaire.class)
                .hasMessageStartingWith("Cette tâche ne vous est pas offerte");
        assertThatThrownBy(() -> instances.startProcessInstanceByKey("essai", Map.of("intrus", 1)))
                .isInstanceOf(AuthorizationException.class);

        identites.setAuthentication("alice", List.of());
        assertThatThrownBy(() -> taches.complete(tache, Map.of("intrus", 1))).isInstanceOf(RefusFormulaire.class);
    }

    @Test
    void qui_perd_la_course_apprend_que_la_tache_n_est_plus_ouverte() {
        identites.setAuthentication("alice", List.of());
        taches.claim(tache, "alice");

        // La tâche est lue, une autre transaction la finit, puis ses droits sont cherchés : ils sont partis avec elle.
        assertThatThrownBy(() -> configuration.getCommandExecutorTxRequired().execute(contexte -> {
                    TaskEntity lue = contexte.getTaskManager().findTaskById(tache);
                    CompletableFuture.runAsync(() -> HorsContrat.obtenir(() -> {
                                taches.complete(tache);
                                return null;
                            }))
                            .join();
                    configuration.getCommandCheckers().forEach(verificateur -> verificateur.checkTaskWork(lue));
                    return null;
                }))
                .isInstanceOfSatisfying(
                        Refus.class, refus -> assertThat(refus.statut()).isEqualTo(409))
                .hasMessageStartingWith("Cette tâche n’est plus ouverte");
    }

    @Test
    void on_rend_sa_propre_tache_avec_le_seul_droit_d_y_travailler() {
        identites.setAuthentication("alice", List.of());
        taches.claim(tache, "alice");

        taches.setAssignee(tache, null);

        identites.clearAuthentication();
        assertThat(taches.createTaskQuery().taskId(tache).singleResult().getAssignee())
                .isNull();
    }

    /** Les mêmes lignes, la même réponse : droits de tous, de la personne, de ses groupes, et révocations. */
    @Test
    void le_droit_verifie_est_celui_du_moteur() {
        Random hasard = new Random(7);
        Map<Boolean, Integer> reponses = new HashMap<>();
        for (int rang = 0; rang < 200; rang++) {
            int tour = rang;
            effacerLesDroits();
            Set<List<Object>> ecrites = new HashSet<>();
            for (int ligne = 0; ligne < 5; ligne++) {
                ecrireAuHasard(hasard, tour % 2 == 0, ecrites);
            }
            configuration.getCommandExecutorTxRequired().execute(contexte -> {
                for (int fois = 0; fois < 10; fois++) {
                    CompositePermissionCheck demande = demandeAuHasard(hasard);
                    String personne = unDe(hasard, "alice", "bruno");
                    List<String> groupes = hasard.nextBoolean() ? List.of() : List.of("pilotes", "ministre");
                    boolean reponse = new Droits(base).isAuthorized(personne, groupes, demande);
                    assertThat(reponse)
                            .as("graine 7, tour %d, demande %d", tour, fois)
                            .isEqualTo(new AuthorizationManager().isAuthorized(personne, groupes, demande));
                    reponses.merge(reponse, 1, Integer::sum);
                }
                return null;
            });
        }
        assertThat(reponses.get(true)).isGreaterThan(200);
        assertThat(reponses.get(false)).isGreaterThan(200);
    }

    private void ecrireAuHasard(Random hasard, boolean revocations, Set<List<Object>> ecrites) {
        int type = hasard.nextInt(revocations ? 3 : 2);
        Authorization ligne = droits.createNewAuthorization(type);
        if (type == Authorization.AUTH_TYPE_GLOBAL) {
            ligne.setUserId(Authorization.ANY);
        } else if (hasard.nextBoolean()) {
            ligne.setUserId(unDe(hasard, "alice", "bruno", PERSONNE));
        } else {
            ligne.setGroupId(unDe(hasard, "pilotes", "ministre", ""));
        }
        Resources ressource = unDe(hasard, Resources.TASK, Resources.PROCESS_DEFINITION);
        ligne.setResource(ressource);
        ligne.setResourceId(unDe(hasard, "une", "deux", Authorization.ANY));
        Permission permission = permission(hasard, ressource);
        if (type == Authorization.AUTH_TYPE_REVOKE) {
            ligne.removePermission(permission);
        } else {
            ligne.addPermission(permission);
        }
        // Une seule ligne par bénéficiaire et ressource : la base le veut ainsi.
        if (ecrites.add(
                List.of(type, ligne.getUserId() + "/" + ligne.getGroupId(), ressource, ligne.getResourceId()))) {
            droits.saveAuthorization(ligne);
        }
    }

    private static CompositePermissionCheck demandeAuHasard(Random hasard) {
        PermissionCheckBuilder demande = new PermissionCheckBuilder().disjunctive();
        for (int fois = hasard.nextInt(3); fois >= 0; fois--) {
            Resources ressource = unDe(hasard, Resources.TASK, Resources.PROCESS_DEFINITION);
            demande.atomicCheckForResourceId(
                    ressource, unDe(hasard, "une", "deux", Authorization.ANY, null), permission(hasard, ressource));
        }
        return demande.build();
    }

    private static Permission permission(Random hasard, Resources ressource) {
        return ressource == Resources.TASK
                ? unDe(hasard, TaskPermissions.READ, TaskPermissions.UPDATE, TaskPermissions.TASK_WORK)
                : unDe(
                        hasard,
                        ProcessDefinitionPermissions.READ_TASK,
                        ProcessDefinitionPermissions.UPDATE_TASK,
                        ProcessDefinitionPermissions.TASK_WORK);
    }

    @SafeVarargs
    private static <T> T unDe(Random hasard, T... choix) {
        return choix[hasard.nextInt(choix.length)];
    }

    @Test
    void un_administrateur_sans_droit_du_moteur_n_en_gagne_aucun() {
        identites.setAuthentication("admin", List.of("groupe-admin"));

        assertThatThrownBy(() -> taches.setVariable(tache, "titre", "autre"))
                .hasMessageStartingWith("Cette tâche ne vous est pas offerte");
    }
}
