package ca.jalon.dossier;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Met un texte sous la forme où on le cherche : accents, majuscules, apostrophes et espaces n'y comptent plus.
 *
 * <p>Deux voies, un seul résultat : en Java ce qui s'écrit et ce que l'on tape, en SQL ce qui est déjà dans la base.
 */
public final class MotsCherches {

    /** Ce que tient une case de recherche. */
    public static final int LONGUEUR = 100;

    /** Ce que tient une colonne {@code recherche}. */
    private static final int COLONNE = 2000;

    private static final String ACCENTS = "àâäáãåçèêëéìîïíñòôöóõùûüúýÿÀÂÄÁÃÅÇÈÊËÉÌÎÏÍÑÒÔÖÓÕÙÛÜÚÝŸ’ʼ‘‐‑–—\u00a0\u202f";
    private static final String SIMPLES = "aaaaaaceeeeiiiinooooouuuuyyaaaaaaceeeeiiiinooooouuuuyy'''----  ";

    /** Accents écrits à part de leur lettre : grave, aigu, circonflexe, tilde, tréma, cédille. */
    private static final List<String> MARQUES = List.of("\u0300", "\u0301", "\u0302", "\u0303", "\u0308", "\u0327");

    /** Nom d'un compte {@code u} de la table d'identité, en SQL, sous la forme où on le cherche. */
    public static final String PERSONNE = sql("coalesce(u.FIRST_, '') || ' ' || coalesce(u.LAST_, '')");

    private static final Pattern MARQUE = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHE = Pattern.compile("[’ʼ‘]");
    private static final Pattern TIRET = Pattern.compile("\\p{Pd}");
    private static final Pattern BLANC = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}]+");

    private MotsCherches() {}

    public static String normaliser(String... textes) {
        String uni = Normalizer.normalize(String.join(" ", textes), Form.NFKD);
        uni = MARQUE.matcher(uni).replaceAll("").toLowerCase(Locale.ROOT);
        uni = uni.replace("œ", "oe").replace("æ", "ae");
        uni = TIRET.matcher(APOSTROPHE.matcher(uni).replaceAll("'")).replaceAll("-");
        String nette = BLANC.matcher(uni).replaceAll(" ").strip();
        return nette.substring(0, Math.min(nette.length(), COLONNE));
    }

    /** Mots d'une recherche, sans doublon ; chacun doit se trouver. */
    public static List<String> mots(String recherche) {
        return Arrays.stream(normaliser(recherche).split(" "))
                .filter(mot -> !mot.isEmpty())
                .distinct()
                .toList();
    }

    /** Condition SQL : cette expression contient le mot cherché ({@code :mot}). */
    public static String dans(String expression) {
        return "position(:mot in " + sql(expression) + ") > 0";
    }

    /** Expression SQL, la même pour H2 et PostgreSQL, qui met une autre sous cette forme. */
    public static String sql(String expression) {
        String uni = expression;
        for (String marque : MARQUES) {
            uni = "replace(%s, '%s', '')".formatted(uni, marque);
        }
        return "replace(replace(translate(lower(replace(replace(%s, 'Œ', 'oe'), 'Æ', 'ae')), '%s', '%s'), 'œ', 'oe'), 'æ', 'ae')"
                .formatted(uni, ACCENTS, SIMPLES.replace("'", "''"));
    }
}
