package ca.jalon.bilan;

import static ca.jalon.bilan.BilanAnnuel.EXERCICE;
import static ca.jalon.bilan.BilanAnnuel.PALIER;
import static ca.jalon.bilan.BilanAnnuel.PERIMETRE;

import ca.jalon.calendrier.Exercice;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Inscrit le bilan sur les faits de l'exercice. Le premier de l'année les prend aux registres, pour tous : un bilan ouvert plus
 * tard lit les mêmes.
 */
@Component
class ArreterFaits implements JavaDelegate {

    private final Collecte collecte;
    private final Bilans bilans;

    ArreterFaits(Collecte collecte, Bilans bilans) {
        this.collecte = collecte;
        this.bilans = bilans;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Exercice exercice = new Exercice(Integer.parseInt(EXERCICE.in(execution)));
        String perimetre = PERIMETRE.in(execution);
        if (!bilans.arretes(exercice.annee(), perimetre)) {
            collecte.arreter(exercice);
        }
        bilans.inscrire(
                execution.getProcessBusinessKey(), exercice.annee(), Palier.valueOf(PALIER.in(execution)), perimetre);
    }
}
