package ca.jalon.moteur.deploiement;

import java.util.EnumSet;
import java.util.Set;
import org.camunda.bpm.engine.impl.history.HistoryLevelFull;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;

/**
 * Tient l'historique complet, sauf celui des processus nombreux et brefs : leur début, leur fin, leurs incidents et leurs
 * essais ratés y sont, ni leurs étapes, ni leurs variables, ni leurs travaux réussis. Une table nommée de même ne laisse
 * pas trace de ses évaluations. Ce qu'une personne envoie est gardé par son écrit, mot pour mot, et ce qui en devient une
 * variable par l'historique de celle-ci : la troisième copie, valeur par valeur, que le moteur tient des formulaires ne sert à personne.
 *
 * <p>Même nom et même numéro que le niveau complet : la base n'en connaît pas d'autre.
 */
final class HistoriqueParProcessus extends HistoryLevelFull {

    private static final Set<HistoryEventTypes> ABREGES = EnumSet.of(
            HistoryEventTypes.ACTIVITY_INSTANCE_START,
            HistoryEventTypes.ACTIVITY_INSTANCE_UPDATE,
            HistoryEventTypes.ACTIVITY_INSTANCE_END,
            HistoryEventTypes.VARIABLE_INSTANCE_CREATE,
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE,
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL,
            HistoryEventTypes.VARIABLE_INSTANCE_DELETE,
            HistoryEventTypes.JOB_CREATE,
            HistoryEventTypes.JOB_SUCCESS,
            HistoryEventTypes.JOB_DELETE,
            HistoryEventTypes.DMN_DECISION_EVALUATE);

    private final Set<String> brefs;

    HistoriqueParProcessus(Set<String> brefs) {
        this.brefs = Set.copyOf(brefs);
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType evenement, Object sujet) {
        return evenement != HistoryEventTypes.FORM_PROPERTY_UPDATE
                && (sujet == null || !ABREGES.contains(evenement) || !brefs.contains(processus(sujet)));
    }

    private static String processus(Object sujet) {
        if (sujet instanceof JobEntity travail) {
            return cle(travail.getProcessDefinitionKey());
        }
        if (sujet instanceof ExecutionEntity execution) {
            return cle(execution);
        }
        if (sujet instanceof VariableInstanceEntity variable) {
            return cle(variable.getExecution());
        }
        if (sujet instanceof DecisionDefinition table) {
            return cle(table.getKey());
        }
        return sujet instanceof HistoryEvent ecrit ? cle(ecrit.getProcessDefinitionKey()) : "";
    }

    private static String cle(ExecutionEntity execution) {
        return execution == null || execution.getProcessDefinition() == null
                ? ""
                : cle(execution.getProcessDefinition().getKey());
    }

    private static String cle(String processus) {
        return processus == null ? "" : processus;
    }
}
