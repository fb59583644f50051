package ca.jalon.moteur;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

/** Lit une propriété {@code camunda:property} d'un élément de modèle. */
public final class Proprietes {

    private Proprietes() {}

    /** La valeur, ou {@code null} si le modèle ne dit rien. */
    public static String de(BaseElement element, String nom) {
        ExtensionElements extensions = element.getExtensionElements();
        if (extensions == null) {
            return null;
        }
        return extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(proprietes -> proprietes.getCamundaProperties().stream())
                .filter(propriete -> nom.equals(propriete.getCamundaName()))
                .map(propriete -> propriete.getCamundaValue())
                .findFirst()
                .orElse(null);
    }

    public static String de(RepositoryService modeles, Task tache, String nom) {
        return de(modeles, tache.getProcessDefinitionId(), tache.getTaskDefinitionKey(), nom);
    }

    public static String de(RepositoryService modeles, String definition, String element, String nom) {
        return de(modeles.getBpmnModelInstance(definition).<BaseElement>getModelElementById(element), nom);
    }
}
