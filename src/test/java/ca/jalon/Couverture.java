package ca.jalon;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.stereotype.Component;

/**
 * Note les nœuds et les flux que les essais empruntent, pour dire lesquels ne l'ont pas été.
 *
 * <p>À nous plutôt que camunda-process-test-coverage : son écouteur relit la définition au nom de la personne connectée,
 * qui n'en a pas le droit.
 */
@Component
public class Couverture extends AbstractProcessEnginePlugin {

    private static final Set<String> PARCOURUS = ConcurrentHashMap.newKeySet();

    /** Chaque classe d'essais part de rien : ce qu'une autre a emprunté ne compte pas pour elle. */
    static void oublier() {
        PARCOURUS.clear();
    }

    /** Nœuds et flux du modèle que rien n'a empruntés depuis le début de la classe. */
    public static Set<String> manquants(String modele) {
        try (InputStream source = Couverture.class.getResourceAsStream("/processes/" + modele + ".bpmn")) {
            BpmnModelInstance bpmn = Bpmn.readModelFromStream(source);
            Set<String> manquants = new TreeSet<>();
            Collection<FlowElement> elements = new ArrayList<>(bpmn.getModelElementsByType(FlowNode.class));
            elements.addAll(bpmn.getModelElementsByType(SequenceFlow.class));
            for (FlowElement element : elements) {
                // Le moteur ne suit pas les flux d'une passerelle d'évènements : il va droit à l'évènement survenu.
                FlowElement temoin =
                        element instanceof SequenceFlow flux && flux.getSource() instanceof EventBasedGateway
                                ? flux.getTarget()
                                : element;
                if (!PARCOURUS.contains(cle(modele.substring(modele.indexOf('/') + 1), temoin.getId()))) {
                    manquants.add(element.getId());
                }
            }
            return manquants;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String cle(String processus, String element) {
        return processus + "#" + element;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> ecouteurs = new ArrayList<>(configuration.getCustomPostBPMNParseListeners());
        ecouteurs.add(new org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener() {
            @Override
            public void parseProcess(
                    org.camunda.bpm.engine.impl.util.xml.Element element,
                    org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity definition) {
                ecouter(definition, definition.getActivities());
            }
        });
        configuration.setCustomPostBPMNParseListeners(ecouteurs);
    }

    private static void ecouter(ProcessDefinitionImpl definition, List<ActivityImpl> activites) {
        for (ActivityImpl activite : activites) {
            activite.addBuiltInListener(ExecutionListener.EVENTNAME_START, noter(definition, activite.getId()), 0);
            for (var flux : activite.getOutgoingTransitions()) {
                ((TransitionImpl) flux).addListener(ExecutionListener.EVENTNAME_TAKE, noter(definition, flux.getId()));
            }
            ecouter(definition, activite.getActivities());
        }
    }

    private static ExecutionListener noter(ProcessDefinitionImpl definition, String element) {
        return execution -> PARCOURUS.add(cle(
                ((org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity) definition).getKey(),
                element));
    }
}
