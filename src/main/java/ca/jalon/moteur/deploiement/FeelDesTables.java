package ca.jalon.moteur.deploiement;

import camundajar.impl.scala.Option;
import camundajar.impl.scala.Some;
import camundajar.impl.scala.collection.Iterable;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.dmn.feel.impl.scala.ContextVariableWrapper;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.feel.FeelEngineClock;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.EvaluationFailureCollector;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.valuemapper.ValueMapper;
import org.camunda.feel.valuemapper.ValueMapper.CompositeValueMapper;

/**
 * Le FEEL du moteur, pour ses tables : chaque case s'analyse une fois, et l'interprète est appelé directement.
 *
 * <p>Celui qui est publié relit le texte de chaque case et reconstruit une centaine de fonctions à chaque évaluation : le sixième
 * du temps d'un cycle. Dès qu'une évaluation n'est pas toute simple (une faute, un test sans réponse), c'est lui qui répond.
 */
final class FeelDesTables extends ScalaFeelEngine {

    private static final int CASES = 5000;

    private static final FeelEngineApi ANALYSE = FeelEngineBuilder.forJava().build();

    private final ValueMapper valeurs = new CompositeValueMapper(getValueMappers());
    private final FeelInterpreter interprete = new FeelInterpreter(valeurs);
    private final BuiltinFunctions fonctions = new BuiltinFunctions(FeelEngineClock.SystemClock$.MODULE$, valeurs);
    private final LoadingCache<String, Optional<Exp>> expressions =
            Caffeine.newBuilder().maximumSize(CASES).build(texte -> analysee(ANALYSE.parseExpression(texte)));
    private final LoadingCache<String, Optional<Exp>> tests =
            Caffeine.newBuilder().maximumSize(CASES).build(texte -> analysee(ANALYSE.parseUnaryTests(texte)));

    FeelDesTables() {
        super(List.of());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T evaluateSimpleExpression(String texte, VariableContext variables) {
        Val valeur = evaluer(expressions.get(texte), new ContextVariableWrapper(variables));
        return valeur == null ? super.evaluateSimpleExpression(texte, variables) : (T) valeurs.unpackVal(valeur);
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String texte, String entree, VariableContext variables) {
        Val valeur = evaluer(tests.get(texte), new AvecEntree(entree, new ContextVariableWrapper(variables)));
        return valeur instanceof ValBoolean reponse
                ? reponse.value()
                : super.evaluateSimpleUnaryTests(texte, entree, variables);
    }

    /** Nul quand il faut demander au moteur publié. */
    private Val evaluer(Optional<Exp> expression, VariableProvider variables) {
        if (expression.isEmpty()) {
            return null;
        }
        EvaluationFailureCollector fautes = new EvaluationFailureCollector();
        try {
            Val valeur = interprete.eval(expression.get(), new EvalContext(valeurs, variables, fonctions, fautes));
            boolean simple =
                    fautes.failures().isEmpty() && !(valeur instanceof ValError || valeur instanceof ValFatalError);
            return simple ? valeur : null;
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static Optional<Exp> analysee(ParseResult analyse) {
        return analyse.isSuccess() ? Optional.of(analyse.parsedExpression().expression()) : Optional.empty();
    }

    /** Les variables de la table, et sous son nom convenu la variable d'entrée que la case juge. */
    private record AvecEntree(String entree, VariableProvider variables) implements VariableProvider {

        /** Nom que FEEL donne à la variable qui porte le nom de l'entrée. */
        private static final String NOM_D_ENTREE = "inputVariableName";

        @Override
        public Option<Object> getVariable(String nom) {
            return nom.equals(NOM_D_ENTREE) ? new Some<>(entree) : variables.getVariable(nom);
        }

        @Override
        public Iterable<String> keys() {
            return variables.keys();
        }
    }
}
