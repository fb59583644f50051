package ca.jalon.approbation;

import static ca.jalon.approbation.Approbation.DECIDEUR;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Retient qui décide : la personne connectée, jamais la simple attribution de la tâche. */
@Component
class RetenirDecideur implements TaskListener {

    private final IdentityService identites;

    RetenirDecideur(IdentityService identites) {
        this.identites = identites;
    }

    @Override
    public void notify(DelegateTask tache) {
        var connectee = identites.getCurrentAuthentication();
        DECIDEUR.set(tache, connectee == null ? tache.getAssignee() : connectee.getUserId());
    }
}
