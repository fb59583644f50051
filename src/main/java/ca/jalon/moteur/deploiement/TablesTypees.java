package ca.jalon.moteur.deploiement;

import ca.jalon.formulaire.Refus;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.impl.DmnExpressionImpl;
import org.camunda.bpm.dmn.engine.impl.spi.transform.DmnElementTransformContext;
import org.camunda.bpm.dmn.engine.impl.spi.type.DmnTypeDefinition;
import org.camunda.bpm.dmn.engine.impl.transform.DmnDecisionTableInputExpressionTransformHandler;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.InputExpression;

/** Refuse (400) qu'une table reçoive une valeur d'un autre type que celui de son entrée : la phrase nomme les deux. */
class TablesTypees extends DmnDecisionTableInputExpressionTransformHandler {

    private static final Map<String, String> ATTENDUS = Map.of(
            "boolean", "oui ou non (true, false)",
            "integer", "un nombre entier",
            "long", "un nombre entier",
            "double", "un nombre",
            "date", "une date et une heure",
            "string", "un texte");

    @Override
    public DmnExpressionImpl handleElement(DmnElementTransformContext contexte, InputExpression entree) {
        DmnExpressionImpl expression = super.handleElement(contexte, entree);
        Decision table = (Decision) entree.getParentElement().getParentElement().getParentElement();
        expression.setTypeDefinition(new Entree(expression.getTypeDefinition(), table, expression.getExpression()));
        return expression;
    }

    private static final class Entree implements DmnTypeDefinition {

        private final DmnTypeDefinition type;
        private final String nommee;
        private final String expression;

        Entree(DmnTypeDefinition type, Decision table, String expression) {
            this.type = type;
            this.nommee = "« " + table.getName() + " » (" + table.getId() + ")";
            this.expression = expression;
        }

        @Override
        public TypedValue transform(Object valeur) {
            // Le moteur prendrait « toString » de n'importe quel objet pour un texte.
            if (valeur != null && "string".equals(getTypeName()) && !(valeur instanceof CharSequence)) {
                throw refus();
            }
            try {
                return type.transform(valeur);
            } catch (DmnEngineException e) {
                throw refus();
            }
        }

        private Refus refus() {
            return new Refus(
                    400,
                    "La table %s attend %s pour « %s »."
                            .formatted(nommee, ATTENDUS.getOrDefault(getTypeName(), "un autre type"), expression));
        }

        @Override
        public String getTypeName() {
            return type.getTypeName();
        }
    }
}
