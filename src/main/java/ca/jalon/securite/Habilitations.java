package ca.jalon.securite;

import ca.jalon.moteur.Proprietes;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Donne à chaque rôle nu ses droits de départ : ses applications, les processus qu'il démarre.
 *
 * <p>Les tâches, elles, naissent avec le droit de leurs candidats (TASK_WORK). Rien n'est retiré : un droit ajouté par un
 * administrateur reste.
 */
@Component
@Order(45)
class Habilitations implements ApplicationRunner {

    static final String ADMIN_PROCESSUS = "admin-processus";
    static final String ADMIN_TECHNIQUE = "camunda-admin";

    /** Ce qu'un administrateur des processus fait de toute instance : la lire, la reprendre, la corriger, la confier. */
    private static final Set<Permission> TOUTE_INSTANCE = Set.of(
            ProcessDefinitionPermissions.READ,
            ProcessDefinitionPermissions.READ_INSTANCE,
            ProcessDefinitionPermissions.UPDATE_INSTANCE,
            ProcessDefinitionPermissions.DELETE_INSTANCE,
            ProcessDefinitionPermissions.MIGRATE_INSTANCE,
            ProcessDefinitionPermissions.SUSPEND_INSTANCE,
            ProcessDefinitionPermissions.RETRY_JOB,
            ProcessDefinitionPermissions.READ_TASK,
            ProcessDefinitionPermissions.UPDATE_TASK,
            ProcessDefinitionPermissions.TASK_WORK,
            ProcessDefinitionPermissions.TASK_ASSIGN,
            ProcessDefinitionPermissions.READ_HISTORY);

    private final Organisations organisations;
    private final AuthorizationService droits;
    private final RepositoryService modeles;

    Habilitations(Organisations organisations, AuthorizationService droits, RepositoryService modeles) {
        this.organisations = organisations;
        this.droits = droits;
        this.modeles = modeles;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Set<String> connus = droits.createAuthorizationQuery().list().stream()
                .map(droit -> cle(droit.getGroupId(), droit.getResourceType(), droit.getResourceId()))
                .collect(Collectors.toSet());
        // Les droits les plus larges d'abord : le premier accordé sur une ressource l'emporte.
        for (Resource ressource : Resources.values()) {
            accorder(connus, ADMIN_TECHNIQUE, ressource, "*", Permissions.ALL);
        }
        accorder(connus, ADMIN_PROCESSUS, Resources.USER, "*", Permissions.READ);
        accorder(connus, ADMIN_PROCESSUS, Resources.GROUP, "*", Permissions.READ);
        for (Role role : organisations.roles()) {
            if (role.palier() != Role.Palier.PROJET && !role.id().equals(ADMIN_TECHNIQUE)) {
                ouvrir(connus, role);
            }
        }
    }

    private void ouvrir(Set<String> connus, Role role) {
        role.applications().forEach(nom -> accorder(connus, role.id(), Resources.APPLICATION, nom, Permissions.ACCESS));
        if (role.litTout()) {
            for (String processus : ouverts()) {
                Set<Permission> permises = new HashSet<>(TOUTE_INSTANCE);
                if (role.demarre().contains(processus)) {
                    permises.add(ProcessDefinitionPermissions.CREATE_INSTANCE);
                }
                accorder(
                        connus,
                        role.id(),
                        Resources.PROCESS_DEFINITION,
                        processus,
                        permises.toArray(Permission[]::new));
            }
            accorder(connus, role.id(), Resources.DECISION_DEFINITION, "*", Permissions.READ, Permissions.READ_HISTORY);
            accorder(connus, role.id(), Resources.DEPLOYMENT, "*", Permissions.READ);
        }
        for (String processus : role.demarre()) {
            accorder(
                    connus,
                    role.id(),
                    Resources.PROCESS_DEFINITION,
                    processus,
                    ProcessDefinitionPermissions.READ,
                    ProcessDefinitionPermissions.CREATE_INSTANCE);
            accorder(connus, role.id(), Resources.PROCESS_INSTANCE, "*", Permissions.CREATE);
        }
    }

    /** Processus dont le modèle ne restreint pas l'accès : un incident de confidentialité ne se lit pas dans Cockpit. */
    private List<String> ouverts() {
        return modeles.createProcessDefinitionQuery().latestVersion().list().stream()
                .filter(definition ->
                        !"restreint".equals(Proprietes.de(modeles, definition.getId(), definition.getKey(), "acces")))
                .map(ProcessDefinition::getKey)
                .toList();
    }

    private void accorder(Set<String> connus, String groupe, Resource ressource, String id, Permission... permissions) {
        if (!connus.add(cle(groupe, ressource.resourceType(), id))) {
            return;
        }
        Authorization droit = droits.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        droit.setGroupId(groupe);
        droit.setResource(ressource);
        droit.setResourceId(id);
        droit.setPermissions(permissions);
        droits.saveAuthorization(droit);
    }

    private static String cle(String groupe, int ressource, String id) {
        return groupe + "|" + ressource + "|" + id;
    }
}
