package ca.jalon.moteur;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Dit qui agit : la personne connectée, jamais la simple attribution d'une tâche. */
@Component
public class PersonneConnectee {

    private final IdentityService identites;

    PersonneConnectee(IdentityService identites) {
        this.identites = identites;
    }

    /** Compte de la personne connectée ; vide quand le système agit lui-même. */
    public Optional<String> compte() {
        return Optional.ofNullable(identites.getCurrentAuthentication()).map(connectee -> connectee.getUserId());
    }

    /** Qui termine la tâche : la personne connectée ou, pour le système, celle à qui la tâche est confiée. */
    public String auteur(DelegateTask tache) {
        return compte().orElse(tache.getAssignee());
    }
}
