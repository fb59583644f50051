package ca.jalon.formulaire;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Ne garde d'un texte que ce qu'une personne en verrait : un blanc déguisé n'est pas une réponse.
 *
 * <p>Ce qu'un collage apporte sans qu'on le sache est retiré ; ce qui tromperait le lecteur ou n'a pas de dessin est refusé.
 */
public final class TexteVisible {

    /** Ce que suit un sélecteur de variante, ou qu'un liant joint à un autre : « 👩‍⚕️ » est un seul dessin, fait de quatre signes. */
    private static final String DESSIN =
            "[\\p{So}\\p{Sm}\\u203C\\u2049\\u2139\\x{1F3FB}-\\x{1F3FF}&&[^\\u2800\\uFFFC\\x{1D159}]]";

    /**
     * Signes sans dessin : mise en page (catégorie Cf, sauf les signes arabes et kaithi qui se voient), remplissages
     * hangul et khmers, sélecteurs de variante, braille vide, objet absent. Le liant et le sélecteur d'un dessin composé en sont
     * une part : ils restent.
     */
    private static final Pattern SANS_DESSIN =
            Pattern.compile("[[\\p{Cf}&&[^\\u0600-\\u0605\\u06DD\\u08E2\\x{110BD}\\x{110CD}\\u200D]]"
                    + "\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180D\\u180F\\u2800\\u3164\\uFE00-\\uFE0E\\uFFA0\\uFFFC"
                    + "\\x{16FE4}\\x{1D159}\\x{E0100}-\\x{E01EF}]"
                    + "|\\u200D(?:(?<!" + DESSIN + "\\uFE0F?\\u200D)|(?!" + DESSIN + "))"
                    + "|\\uFE0F(?<!" + DESSIN + "\\uFE0F)(?!(?<=[0-9#*]\\uFE0F)\\u20E3)");

    /** Signes qui renversent le sens de lecture de ce qui les suit. */
    private static final Pattern RENVERSANTS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    private static final Pattern FINS_DE_LIGNE = Pattern.compile("\\r\\n|[\\r\\u0085\\u2028\\u2029]");

    /** Ce qu'une personne compte pour un caractère : une lettre et ses accents, un dessin composé, un blanc si long soit-il. */
    private static final Pattern CARACTERE = Pattern.compile("\\p{IsWhite_Space}+|\\X");

    private TexteVisible() {}

    /**
     * Le texte tel qu'il s'écrit : accents composés, sans signe invisible ni blanc aux deux bouts ; vide s'il ne montrait
     * rien.
     *
     * @throws Manquement s'il contient une commande, un signe sans dessin connu, ou un renversement de lecture
     */
    public static String de(String saisie, boolean plusieursLignes) {
        String lignes = plusieursLignes ? FINS_DE_LIGNE.matcher(saisie).replaceAll("\n") : saisie;
        String visible = elaguer(sansInvisible(lignes));
        if (visible.isEmpty()) {
            return visible;
        }
        if (RENVERSANTS.matcher(saisie).find()
                || visible.codePoints().anyMatch(c -> interdit(c) && !(plusieursLignes && (c == '\n' || c == '\t')))) {
            throw new Manquement("caracteres", "ce texte contient un caractère qui ne s'affiche pas.");
        }
        return Normalizer.normalize(visible, Normalizer.Form.NFC);
    }

    /** Le même, sans les signes qui n'ont pas de dessin. */
    public static String sansInvisible(String texte) {
        return SANS_DESSIN.matcher(texte).replaceAll("");
    }

    /**
     * Un texte qu'une page demande hors d'un formulaire, jugé comme ses champs ; vide si rien ne s'y voit.
     *
     * @param champ ce que la phrase nomme
     * @param max en unités de Java, comme la colonne qui le garde
     * @throws Refus (400)
     */
    public static String libre(String champ, String saisie, int max) {
        String visible;
        try {
            visible = saisie == null ? "" : de(saisie, true);
        } catch (Manquement faute) {
            throw new Refus(400, champ + " : " + faute.getMessage());
        }
        if (visible.length() > max) {
            throw new Refus(
                    400,
                    "%s : ce texte doit compter au plus %s caractères."
                            .formatted(champ, "%,d".formatted(max).replaceAll("\\D", " ")));
        }
        return visible;
    }

    /** De même, et refuse ce qui ne montre rien. */
    public static String exiger(String champ, String saisie, int max) {
        String visible = libre(champ, saisie, max);
        if (visible.isEmpty()) {
            throw new Refus(400, champ + " : écrivez quelque chose.");
        }
        return visible;
    }

    /** Retire des deux bouts tout ce qui est espace pour le navigateur, espace insécable comprise. */
    static String elaguer(String texte) {
        int debut = 0;
        int fin = texte.length();
        while (debut < fin && espace(texte.charAt(debut))) {
            debut++;
        }
        while (fin > debut && espace(texte.charAt(fin - 1))) {
            fin--;
        }
        return texte.substring(debut, fin);
    }

    private static boolean espace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }

    private static boolean interdit(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    /** Nombre de caractères qu'une personne y compterait. */
    public static long longueur(String texte) {
        return CARACTERE.matcher(texte).results().count();
    }
}
