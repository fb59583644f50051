package ca.jalon.approbation;

import static ca.jalon.approbation.Approbation.DECIDEUR;

import ca.jalon.moteur.PersonneConnectee;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Retient qui décide : la personne connectée, jamais la simple attribution de la tâche. */
@Component
class RetenirDecideur implements TaskListener {

    private final PersonneConnectee personne;

    RetenirDecideur(PersonneConnectee personne) {
        this.personne = personne;
    }

    @Override
    public void notify(DelegateTask tache) {
        DECIDEUR.set(tache, personne.auteur(tache));
    }
}
