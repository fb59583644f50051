package ca.jalon.moteur.deploiement;

import ca.jalon.dossier.InstanceSupprimee;
import ca.jalon.moteur.Audit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Annonce la suppression d'une instance, par Cockpit ou par REST : les écouteurs d'un modèle s'y sautent d'une case, l'historique non.
 */
class DireSuppression implements HistoryEventHandler {

    private final ApplicationEventPublisher evenements;

    DireSuppression(ApplicationEventPublisher evenements) {
        this.evenements = evenements;
    }

    @Override
    public void handleEvent(HistoryEvent evenement) {
        if (evenement instanceof HistoricProcessInstanceEventEntity instance
                && HistoricProcessInstance.STATE_EXTERNALLY_TERMINATED.equals(instance.getState())
                && instance.getSuperProcessInstanceId() == null
                && instance.getBusinessKey() != null) {
            Audit.noter(
                    "instance-supprimee",
                    Map.of(
                            "dossier",
                            instance.getBusinessKey(),
                            "processus",
                            instance.getProcessDefinitionKey(),
                            "motif",
                            Objects.requireNonNullElse(instance.getDeleteReason(), "")));
            evenements.publishEvent(new InstanceSupprimee(instance.getBusinessKey(), instance.getProcessInstanceId()));
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> evenementsDuMoteur) {
        evenementsDuMoteur.forEach(this::handleEvent);
    }
}
