package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.REDACTEUR;

import ca.jalon.moteur.PersonneConnectee;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Retient qui a écrit le dossier : un retour lui revient. */
@Component
class RetenirRedacteur implements TaskListener {

    private final PersonneConnectee connectee;

    RetenirRedacteur(PersonneConnectee connectee) {
        this.connectee = connectee;
    }

    @Override
    public void notify(DelegateTask tache) {
        REDACTEUR.set(tache, connectee.auteur(tache));
    }
}
