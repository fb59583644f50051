package ca.jalon.approbation;

import static ca.jalon.approbation.Approbation.REDACTEURS;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.PersonneConnectee;
import java.util.Arrays;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Refuse (403) que la personne qui a écrit ou déclaré un dossier prenne ou rende la décision sur ce dossier.
 *
 * <p>Écouteur d'attribution et de fin : il juge la personne à qui la tâche est confiée et celle qui est connectée.
 */
@Component
class QuatreYeux implements TaskListener {

    private final PersonneConnectee personne;

    QuatreYeux(PersonneConnectee personne) {
        this.personne = personne;
    }

    @Override
    public void notify(DelegateTask tache) {
        verifier(tache, tache.getAssignee());
        if (EVENTNAME_COMPLETE.equals(tache.getEventName())) {
            verifier(tache, personne.auteur(tache));
        }
    }

    private static void verifier(DelegateTask tache, String personne) {
        boolean aEcrit = REDACTEURS.find(tache).stream()
                .flatMap(comptes -> Arrays.stream(comptes.split(",")))
                .anyMatch(compte -> compte.equals(personne));
        if (aEcrit) {
            throw new Refus(
                    403,
                    "La personne qui a écrit ou déclaré ce dossier (%s) ne peut pas en décider : la décision revient à une autre."
                            .formatted(personne));
        }
    }
}
