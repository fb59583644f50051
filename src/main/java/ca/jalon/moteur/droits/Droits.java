package ca.jalon.moteur.droits;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Vérifie les mêmes lignes de droits que le moteur, en moins de lectures.
 *
 * <p>Le moteur compose, pour chaque geste, une requête d'une centaine de lignes, et une autre pour savoir s'il existe une
 * révocation. Une révocation, que seul un administrateur peut écrire, ramène la personne à la requête du moteur.
 */
public final class Droits extends AuthorizationManager {

    private final JdbcClient base;

    public Droits(JdbcClient base) {
        this.base = base;
    }

    private record Ligne(int type, int ressource, String id, int permissions) {

        boolean donne(PermissionCheck droit) {
            return ressource == droit.getResourceType()
                    && (id.equals(ANY) || id.equals(droit.getResourceId()))
                    && (permissions & droit.getPerms()) == droit.getPerms();
        }
    }

    /** Ne relit pas, à chaque commande, tous les groupes qui ont un droit : ceux qui n'en ont pas n'ajoutent rien. */
    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> groupes) {
        return groupes == null ? EMPTY_LIST : new ArrayList<>(groupes);
    }

    @Override
    public boolean isAuthorized(String compte, List<String> groupes, PermissionCheck droit) {
        return !isAuthorizationEnabled() || isAuthorized(compte, groupes, createCompositePermissionCheck(droit));
    }

    @Override
    public boolean isAuthorized(String compte, List<String> groupes, CompositePermissionCheck demande) {
        List<PermissionCheck> droits = demande.getAtomicChecks();
        if (!demande.isDisjunctive()
                || !demande.getCompositeChecks().isEmpty()
                || !droits.stream().allMatch(this::isResourceValidForPermission)) {
            return super.isAuthorized(compte, groupes, demande);
        }
        List<Ligne> lignes = lignes(compte, groupes, droits);
        if (lignes.stream().anyMatch(ligne -> ligne.type() == Authorization.AUTH_TYPE_REVOKE)) {
            return super.isAuthorized(compte, groupes, demande);
        }
        return droits.stream().anyMatch(droit -> lignes.stream().anyMatch(ligne -> ligne.donne(droit)));
    }

    /** Les révocations qui la touchent, et ce que donnent sur ces ressources ses droits, ceux de ses groupes et de tous. */
    private List<Ligne> lignes(String compte, List<String> groupes, List<PermissionCheck> droits) {
        List<String> ids = new ArrayList<>(List.of(ANY));
        droits.stream()
                .map(PermissionCheck::getResourceId)
                .filter(id -> id != null)
                .distinct()
                .forEach(ids::add);
        return base.sql("""
                        select TYPE_, RESOURCE_TYPE_, RESOURCE_ID_, PERMS_ from ACT_RU_AUTHORIZATION
                        where (TYPE_ <> 0 and (USER_ID_ = :compte or GROUP_ID_ in (:groupes))
                                or TYPE_ <> 1 and USER_ID_ = '*')
                            and (TYPE_ = 2 or RESOURCE_TYPE_ in (:types) and RESOURCE_ID_ in (:ids))
                        """)
                .param("compte", compte)
                .param("groupes", groupes == null || groupes.isEmpty() ? Collections.singletonList(null) : groupes)
                .param(
                        "types",
                        droits.stream()
                                .map(PermissionCheck::getResourceType)
                                .distinct()
                                .toList())
                .param("ids", ids)
                .query((ligne, rang) ->
                        new Ligne(ligne.getInt(1), ligne.getInt(2), ligne.getString(3), ligne.getInt(4)))
                .list();
    }

    /** Une tâche née dans cette commande n'a encore aucun droit en base. */
    @Override
    public AuthorizationEntity findAuthorization(
            int type, String compte, String groupe, Resource ressource, String id) {
        CachedDbEntity tache = ressource == Resources.TASK
                ? getDbEntityManager().getDbEntityCache().getCachedEntity(TaskEntity.class, id)
                : null;
        return tache != null && tache.getEntityState() == DbEntityState.TRANSIENT
                ? null
                : super.findAuthorization(type, compte, groupe, ressource, id);
    }
}
