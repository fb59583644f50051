package ca.jalon.formulaire;

import camundajar.impl.scala.Option;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.EvaluationFailureCollector;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.valuemapper.ValueMapper;

/**
 * Lit et évalue les expressions FEEL d'un formulaire avec le FEEL du moteur.
 *
 * <p>L'interprète est appelé sans passer par {@code FeelEngine.evaluate}, qui reconstruit les quelque cent fonctions de
 * FEEL à chaque appel : dix fois le prix de l'évaluation.
 */
final class Feel {

    private static final Pattern TEXTE_ENTRE_GUILLEMETS = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"");
    private static final Pattern NOM = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    private static final FeelEngineApi ANALYSE = FeelEngineBuilder.forJava().build();
    private static final ValueMapper VALEURS = FeelEngineBuilder.forJava().valueMapper();

    private final FeelInterpreter interprete = new FeelInterpreter(VALEURS);
    private final BuiltinFunctions fonctions;

    Feel(Clock horloge) {
        this.fonctions = new BuiltinFunctions(() -> ZonedDateTime.now(horloge), VALEURS);
    }

    /** Une expression analysée une fois, et les noms qu'elle cite. */
    record Expression(String texte, ParsedExpression analyse, Set<String> noms) {

        @Override
        public boolean equals(Object autre) {
            return autre instanceof Expression expression && texte.equals(expression.texte);
        }

        @Override
        public int hashCode() {
            return texte.hashCode();
        }

        /** L'auteur a prévu l'absence lui-même. */
        boolean parleDeNull() {
            return noms.contains("null");
        }
    }

    /** Des expressions évaluées dans un même contexte, et tous les noms qu'elles citent. */
    record Lot(Set<Expression> expressions, Set<String> noms) {

        static Lot de(Collection<Expression> expressions) {
            return new Lot(
                    new LinkedHashSet<>(expressions),
                    expressions.stream()
                            .flatMap(expression -> expression.noms().stream())
                            .collect(Collectors.toSet()));
        }
    }

    /** Lance un {@link Refus} qui cite l'expression si elle ne se lit pas. */
    static Expression analyser(String texte) {
        ParseResult analyse = ANALYSE.parseExpression(texte);
        if (!analyse.isSuccess()) {
            throw new Refus(400, "l'expression FEEL « " + texte + " » ne se lit pas");
        }
        Set<String> noms = new LinkedHashSet<>();
        Matcher mots = NOM.matcher(TEXTE_ENTRE_GUILLEMETS.matcher(texte).replaceAll(" "));
        while (mots.find()) {
            noms.add(mots.group());
        }
        return new Expression(texte, analyse.parsedExpression(), Set.copyOf(noms));
    }

    /** La valeur de l'expression, ou {@code null} si elle n'en a pas. */
    Object evaluer(Expression expression, Map<String, Object> contexte) {
        EvalContext evaluation =
                new EvalContext(VALEURS, new Variables(contexte), fonctions, new EvaluationFailureCollector());
        try {
            Val valeur = interprete.eval(expression.analyse().expression(), evaluation);
            return valeur instanceof ValError || valeur instanceof ValFatalError ? null : VALEURS.unpackVal(valeur);
        } catch (RuntimeException e) {
            // Une valeur que FEEL ne sait pas prendre : l'expression ne vaut rien, l'envoi n'échoue pas.
            return null;
        }
    }

    Map<Expression, Object> evaluer(Lot lot, Map<String, Object> contexte) {
        Map<Expression, Object> valeurs = new HashMap<>();
        lot.expressions().forEach(expression -> valeurs.put(expression, evaluer(expression, contexte)));
        return valeurs;
    }

    /** Les variables d'une évaluation, lues à la demande. */
    private record Variables(Map<String, Object> valeurs) implements VariableProvider {

        @Override
        public Option<Object> getVariable(String nom) {
            return Option.apply(valeurs.get(nom));
        }

        @Override
        public Iterable<String> keys() {
            return CollectionConverters.asScala(List.copyOf(valeurs.keySet()));
        }
    }
}
