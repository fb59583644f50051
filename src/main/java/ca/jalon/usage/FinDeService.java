package ca.jalon.usage;

import ca.jalon.registre.AccompagnementsAOuvrir;
import ca.jalon.registre.EtatService;
import ca.jalon.registre.Services;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Un service qui cesse n'est plus accompagné : sa tâche de relevé s'en va le jour même. */
@Component
class FinDeService {

    private final RuntimeService executions;
    private final Accompagnements accompagnements;
    private final AccompagnementsAOuvrir ouverts;

    FinDeService(RuntimeService executions, Accompagnements accompagnements, AccompagnementsAOuvrir ouverts) {
        this.executions = executions;
        this.accompagnements = accompagnements;
        this.ouverts = ouverts;
    }

    @EventListener
    void surEtat(Services.EtatChange change) {
        if (change.etat() == EtatService.CESSE && ouverts.accompagne(change.numero())) {
            executions
                    .createMessageCorrelation("service-cesse")
                    .processInstanceId(accompagnements.exiger(change.numero()).instance())
                    .correlateAll();
        }
    }
}
