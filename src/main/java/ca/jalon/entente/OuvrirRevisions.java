package ca.jalon.entente;

import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Ouvre la révision des ententes signées avant Jalon qui sont dues : de là, Jalon les mène comme les autres. Termine
 * celles qu'une autre, signée d'avance, remplace ce jour.
 */
@Component
class OuvrirRevisions implements JavaDelegate {

    private final Ententes ententes;
    private final RuntimeService executions;
    private final Clock horloge;

    OuvrirRevisions(Ententes ententes, RuntimeService executions, Clock horloge) {
        this.ententes = ententes;
        this.executions = executions;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ententes.terminerRemplacees();
        LocalDate jour = LocalDate.now(horloge);
        ententes.signeesAvantJalon().stream()
                .filter(entente -> Revision.due(jour, entente.debut(), entente.fin()))
                .forEach(entente -> Entente.reprendre(executions, entente));
    }
}
