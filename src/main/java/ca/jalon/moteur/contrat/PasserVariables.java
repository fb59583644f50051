package ca.jalon.moteur.contrat;

import ca.jalon.moteur.ValeursMoteur;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateVariableMapping;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallableElementActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.core.model.CallableElement;
import org.camunda.bpm.engine.impl.core.model.CallableElementParameter;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ConstantValueProvider;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.CallableElementUtil;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/**
 * Passe à un processus appelé ce qu'il déclare recevoir, et à son appelant ce qu'il déclare rendre.
 *
 * <p>Un renommage ({@code decision} devient {@code decisionDO}) reste écrit sur l'activité d'appel.
 */
@Component
public class PasserVariables implements DelegateVariableMapping {

    @Override
    public void mapInputVariables(DelegateExecution appelant, VariableMap variables) {
        Declaration declaration = Declaration.de(appele((ExecutionEntity) appelant));
        if (declaration != null) {
            for (String nom : declaration.recoit()) {
                if (!variables.containsKey(nom)) {
                    variables.put(nom, valeur(appelant, nom));
                }
            }
            for (String nom : declaration.peutRecevoir()) {
                if (!variables.containsKey(nom) && appelant.hasVariable(nom)) {
                    variables.put(nom, valeur(appelant, nom));
                }
            }
        }
    }

    /** Pose dans un processus d'accompagnement ce qu'il déclare recevoir, tel que cette instance le tient. */
    public void recevoirDe(String instance, DelegateExecution execution) {
        VariableScope cycle = instance(instance);
        Declaration.de(((ExecutionEntity) execution).getProcessDefinition())
                .recoit()
                .forEach(nom -> execution.setVariable(nom, valeur(cycle, nom)));
    }

    /** Ce que cette instance rendrait si elle finissait maintenant, hors valeurs absentes. */
    public Map<String, Object> rendrait(String instance) {
        ExecutionEntity rendu = instance(instance);
        Map<String, Object> rendues = new HashMap<>();
        for (String nom : rendus(rendu.getProcessDefinition())) {
            if (rendu.getVariable(nom) != null) {
                rendues.put(nom, valeur(rendu, nom));
            }
        }
        return rendues;
    }

    @Override
    public void mapOutputVariables(DelegateExecution appelant, VariableScope rendu) {
        for (String nom : rendus(((ExecutionEntity) rendu).getProcessDefinition())) {
            if (rendu.hasVariable(nom)) {
                TypedValue valeur = valeur(rendu, nom);
                if (!appelant.hasVariable(nom) || !ValeursMoteur.memes(valeur, valeur(appelant, nom))) {
                    appelant.setVariable(nom, valeur);
                }
            }
        }
    }

    /** Un modèle d'avant rend ce que sa version d'aujourd'hui rendrait. */
    private static Set<String> rendus(ProcessDefinitionEntity definition) {
        Declaration declaration = Declaration.de(definition);
        if (declaration == null) {
            declaration = Declaration.de(Context.getProcessEngineConfiguration()
                    .getDeploymentCache()
                    .findDeployedLatestProcessDefinitionByKey(definition.getKey()));
        }
        return declaration == null ? Set.of() : declaration.rend();
    }

    private static ExecutionEntity instance(String instance) {
        return Context.getCommandContext().getExecutionManager().findExecutionById(instance);
    }

    /** Sans rien désérialiser : une liste passe telle qu'elle est rangée. */
    private static TypedValue valeur(VariableScope portee, String nom) {
        return portee.getVariableTyped(nom, false);
    }

    private static ProcessDefinitionEntity appele(ExecutionEntity appelant) {
        CallableElement appel =
                ((CallableElementActivityBehavior) appelant.getActivity().getActivityBehavior()).getCallableElement();
        return (ProcessDefinitionEntity) CallableElementUtil.getProcessDefinitionToCall(appelant, null, appel);
    }

    /**
     * Un modèle d'avant nomme sur l'activité d'appel ce qu'il attend : ce que le processus appelé ne tient plus se lit dans
     * ses écrits ; sinon l'appelant garde ce qu'il a, là où le moteur écrirait du vide.
     */
    static final class ModelesDAvant extends AbstractBpmnParseListener {

        private final Reponses reponses;

        ModelesDAvant(Reponses reponses) {
            this.reponses = reponses;
        }

        @Override
        public void parseCallActivity(Element element, ScopeImpl portee, ActivityImpl activite) {
            if (activite.getActivityBehavior() instanceof CallableElementActivityBehavior appel) {
                appel.getCallableElement().getOutputs().forEach(this::remplacer);
            }
        }

        private void remplacer(CallableElementParameter sortie) {
            if (sortie.getSourceValueProvider() instanceof ConstantValueProvider nom) {
                sortie.setSourceValueProvider(new Rendu((String) nom.getValue(null), sortie.getTarget(), reponses));
            }
        }
    }

    private record Rendu(String nom, String cible, Reponses reponses) implements ParameterValueProvider {

        @Override
        public Object getValue(VariableScope rendu) {
            if (rendu.hasVariable(nom)) {
                return valeur(rendu, nom);
            }
            return reponses.derniere(rendu, nom).orElseGet(() -> {
                ExecutionEntity appelant = ((ExecutionEntity) rendu).getSuperExecution();
                return appelant == null ? null : appelant.getVariableTyped(cible, false);
            });
        }

        @Override
        public boolean isDynamic() {
            return true;
        }
    }
}
