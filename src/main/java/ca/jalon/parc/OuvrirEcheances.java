package ca.jalon.parc;

import ca.jalon.moteur.contrat.Variable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ouvre le suivi de chaque contrat dont le préavis tombe dans le délai que donne le paramètre {@code delaiOuverture}. */
@Component
class OuvrirEcheances implements JavaDelegate {

    private final Contrats contrats;
    private final RuntimeService executions;
    private final Clock horloge;

    OuvrirEcheances(Contrats contrats, RuntimeService executions, Clock horloge) {
        this.contrats = contrats;
        this.executions = executions;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Period delai = Period.parse(Variable.text("delaiOuverture").in(execution));
        LocalDate jour = LocalDate.now(horloge);
        contrats.aSuivre(jour.plus(delai).toString(), jour.toString())
                .forEach(numero -> executions
                        .createProcessInstanceByKey(Parc.SUIVRE)
                        .setVariables(Map.of(Parc.CONTRAT.name(), numero))
                        .execute());
    }
}
