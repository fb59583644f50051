package ca.jalon.formulaire;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Un texte de formulaire où {@code {{expression}}} et {@code {{#if condition}}…{{/if}}} attendent des réponses.
 *
 * <p>Le serveur le remplit : le navigateur prendrait une réponse pour du Markdown ou pour un lien. Une valeur absente se lit
 * « — », un nombre s'écrit à la française, {@code {{montant $}}} dit son unité, {@code {{niveauProjet}}} dit les mots d'un code.
 */
final class Gabarit {

    private static final Pattern BALISE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+)*");
    private static final String ABSENT = "—";

    private final List<Morceau> morceaux;

    private Gabarit(List<Morceau> morceaux) {
        this.morceaux = morceaux;
    }

    /** Du texte, une valeur, ou une suite montrée si sa condition est vraie. */
    private sealed interface Morceau {

        record Texte(String texte) implements Morceau {}

        record Valeur(Feel.Expression expression, boolean dollars) implements Morceau {}

        record Si(Feel.Expression condition, List<Morceau> morceaux) implements Morceau {}
    }

    /** Dit en mots le code que porte une variable, dans une phrase. */
    @FunctionalInterface
    interface Mots {
        String de(String variable, String code);
    }

    static boolean aRemplir(String texte) {
        return BALISE.matcher(texte).find();
    }

    /** @throws Refus si une balise n'est pas fermée ou si une expression ne se lit pas */
    static Gabarit lire(String texte) {
        Matcher balise = BALISE.matcher(texte);
        List<List<Morceau>> ouverts = new ArrayList<>(List.of(new ArrayList<>()));
        List<Feel.Expression> conditions = new ArrayList<>();
        int fin = 0;
        while (balise.find()) {
            List<Morceau> courant = ouverts.get(ouverts.size() - 1);
            courant.add(new Morceau.Texte(texte.substring(fin, balise.start())));
            fin = balise.end();
            String contenu = balise.group(1).trim();
            if (contenu.startsWith("#if ")) {
                conditions.add(Feel.analyser(contenu.substring(4)));
                ouverts.add(new ArrayList<>());
            } else if (contenu.equals("/if") && !conditions.isEmpty()) {
                List<Morceau> bloc = ouverts.remove(ouverts.size() - 1);
                Feel.Expression condition = conditions.remove(conditions.size() - 1);
                ouverts.get(ouverts.size() - 1).add(new Morceau.Si(condition, bloc));
            } else if (contenu.startsWith("#") || contenu.startsWith("/")) {
                throw new Refus(400, "la balise « {{" + contenu + "}} » n'est pas comprise");
            } else {
                boolean dollars = contenu.endsWith("$");
                courant.add(new Morceau.Valeur(
                        Feel.analyser(dollars ? contenu.substring(0, contenu.length() - 1) : contenu), dollars));
            }
        }
        if (!conditions.isEmpty()) {
            throw new Refus(400, "une balise « {{#if}} » n'est pas fermée");
        }
        ouverts.get(0).add(new Morceau.Texte(texte.substring(fin)));
        return new Gabarit(ouverts.get(0));
    }

    /** Le texte rempli, en Markdown où chaque réponse est inoffensive. */
    String remplir(Map<String, Object> reponses, Feel feel, Mots mots) {
        StringBuilder texte = new StringBuilder();
        remplir(morceaux, reponses, feel, mots, texte);
        return texte.toString();
    }

    private static void remplir(
            List<Morceau> morceaux, Map<String, Object> reponses, Feel feel, Mots mots, StringBuilder texte) {
        for (Morceau morceau : morceaux) {
            if (morceau instanceof Morceau.Texte fixe) {
                texte.append(fixe.texte());
            } else if (morceau instanceof Morceau.Valeur valeur) {
                String nom = valeur.expression().texte().trim();
                Object evaluee = evaluer(valeur.expression(), reponses, feel);
                texte.append(lisible(evaluee, valeur.dollars(), code -> mots.de(nom, code)));
            } else if (morceau instanceof Morceau.Si si
                    && Boolean.TRUE.equals(evaluer(si.condition(), reponses, feel))) {
                remplir(si.morceaux(), reponses, feel, mots, texte);
            }
        }
    }

    private static Object evaluer(Feel.Expression expression, Map<String, Object> reponses, Feel feel) {
        Map<String, Object> contexte = new HashMap<>();
        for (String nom : expression.noms()) {
            if (reponses.containsKey(nom)) {
                contexte.put(nom, inoffensif(reponses.get(nom)));
            }
        }
        return feel.evaluer(expression, contexte);
    }

    /** Un code reste tel quel : une condition le compare, et rien n'y est du Markdown. */
    private static Object inoffensif(Object valeur) {
        return valeur instanceof String texte && !CODE.matcher(texte).matches() ? Markdown.echapper(texte) : valeur;
    }

    private static String lisible(Object valeur, boolean dollars, UnaryOperator<String> mots) {
        if (valeur == null) {
            return ABSENT;
        }
        if (valeur instanceof Boolean oui) {
            return oui ? "Oui" : "Non";
        }
        if (valeur instanceof Number nombre) {
            return NumberFormat.getInstance(Locale.CANADA_FRENCH).format(nombre) + (dollars ? " $" : "");
        }
        if (valeur instanceof Collection<?> liste) {
            return liste.stream()
                    .map(element -> lisible(inoffensif(element), false, mots))
                    .collect(Collectors.joining(", "));
        }
        String texte = valeur.toString();
        return CODE.matcher(texte).matches() ? mots.apply(texte) : texte;
    }
}
