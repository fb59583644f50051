package ca.jalon.approbation;

import static ca.jalon.approbation.Approbation.DECIDEUR;
import static ca.jalon.approbation.Approbation.SIGNATAIRE;

import ca.jalon.moteur.PersonneConnectee;
import ca.jalon.organisation.Annuaire;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Montre au formulaire le nom de qui a pris la décision en main, puis retient qui l'a rendue : la personne connectée. */
@Component
class RetenirDecideur implements TaskListener {

    private final PersonneConnectee personne;
    private final Annuaire annuaire;

    RetenirDecideur(PersonneConnectee personne, Annuaire annuaire) {
        this.personne = personne;
        this.annuaire = annuaire;
    }

    @Override
    public void notify(DelegateTask tache) {
        if (EVENTNAME_COMPLETE.equals(tache.getEventName())) {
            DECIDEUR.set(tache, personne.auteur(tache));
        } else {
            SIGNATAIRE.set(tache, tache.getAssignee() == null ? null : annuaire.nom(tache.getAssignee()));
        }
    }
}
