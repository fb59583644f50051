package ca.jalon.bilan;

import static ca.jalon.bilan.BilanAnnuel.EXERCICE;
import static ca.jalon.bilan.BilanAnnuel.PALIER;
import static ca.jalon.bilan.BilanAnnuel.PERIMETRE;

import ca.jalon.calendrier.Exercice;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Prend aux registres les faits de l'exercice, une fois pour toutes, et inscrit le bilan. */
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
        Palier palier = Palier.valueOf(PALIER.in(execution));
        String perimetre = PERIMETRE.in(execution);
        bilans.inscrire(
                execution.getProcessBusinessKey(),
                exercice.annee(),
                palier,
                perimetre,
                collecte.reunir(exercice, palier, perimetre));
    }
}
