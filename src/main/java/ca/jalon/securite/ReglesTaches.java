package ca.jalon.securite;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.PersonneConnectee;
import ca.jalon.organisation.Annuaire;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Refuse (409) qu'une tâche soit terminée par une autre personne que celle qui l'a prise, quelle que soit l'entrée. */
@Component
class ReglesTaches {

    private final PersonneConnectee personne;
    private final Annuaire annuaire;

    ReglesTaches(PersonneConnectee personne, Annuaire annuaire) {
        this.personne = personne;
        this.annuaire = annuaire;
    }

    @EventListener
    void surFin(DelegateTask tache) {
        if (!TaskListener.EVENTNAME_COMPLETE.equals(tache.getEventName())
                || personne.compte().isEmpty()
                || personne.compte().get().equals(tache.getAssignee())) {
            return;
        }
        throw new Refus(
                409,
                tache.getAssignee() == null
                        ? "Prenez d’abord la tâche « %s » : seule la personne qui l’a prise peut la terminer."
                                .formatted(tache.getName())
                        : "La tâche « %s » est prise par %s : seule cette personne peut la terminer."
                                .formatted(tache.getName(), annuaire.nom(tache.getAssignee())));
    }
}
