package ca.jalon.papier;

import ca.jalon.calendrier.TempsOuvert;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Dit dates, heures et montants comme on les écrit au Québec ; aucune ne se coupe entre deux lignes. */
public final class Francais {

    /** Espace insécable. */
    static final String INSECABLE = "\u00a0";

    private static final Pattern DATE_HEURE =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(Z|[+-]\\d{2}:\\d{2})");
    private static final DateTimeFormatter MOIS = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.CANADA_FRENCH);
    private static final DateTimeFormatter HEURE = DateTimeFormatter.ofPattern("H 'h' mm", Locale.CANADA_FRENCH);

    private Francais() {}

    /** « 1er mars 2027 ». */
    public static String date(LocalDate jour) {
        String quantieme = jour.getDayOfMonth() == 1 ? "1er" : String.valueOf(jour.getDayOfMonth());
        return insecable(quantieme + " " + MOIS.format(jour));
    }

    /** Une date ISO, telle que les formulaires l'envoient ; tout autre texte reste ce qu'il est. */
    public static String date(String iso) {
        return estDate(iso) ? date(LocalDate.parse(iso)) : dateHeure(iso);
    }

    /** Une date et une heure ISO, avec leur décalage, à l'heure du Québec ; tout autre texte reste ce qu'il est. */
    public static String dateHeure(String iso) {
        try {
            return DATE_HEURE.matcher(iso).matches()
                    ? moment(OffsetDateTime.parse(iso).toInstant())
                    : iso;
        } catch (DateTimeParseException e) {
            return iso;
        }
    }

    static boolean estDate(String texte) {
        try {
            return texte.length() == 10 && LocalDate.parse(texte) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** « 1er mars 2027 », au Québec. */
    public static String jour(Instant instant) {
        return date(LocalDate.ofInstant(instant, TempsOuvert.FUSEAU));
    }

    /** « 1er mars 2027, 9 h 05 », au Québec. */
    public static String moment(Instant instant) {
        return jour(instant) + "," + INSECABLE + insecable(HEURE.format(instant.atZone(TempsOuvert.FUSEAU)));
    }

    /** « 12 500,50 $ ». */
    public static String montant(BigDecimal montant) {
        return nombre(montant) + INSECABLE + "$";
    }

    /** « 12 500,50 » : les cents se disent à deux chiffres, ou pas. */
    static String nombre(BigDecimal montant) {
        NumberFormat nombre = NumberFormat.getInstance(Locale.CANADA_FRENCH);
        nombre.setMinimumFractionDigits(montant.stripTrailingZeros().scale() > 0 ? 2 : 0);
        nombre.setMaximumFractionDigits(2);
        return insecable(nombre.format(montant));
    }

    /** « 12 Ko », « 1,5 Mo ». */
    public static String taille(long octets) {
        NumberFormat nombre = NumberFormat.getInstance(Locale.CANADA_FRENCH);
        nombre.setMaximumFractionDigits(1);
        return octets < 1_000_000
                ? nombre.format(Math.max(1, octets / 1_000)) + INSECABLE + "Ko"
                : nombre.format(octets / 1_000_000.0) + INSECABLE + "Mo";
    }

    static String insecable(String texte) {
        return texte.replace(" ", INSECABLE);
    }
}
