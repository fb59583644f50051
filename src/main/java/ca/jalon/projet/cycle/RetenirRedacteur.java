package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.REDACTEUR;
import static ca.jalon.projet.Projets.REDACTEURS;

import ca.jalon.moteur.PersonneConnectee;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Retient qui a écrit le dossier : un retour lui revient, et la décision lui sera refusée. */
@Component
class RetenirRedacteur implements TaskListener {

    private final PersonneConnectee connectee;

    RetenirRedacteur(PersonneConnectee connectee) {
        this.connectee = connectee;
    }

    @Override
    public void notify(DelegateTask tache) {
        String personne = connectee.auteur(tache);
        Set<String> tous = new LinkedHashSet<>(
                Arrays.asList(REDACTEURS.find(tache).orElse("").split(",")));
        tous.remove("");
        tous.add(personne);
        REDACTEUR.set(tache, personne);
        REDACTEURS.set(tache, String.join(",", tous));
    }
}
