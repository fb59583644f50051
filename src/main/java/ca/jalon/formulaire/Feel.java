package ca.jalon.formulaire;

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
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ParsedExpression;

/** Lit et évalue les expressions FEEL d'un formulaire avec le FEEL du moteur. */
final class Feel {

    private static final Pattern TEXTE_ENTRE_GUILLEMETS = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"");
    private static final Pattern NOM = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    /** L'analyse ne dépend pas de l'heure. */
    private static final FeelEngineApi ANALYSE = FeelEngineBuilder.forJava().build();

    private final FeelEngineApi moteur;

    Feel(Clock horloge) {
        this.moteur = FeelEngineBuilder.forJava()
                .withClock(() -> ZonedDateTime.now(horloge))
                .build();
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

    /**
     * Des expressions évaluées d'un coup : l'essentiel du coût d'une évaluation est sa mise en place, pas son calcul.
     */
    record Lot(List<Expression> expressions, Expression ensemble) {

        static Lot de(Collection<Expression> expressions) {
            List<Expression> distinctes = List.copyOf(new LinkedHashSet<>(expressions));
            return new Lot(
                    distinctes,
                    analyser(distinctes.stream().map(Expression::texte).collect(Collectors.joining(",\n", "[", "]"))));
        }
    }

    /** La valeur de chaque expression du lot qui en a une. */
    Map<Expression, Object> evaluer(Lot lot, Map<String, Object> contexte) {
        Map<Expression, Object> valeurs = new HashMap<>();
        if (lot.expressions().isEmpty()) {
            return valeurs;
        }
        Object ensemble = evaluer(lot.ensemble(), contexte);
        List<?> resultats = ensemble instanceof List<?> liste
                        && liste.size() == lot.expressions().size()
                ? liste
                : null;
        for (int i = 0; i < lot.expressions().size(); i++) {
            Expression expression = lot.expressions().get(i);
            valeurs.put(expression, resultats == null ? evaluer(expression, contexte) : resultats.get(i));
        }
        return valeurs;
    }

    /** La valeur de l'expression, ou {@code null} si elle n'en a pas. */
    Object evaluer(Expression expression, Map<String, Object> contexte) {
        EvaluationResult resultat = moteur.evaluate(expression.analyse(), contexte);
        return resultat.isSuccess() ? resultat.result() : null;
    }
}
