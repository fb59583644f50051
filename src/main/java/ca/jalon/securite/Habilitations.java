package ca.jalon.securite;

import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Role;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
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
@Order(30)
class Habilitations implements ApplicationRunner {

    static final String ADMIN_PROCESSUS = "admin-processus";
    static final String ADMIN_TECHNIQUE = "camunda-admin";

    private final Organisations organisations;
    private final AuthorizationService droits;

    Habilitations(Organisations organisations, AuthorizationService droits) {
        this.organisations = organisations;
        this.droits = droits;
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
        accorder(connus, ADMIN_PROCESSUS, Resources.TASK, "*", Permissions.ALL);
        accorder(connus, ADMIN_PROCESSUS, Resources.PROCESS_INSTANCE, "*", Permissions.ALL);
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
        if (role.litTout()) {
            accorder(
                    connus,
                    role.id(),
                    Resources.PROCESS_DEFINITION,
                    "*",
                    ProcessDefinitionPermissions.READ,
                    ProcessDefinitionPermissions.READ_INSTANCE,
                    ProcessDefinitionPermissions.UPDATE_INSTANCE,
                    ProcessDefinitionPermissions.RETRY_JOB,
                    ProcessDefinitionPermissions.READ_HISTORY);
            accorder(connus, role.id(), Resources.DECISION_DEFINITION, "*", Permissions.READ, Permissions.READ_HISTORY);
            accorder(connus, role.id(), Resources.DEPLOYMENT, "*", Permissions.READ);
        }
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
