package ca.jalon.projet.cycle;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.PersonneConnectee;
import ca.jalon.moteur.contrat.Reponses;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Applique la revue d'une envergure réduite : refusée, celle de la table vaut. Qui l'a réduite ne la revoit pas (403). */
@Component
class RetenirRevueEnvergure implements TaskListener {

    private final PersonneConnectee connectee;
    private final Reponses reponses;

    RetenirRevueEnvergure(PersonneConnectee connectee, Reponses reponses) {
        this.connectee = connectee;
        this.reponses = reponses;
    }

    @Override
    public void notify(DelegateTask tache) {
        String auteur =
                reponses.dernier(tache, "evaluer-envergure").orElseThrow().auteur();
        if (auteur != null && connectee.compte().filter(auteur::equals).isPresent()) {
            throw new Refus(403, "Vous avez réduit cette envergure : une autre personne la revoit.");
        }
        if ("NON".equals(tache.getVariable("reductionAcceptee"))) {
            RetenirEnvergure.ENVERGURE.set(tache, RetenirEnvergure.PROPOSEE.in(tache));
        }
    }
}
