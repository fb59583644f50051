package ca.jalon.suppleance;

import ca.jalon.moteur.droits.TachesTenues;
import ca.jalon.registre.Suppleance;
import ca.jalon.registre.Suppleances;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Offre au suppléant les tâches qui nomment la personne absente au lieu d'un rôle : comité d'un projet, réponses attendues.
 *
 * <p>Un lien de plus marque ce qui vient de la suppléance : qui est aussi nommé de son propre chef le reste à la fin.
 */
@Component
class TachesEnPersonne {

    private final TaskService taches;
    private final AuthorizationService droits;
    private final Suppleances suppleances;
    private final JdbcClient base;
    private final TachesTenues tenues;

    TachesEnPersonne(
            TaskService taches,
            AuthorizationService droits,
            Suppleances suppleances,
            JdbcClient base,
            TachesTenues tenues) {
        this.tenues = tenues;
        this.taches = taches;
        this.droits = droits;
        this.suppleances = suppleances;
        this.base = base;
    }

    /** Avant l'avis qui annonce la tâche à ses candidats. */
    @EventListener
    @Order(0)
    void surCreation(DelegateTask tache) {
        if (!TaskListener.EVENTNAME_CREATE.equals(tache.getEventName())) {
            return;
        }
        List<String> nommes = tache.getCandidates().stream()
                .map(IdentityLink::getUserId)
                .filter(compte -> compte != null)
                .toList();
        nommes.stream()
                .flatMap(absent -> suppleances.enPersonnePour(absent).stream())
                .map(Suppleance::suppleant)
                .filter(suppleant -> !nommes.contains(suppleant))
                .distinct()
                .forEach(suppleant -> {
                    tache.addCandidateUser(suppleant);
                    tache.addUserIdentityLink(suppleant, TachesTenues.OFFERTE_AU_SUPPLEANT);
                });
    }

    /** Les tâches déjà ouvertes au premier jour de l'absence ; ce qui est reçu par suppléance ne se confie pas. */
    void donner(Suppleance suppleance) {
        List<String> recues = liees(suppleance.absent(), TachesTenues.OFFERTE_AU_SUPPLEANT);
        List<String> siennes = liees(suppleance.suppleant(), IdentityLinkType.CANDIDATE);
        for (String tache : liees(suppleance.absent(), IdentityLinkType.CANDIDATE)) {
            if (!recues.contains(tache) && !siennes.contains(tache)) {
                taches.addCandidateUser(tache, suppleance.suppleant());
                taches.addUserIdentityLink(tache, suppleance.suppleant(), TachesTenues.OFFERTE_AU_SUPPLEANT);
            }
        }
    }

    /** Reprend les tâches, prises ou non, qu'aucune autre absence n'offre encore au suppléant. */
    void reprendre(Suppleance suppleance) {
        List<String> absentsEncore = suppleances.exerceesPar(suppleance.suppleant()).stream()
                .filter(autre -> autre.groupes().contains(Suppleance.EN_PERSONNE))
                .map(Suppleance::absent)
                .toList();
        for (String tache : liees(suppleance.suppleant(), TachesTenues.OFFERTE_AU_SUPPLEANT)) {
            boolean encore = absentsEncore.stream()
                    .anyMatch(
                            absent -> liees(absent, IdentityLinkType.CANDIDATE).contains(tache));
            if (!encore) {
                taches.deleteUserIdentityLink(tache, suppleance.suppleant(), TachesTenues.OFFERTE_AU_SUPPLEANT);
                retirerCandidature(tache, suppleance.suppleant());
            }
        }
        tenues.revoir(suppleance.suppleant());
    }

    /** Le moteur laisserait à l'ancien candidat le droit de lire et de faire la tâche. */
    void retirerCandidature(String tache, String compte) {
        taches.deleteCandidateUser(tache, compte);
        boolean prise =
                taches.createTaskQuery().taskId(tache).taskAssignee(compte).count() > 0;
        if (!prise) {
            retirerDroit(tache, compte);
        }
    }

    void retirerDroit(String tache, String compte) {
        droits.createAuthorizationQuery()
                .userIdIn(compte)
                .resourceType(Resources.TASK)
                .resourceId(tache)
                .list()
                .forEach(droit -> droits.deleteAuthorization(droit.getId()));
    }

    /** Tâches ouvertes qui nomment cette personne ; lues en SQL, le moteur ne rendrait que celles que l'appelant peut lire. */
    List<String> liees(String compte, String type) {
        return base.sql(
                        "select TASK_ID_ from ACT_RU_IDENTITYLINK where USER_ID_ = ? and TYPE_ = ? and TASK_ID_ is not null")
                .params(compte, type)
                .query(String.class)
                .list();
    }
}
