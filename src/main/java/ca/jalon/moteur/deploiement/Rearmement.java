package ca.jalon.moteur.deploiement;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.stereotype.Component;

/**
 * Remet en place une minuterie de départ de sous-processus d’évènement qui a déjà sonné.
 *
 * <p>Le moteur ne la crée qu’à l’ouverture de l’instance ; une échéance qu’on repousse après coup ne sonnerait plus.
 */
@Component
public class Rearmement {

    private final ProcessEngineConfigurationImpl configuration;

    Rearmement(ProcessEngineConfigurationImpl configuration) {
        this.configuration = configuration;
    }

    /** Fait sonner à cette date, sur cette instance, la minuterie de ce départ. */
    public void rearmer(String instance, String depart, Instant date) {
        configuration.getCommandExecutorTxRequired().execute(contexte -> {
            ExecutionEntity execution = contexte.getExecutionManager().findExecutionById(instance);
            TimerDeclarationImpl.getDeclarationsForScope(execution.getProcessDefinition())
                    .get(depart)
                    .createTimerInstance(execution)
                    .setDuedate(Date.from(date));
            return null;
        });
    }
}
