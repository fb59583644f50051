package ca.jalon.formulaire;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Les conversions des dates et des heures, dans le texte du formulaire et dans ce que ses règles comparent. */
final class ConversionsDeTemps {

    private static final Pattern DATE = Pattern.compile("(?:19|20|21)\\d\\d-\\d\\d-\\d\\d");
    private static final Pattern HEURE =
            Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)(Z|[+-](?:0\\d|1[0-4]):[0-5]\\d)?");

    private ConversionsDeTemps() {}

    static Object date(Object envoyee) {
        return lire(envoyee, "date", "une date de la forme AAAA-MM-JJ", texte -> {
            if (!DATE.matcher(texte).matches()) {
                throw new DateTimeException(texte);
            }
            return LocalDate.parse(texte);
        });
    }

    /** La forme de l'heure suit {@code timeSerializingFormat} : décalage écrit, heure universelle ou heure nue. */
    static Champ.Conversion heure(String format) {
        return envoyee -> lire(envoyee, "heure", "une heure de la forme " + modele(format), texte -> {
            exigerHeure(texte, format);
            return texte;
        });
    }

    static Champ.Conversion dateHeure(String format) {
        return envoyee ->
                lire(envoyee, "dateHeure", "une date et une heure de la forme AAAA-MM-JJT" + modele(format), texte -> {
                    if (texte.length() < 12 || texte.charAt(10) != 'T') {
                        throw new DateTimeException(texte);
                    }
                    date(texte.substring(0, 10));
                    exigerHeure(texte.substring(11), format);
                    return texte;
                });
    }

    private static String modele(String format) {
        return switch (format) {
            case "utc_normalized" -> "HH:MMZ";
            case "no_timezone" -> "HH:MM";
            default -> "HH:MM±HH:MM";
        };
    }

    private static void exigerHeure(String texte, String format) {
        Matcher heure = HEURE.matcher(texte);
        if (!heure.matches()) {
            throw new DateTimeException(texte);
        }
        String zone = heure.group(3);
        boolean attendue = switch (format) {
            case "utc_normalized" -> "Z".equals(zone);
            case "no_timezone" -> zone == null;
            default -> zone != null && !"Z".equals(zone);
        };
        if (!attendue) {
            throw new DateTimeException(texte);
        }
    }

    private static Object lire(Object envoyee, String regle, String attendu, Function<String, Object> lecture) {
        String texte = Conversions.chaine(envoyee, attendu);
        if (texte == null || texte.isBlank()) {
            return null;
        }
        String propre = TexteVisible.elaguer(texte);
        try {
            lecture.apply(propre);
        } catch (DateTimeException | Manquement e) {
            throw new Manquement(regle, "ce champ attend " + attendu + ".");
        }
        return propre;
    }

    /** Une variable texte qui a la forme d'une date se compare à un champ date. */
    static Object dateSiElleEnALaForme(Object variable) {
        try {
            return variable instanceof String texte && DATE.matcher(texte).matches()
                    ? LocalDate.parse(date(texte).toString())
                    : variable;
        } catch (Manquement e) {
            return variable;
        }
    }

    /** La forme FEEL d'une date ou d'une heure propre. */
    static Object temporel(TypeChamp type, String texte) {
        return switch (type) {
            case DATE -> LocalDate.parse(texte);
            case HEURE -> sansZone(texte) ? LocalTime.parse(texte) : OffsetTime.parse(texte);
            case DATE_HEURE ->
                sansZone(texte.substring(11))
                        ? LocalDateTime.parse(texte)
                        : OffsetDateTime.parse(texte).atZoneSameInstant(ZoneOffset.UTC);
            default -> texte;
        };
    }

    private static boolean sansZone(String heure) {
        return heure.length() == 5;
    }
}
