package ca.jalon.approbation;

import static ca.jalon.approbation.Approbation.MEMBRES_ENTENDUS;

import ca.jalon.formulaire.Refus;
import ca.jalon.formulaire.ReponseDite;
import ca.jalon.moteur.contrat.Reponses;
import java.util.Collection;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Refuse (400) la décision d'un comité dont le président n'a pas entendu assez de membres. Le système consigne qui fut entendu ;
 * il ne vote pas (domaine 8.15).
 */
@Component
class EntendreComite implements TaskListener {

    private final QuiDecide quiDecide;
    private final Reponses reponses;

    EntendreComite(QuiDecide quiDecide, Reponses reponses) {
        this.quiDecide = quiDecide;
        this.reponses = reponses;
    }

    @Override
    public void notify(DelegateTask tache) {
        Autorite autorite = quiDecide.enTour(tache);
        int requis = quiDecide.membresAEntendre(tache, autorite);
        long entendus = reponses.enCours().stream()
                .flatMap(ecrit -> ecrit.reponses().stream())
                .filter(dite -> dite.cle().equals(MEMBRES_ENTENDUS))
                .map(ReponseDite::valeur)
                .filter(Collection.class::isInstance)
                .flatMap(valeur -> ((Collection<?>) valeur).stream())
                .distinct()
                .filter(autorite.autresMembres()::contains)
                .count();
        if (entendus < requis) {
            throw new Refus(
                    400,
                    "Membres entendus : le comité décide par son président, qui en entend %d au moins sur %d."
                            .formatted(requis, autorite.autresMembres().size()));
        }
    }
}
