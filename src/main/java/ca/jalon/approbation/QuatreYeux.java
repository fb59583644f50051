package ca.jalon.approbation;

import static ca.jalon.approbation.Approbation.REDACTEURS;

import ca.jalon.formulaire.Refus;
import java.util.Arrays;
import org.camunda.bpm.engine.IdentityService;
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

    private final IdentityService identites;

    QuatreYeux(IdentityService identites) {
        this.identites = identites;
    }

    @Override
    public void notify(DelegateTask tache) {
        verifier(tache, tache.getAssignee());
        if (EVENTNAME_COMPLETE.equals(tache.getEventName()) && identites.getCurrentAuthentication() != null) {
            verifier(tache, identites.getCurrentAuthentication().getUserId());
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
