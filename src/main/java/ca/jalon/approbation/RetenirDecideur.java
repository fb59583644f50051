package ca.jalon.approbation;

import static ca.jalon.approbation.Approbation.DATE_DECISION;
import static ca.jalon.approbation.Approbation.DECIDEUR;
import static ca.jalon.approbation.Approbation.DOSSIER;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.PersonneConnectee;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.registre.Depots;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Retient qui décide : la personne connectée, jamais la simple attribution de la tâche. Refuse (400) une décision datée d'avant
 * le dépôt de son dossier.
 */
@Component
class RetenirDecideur implements TaskListener {

    private final PersonneConnectee personne;
    private final Depots depots;
    private final Reponses reponses;

    RetenirDecideur(PersonneConnectee personne, Depots depots, Reponses reponses) {
        this.personne = personne;
        this.depots = depots;
        this.reponses = reponses;
    }

    @Override
    public void notify(DelegateTask tache) {
        LocalDate depot = depots.jour(DOSSIER.in(tache));
        reponses.enCours()
                .flatMap(ecrit -> DATE_DECISION.find(ecrit.valeurs()))
                .map(LocalDate::parse)
                .filter(depot::isAfter)
                .ifPresent(date -> {
                    throw new Refus(
                            400,
                            "Date de la décision : elle ne peut pas précéder le dépôt du dossier, le %s."
                                    .formatted(depot));
                });
        DECIDEUR.set(tache, personne.auteur(tache));
    }
}
