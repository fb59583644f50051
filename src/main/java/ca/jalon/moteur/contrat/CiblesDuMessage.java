package ca.jalon.moteur.contrat;

import static ca.jalon.moteur.LectureCommandes.CORRELATION;
import static ca.jalon.moteur.LectureCommandes.CORRELATION_DEMARRAGE_SEUL;

import java.util.List;
import org.camunda.bpm.engine.impl.MessageCorrelationBuilderImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.CorrelateAllMessageCmd;
import org.camunda.bpm.engine.impl.cmd.CorrelateMessageCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.runtime.CorrelationHandler;
import org.camunda.bpm.engine.impl.runtime.CorrelationHandlerResult;
import org.camunda.bpm.engine.impl.runtime.CorrelationSet;

/** Les instances et les départs qu'un message atteindrait. */
final class CiblesDuMessage {

    private CiblesDuMessage() {}

    /** Ce que le message atteindrait ; le moteur refait la recherche, sur les mêmes données. */
    static List<CorrelationHandlerResult> de(AbstractCorrelateMessageCmd correlation, CommandContext contexte) {
        MessageCorrelationBuilderImpl message = CORRELATION.de(correlation);
        CorrelationHandler recherche = contexte.getProcessEngineConfiguration().getCorrelationHandler();
        CorrelationSet criteres = new CorrelationSet(message);
        String nom = message.getMessageName();
        return contexte.runWithoutAuthorization(() -> {
            if (correlation instanceof CorrelateAllMessageCmd) {
                return recherche.correlateMessages(contexte, nom, criteres);
            }
            if (correlation instanceof CorrelateMessageCmd && CORRELATION_DEMARRAGE_SEUL.de(correlation)) {
                return recherche.correlateStartMessages(contexte, nom, criteres);
            }
            CorrelationHandlerResult cible = recherche.correlateMessage(contexte, nom, criteres);
            return cible == null ? List.of() : List.of(cible);
        });
    }
}
