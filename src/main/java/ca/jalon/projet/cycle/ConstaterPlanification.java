package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.INSCRIT_CNCOT;
import static ca.jalon.projet.Projets.NUMERO;

import ca.jalon.registre.LignesDePlan;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Lit au registre si le CNCOT a reçu la ligne du projet; ce qui fut attesté avant le registre vaut encore. */
@Component
class ConstaterPlanification implements ExecutionListener {

    private final LignesDePlan lignes;

    ConstaterPlanification(LignesDePlan lignes) {
        this.lignes = lignes;
    }

    @Override
    public void notify(DelegateExecution execution) {
        INSCRIT_CNCOT.set(
                execution, INSCRIT_CNCOT.find(execution).orElse(false) || lignes.inscrit(NUMERO.in(execution)));
    }
}
