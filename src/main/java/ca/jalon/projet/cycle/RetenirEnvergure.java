package ca.jalon.projet.cycle;

import ca.jalon.moteur.contrat.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Retient l'envergure que l'équipe du CCT a choisie, ou à défaut celle que la table propose ; garde les deux (3.c.2). */
@Component
class RetenirEnvergure implements JavaDelegate {

    private static final Variable<String> ENVERGURE = Variable.text("envergure");
    private static final Variable<String> PROPOSEE = Variable.text("envergureProposee");
    private static final Variable<String> RETENUE = Variable.text("envergureRetenue");

    @Override
    public void execute(DelegateExecution execution) {
        String proposee = ENVERGURE.in(execution);
        PROPOSEE.set(execution, proposee);
        ENVERGURE.set(execution, RETENUE.find(execution).orElse(proposee));
    }
}
