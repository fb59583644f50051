package ca.jalon.projet.suivi;

import ca.jalon.moteur.contrat.Variable;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Mesure, en pour cent, l'écart entre l'investissement du dossier d'affaires et le coût de l'opportunité (P-01c). */
@Component
class MesurerEcart implements TaskListener {

    private static final Variable<Double> COUTS = Variable.amount("couts");
    private static final Variable<Double> INVESTISSEMENT = Variable.amount("coutInvestissement");
    private static final Variable<Double> ECART = Variable.amount("ecartDo");

    @Override
    public void notify(DelegateTask tache) {
        double opportunite = COUTS.find(tache).orElse(0.0);
        double investissement = INVESTISSEMENT.in(tache);
        ECART.set(
                tache,
                opportunite == 0 ? null : Math.round((investissement - opportunite) / opportunite * 1000) / 10.0);
    }
}
