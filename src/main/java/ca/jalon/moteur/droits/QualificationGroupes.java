package ca.jalon.moteur.droits;

import ca.jalon.organisation.Organisations;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Fait qu'un modèle nomme un rôle et que la tâche aille au groupe {@code role.organisation} de l'instance.
 *
 * <p>Agit à la lecture du modèle, sur les expressions des candidats : la tâche naît avec le bon groupe, ses droits
 * aussi. Lit {@code codeEtablissement} et {@code territoire} de l'instance.
 */
public class QualificationGroupes extends AbstractBpmnParseListener {

    private final Organisations organisations;

    public QualificationGroupes(Organisations organisations) {
        this.organisations = organisations;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activite) {
        TaskDefinition tache = ((UserTaskActivityBehavior) activite.getActivityBehavior()).getTaskDefinition();
        remplacer(tache.getCandidateGroupIdExpressions(), this::groupe);
        remplacer(tache.getCandidateUserIdExpressions(), (compte, instance) -> compte);
    }

    private String groupe(String role, VariableScope instance) {
        return organisations.groupe(
                role, (String) instance.getVariable("codeEtablissement"), (String) instance.getVariable("territoire"));
    }

    private static void remplacer(Set<Expression> expressions, BiFunction<String, VariableScope, String> traduction) {
        List<Expression> traduites = expressions.stream()
                .<Expression>map(expression -> new Candidats(expression, traduction))
                .toList();
        expressions.clear();
        expressions.addAll(traduites);
    }

    /** Liste de candidats séparés par des virgules ; vide si l'expression l'est, alors que le moteur échouerait. */
    private record Candidats(Expression source, BiFunction<String, VariableScope, String> traduction)
            implements Expression {

        @Override
        public Object getValue(VariableScope instance) {
            return traduire(source.getValue(instance), instance);
        }

        private List<String> traduire(Object valeur, VariableScope instance) {
            if (valeur == null) {
                return List.of();
            }
            Collection<?> elements = valeur instanceof Collection<?> liste
                    ? liste
                    : Arrays.asList(valeur.toString().split(","));
            return elements.stream()
                    .map(element -> element.toString().trim())
                    .filter(element -> !element.isEmpty())
                    .map(element -> traduction.apply(element, instance))
                    .distinct()
                    .toList();
        }

        @Override
        public void setValue(Object valeur, VariableScope instance) {
            source.setValue(valeur, instance);
        }

        @Override
        public String getExpressionText() {
            return source.getExpressionText();
        }

        @Override
        public boolean isLiteralText() {
            return false;
        }
    }
}
