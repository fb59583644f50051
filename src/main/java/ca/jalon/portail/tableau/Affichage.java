package ca.jalon.portail.tableau;

import ca.jalon.papier.Francais;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** Écrit une valeur comme on la lit au Québec. */
public final class Affichage {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d( \\d\\d h \\d\\d)?");
    private static final Locale QUEBEC = Locale.CANADA_FRENCH;

    private Affichage() {}

    static String texte(Object valeur, Colonne.Genre genre) {
        if (valeur == null) {
            return "";
        }
        if (genre == Colonne.Genre.MONTANT) {
            return Francais.montant((BigDecimal) valeur);
        }
        return valeur instanceof Number nombre ? nombre(nombre) : valeur.toString();
    }

    /** En HTML, les dates jamais coupées sur deux lignes. */
    static String html(String texte) {
        return texte == null
                ? null
                : DATE.matcher(HtmlUtils.htmlEscape(texte, "UTF-8")).replaceAll("<span class=\"date\">$0</span>");
    }

    /** « 1 projet », « 12 projets » ; zéro est singulier. */
    public static String accord(long nombre, String singulier, String pluriel) {
        return nombre(nombre) + "\u00a0" + (nombre < 2 ? singulier : pluriel);
    }

    public static String nombre(Number nombre) {
        NumberFormat format = NumberFormat.getNumberInstance(QUEBEC);
        format.setMaximumFractionDigits(1);
        return format.format(nombre);
    }

    /** En milliers ou en millions de dollars : une tuile n'a pas la place des unités. */
    public static String montantBref(BigDecimal montant) {
        if (montant.compareTo(BigDecimal.valueOf(1_000_000)) >= 0) {
            return nombre(montant.movePointLeft(6)) + "\u00a0M$";
        }
        return montant.compareTo(BigDecimal.valueOf(10_000)) >= 0
                ? nombre(montant.movePointLeft(3).setScale(0, RoundingMode.HALF_UP)) + "\u00a0k$"
                : Francais.montant(montant);
    }

    public static String pourCent(long partie, long tout) {
        return tout == 0 ? "—" : Math.round(100.0 * partie / tout) + "\u00a0%";
    }

    /** « 1 jour », « 12 jours ». */
    public static String jours(Number jours) {
        return nombre(jours) + (jours.doubleValue() < 2 ? "\u00a0jour" : "\u00a0jours");
    }

    /** « depuis aujourd’hui », « depuis 3 jours ». */
    public static String depuis(LocalDate jour, LocalDate aujourdhui) {
        long jours = aujourdhui.toEpochDay() - jour.toEpochDay();
        return jours <= 0 ? "aujourd’hui" : jours(jours);
    }
}
