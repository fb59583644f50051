package ca.jalon.moteur.deploiement;

import ca.jalon.moteur.TachePrete;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Publie {@link TachePrete} après les écouteurs que le modèle pose à la création.
 *
 * <p>Les événements du démarreur passent avant eux : qui y lirait les candidats manquerait ceux qu'un écouteur nomme.
 */
class DireTachePrete extends AbstractBpmnParseListener {

    private final ApplicationEventPublisher evenements;

    DireTachePrete(ApplicationEventPublisher evenements) {
        this.evenements = evenements;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activite) {
        ((UserTaskActivityBehavior) activite.getActivityBehavior())
                .getTaskDefinition()
                .addTaskListener(
                        TaskListener.EVENTNAME_CREATE, tache -> evenements.publishEvent(new TachePrete(tache)));
    }
}
