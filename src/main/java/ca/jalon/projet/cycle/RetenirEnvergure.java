package ca.jalon.projet.cycle;

import ca.jalon.moteur.contrat.Variable;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Retient l'envergure que l'équipe du CCT a choisie, ou à défaut celle que la table propose ; garde les deux et dit si la
 * première est moindre : elle est alors revue (3.c.2).
 */
@Component
class RetenirEnvergure implements JavaDelegate {

    static final Variable<String> ENVERGURE = Variable.text("envergure");
    static final Variable<String> PROPOSEE = Variable.text("envergureProposee");
    private static final Variable<String> RETENUE = Variable.text("envergureRetenue");
    private static final Variable<Boolean> REDUITE = Variable.flag("envergureReduite");
    private static final List<String> ORDRE = List.of("PETITE", "MOYENNE", "GRANDE");

    @Override
    public void execute(DelegateExecution execution) {
        String proposee = ENVERGURE.in(execution);
        String retenue = RETENUE.find(execution).orElse(proposee);
        PROPOSEE.set(execution, proposee);
        ENVERGURE.set(execution, retenue);
        REDUITE.set(execution, ORDRE.indexOf(retenue) < ORDRE.indexOf(proposee));
    }
}
