package ca.jalon.approbation;

import static ca.jalon.approbation.Approbation.REDACTEURS;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.PersonneConnectee;
import ca.jalon.registre.Suppleances;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Refuse (403) que la personne qui a écrit ou déclaré un dossier, ou qui la supplée, en prenne ou en rende la décision.
 *
 * <p>Écouteur d'attribution et de fin : il juge la personne à qui la tâche est confiée et celle qui est connectée.
 */
@Component
class QuatreYeux implements TaskListener {

    private final PersonneConnectee personne;
    private final Suppleances suppleances;

    QuatreYeux(PersonneConnectee personne, Suppleances suppleances) {
        this.personne = personne;
        this.suppleances = suppleances;
    }

    @Override
    public void notify(DelegateTask tache) {
        String titulaire = tache.getAssignee();
        String auteur = EVENTNAME_COMPLETE.equals(tache.getEventName()) ? personne.auteur(tache) : titulaire;
        verifier(tache, titulaire);
        if (!Objects.equals(auteur, titulaire)) {
            verifier(tache, auteur);
        }
    }

    private void verifier(DelegateTask tache, String personne) {
        List<String> redacteurs = REDACTEURS
                .find(tache)
                .map(comptes -> Arrays.asList(comptes.split(",")))
                .orElse(List.of());
        boolean aEcrit = redacteurs.contains(personne);
        if (personne != null && !aEcrit) {
            suppleances.exerceesPar(personne).stream()
                    .filter(suppleance -> redacteurs.contains(suppleance.absent()))
                    .findFirst()
                    .ifPresent(suppleance -> {
                        throw new Refus(
                                403,
                                "Vous suppléez %s, qui a écrit ou déclaré ce dossier : la décision revient à une autre personne."
                                        .formatted(suppleance.absent()));
                    });
        }
        if (aEcrit) {
            throw new Refus(
                    403,
                    "La personne qui a écrit ou déclaré ce dossier (%s) ne peut pas en décider : la décision revient à une autre."
                            .formatted(personne));
        }
    }
}
