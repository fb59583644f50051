package ca.jalon.moteur;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.springframework.stereotype.Component;

/**
 * Range chaque sortie d'une table dans la variable du même nom.
 *
 * <p>Plusieurs lignes : valeurs jointes par des virgules, dans l'ordre de la table ; aucune (collecte) : texte vide.
 */
@Component
class EtalerDecision implements ExecutionListener {

    private final RepositoryService modeles;

    EtalerDecision(RepositoryService modeles) {
        this.modeles = modeles;
    }

    @Override
    public void notify(DelegateExecution execution) {
        DmnDecisionResult resultat = (DmnDecisionResult) execution.getVariable("decisionResult");
        for (String sortie : sorties(execution)) {
            execution.setVariable(sortie, valeur(resultat, sortie));
        }
    }

    private static Object valeur(DmnDecisionResult resultat, String sortie) {
        List<Object> valeurs = resultat.collectEntries(sortie);
        if (valeurs.size() == 1) {
            return valeurs.get(0) instanceof Integer entier ? Long.valueOf(entier) : valeurs.get(0);
        }
        return valeurs.stream().filter(Objects::nonNull).map(Object::toString).collect(Collectors.joining(","));
    }

    private List<String> sorties(DelegateExecution execution) {
        String table = ((BusinessRuleTask) execution.getBpmnModelElementInstance()).getCamundaDecisionRef();
        String definition = modeles.createDecisionDefinitionQuery()
                .decisionDefinitionKey(table)
                .latestVersion()
                .singleResult()
                .getId();
        return modeles.getDmnModelInstance(definition).getModelElementsByType(DecisionTable.class).stream()
                .filter(element -> table.equals(((Decision) element.getParentElement()).getId()))
                .flatMap(element -> element.getOutputs().stream())
                .map(Output::getName)
                .toList();
    }
}
