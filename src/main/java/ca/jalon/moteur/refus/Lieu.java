package ca.jalon.moteur.refus;

import ca.jalon.formulaire.Refus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

/**
 * Où l'on est dans un dossier : l'exécution d'une tâche ou d'un délégué, et ce qui la contient.
 *
 * <p>Un 409 quand un autre vient de terminer la tâche : le moteur l'a encore lue, son exécution n'est déjà plus là, ou plus loin.
 */
public record Lieu(ExecutionEntity execution) {

    public static Lieu de(VariableScope portee) {
        ExecutionEntity execution =
                portee instanceof TaskEntity tache ? tache.getExecution() : (ExecutionEntity) portee;
        boolean partie = execution == null
                || !execution.isProcessInstanceExecution() && execution.getParent() == null
                || portee instanceof TaskEntity tache
                        && !tache.getTaskDefinitionKey().equals(execution.getActivityId());
        if (partie) {
            throw new Refus(409, TraductionRefus.DEJA_FAITE);
        }
        return new Lieu(execution);
    }

    /** Numéro du dossier, {@code null} tant qu'il n'en a pas. */
    public String dossier() {
        return execution.getProcessBusinessKey();
    }

    /** Où un écrit se reprend : son tour ou son instance ; une tâche répétée ne se reprend que d'elle-même. */
    public String portee() {
        ActivityImpl activite = execution.getActivity();
        boolean repetee = activite.getFlowScope() instanceof ActivityImpl corps
                && corps.getActivityBehavior() instanceof MultiInstanceActivityBehavior;
        return repetee ? execution.getActivityInstanceId() : execution.getParentActivityInstanceId();
    }

    /** Distance des instances d'activité qui contiennent le lieu, de la plus proche à la plus lointaine, appelants compris. */
    public Map<String, Integer> distances() {
        Map<String, Integer> distances = new LinkedHashMap<>();
        ExecutionEntity dedans = execution;
        while (dedans != null) {
            distances.putIfAbsent(dedans.getActivityInstanceId(), distances.size());
            distances.putIfAbsent(dedans.getParentActivityInstanceId(), distances.size());
            dedans = dedans.isProcessInstanceExecution() ? dedans.getSuperExecution() : dedans.getParent();
        }
        return distances;
    }

    /** Instance de processus du lieu, puis celles qui l'ont appelée. */
    public List<String> instances() {
        List<String> instances = new ArrayList<>();
        ExecutionEntity appelante = execution;
        while (appelante != null) {
            instances.add(appelante.getProcessInstanceId());
            appelante = appelante.getProcessInstance().getSuperExecution();
        }
        return instances;
    }
}
