package ca.jalon.repertoire;

import static ca.jalon.repertoire.Repertoire.ACTE;
import static ca.jalon.repertoire.Repertoire.SERVICE;

import ca.jalon.moteur.contrat.Variable;
import java.time.Clock;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ouvre la revue de chaque service actif que rien n'a confirmé depuis le délai que donne le paramètre {@code delaiRevue}. */
@Component
class OuvrirRevues implements JavaDelegate {

    private final Fiches fiches;
    private final RuntimeService executions;
    private final Clock horloge;

    OuvrirRevues(Fiches fiches, RuntimeService executions, Clock horloge) {
        this.fiches = fiches;
        this.executions = executions;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Period delai = Period.parse(Variable.text("delaiRevue").in(execution));
        fiches.aRevoir(ZonedDateTime.now(horloge).minus(delai).toInstant())
                .forEach(numero -> executions
                        .createProcessInstanceByKey(Repertoire.PROCESSUS)
                        .setVariables(Map.of(ACTE.name(), ActeFiche.REVUE.name(), SERVICE.name(), numero))
                        .execute());
    }
}
