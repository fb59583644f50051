package ca.jalon.formulaire;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Donne à chaque champ un seul type Java, quoi que le JSON ait porté. */
final class Conversions {

    /** Ce qu'une variable texte du moteur peut contenir : au-delà, la base refuse. */
    static final int TEXTE_MAX = 4000;

    /** Au-delà, un nombre JSON n'est plus exact dans le navigateur. */
    private static final BigDecimal ENTIER_MAX = BigDecimal.valueOf((1L << 53) - 1);

    private static final int REPONSES_MAX = 1000;
    private static final Pattern NOMBRE = Pattern.compile("-?\\d{1,18}(?:\\.\\d{1,18})?");
    private static final Pattern DATE = Pattern.compile("(?:19|20|21)\\d\\d-\\d\\d-\\d\\d");
    private static final Pattern HEURE =
            Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)(Z|[+-](?:0\\d|1[0-4]):[0-5]\\d)?");

    private Conversions() {}

    static Object texte(Object envoyee) {
        return texte(envoyee, false);
    }

    static Object texteLong(Object envoyee) {
        return texte(envoyee, true);
    }

    private static Object texte(Object envoyee, boolean plusieursLignes) {
        String texte = chaine(envoyee, "un texte");
        if (texte == null) {
            return null;
        }
        texte = TexteVisible.de(texte, plusieursLignes);
        if (texte.length() > TEXTE_MAX) {
            throw new Manquement("longueurMax", "ce texte dépasse 4 000 caractères.");
        }
        return texte.isEmpty() ? null : texte;
    }

    private static String chaine(Object envoyee, String attendu) {
        if (envoyee == null) {
            return null;
        }
        if (envoyee instanceof String texte) {
            return texte;
        }
        throw new Manquement("type", "ce champ attend " + attendu + ".");
    }

    static Object entier(Object envoyee) {
        BigDecimal nombre = nombre(envoyee);
        if (nombre == null) {
            return null;
        }
        if (nombre.stripTrailingZeros().scale() > 0) {
            throw new Manquement("decimales", "ce champ attend un nombre entier.");
        }
        return nombre.longValueExact();
    }

    static Object decimal(Object envoyee) {
        BigDecimal nombre = nombre(envoyee);
        return nombre == null ? null : (Object) nombre.doubleValue();
    }

    static Object nombreEnTexte(Object envoyee) {
        BigDecimal nombre = nombre(envoyee);
        return nombre == null ? null : sansZeros(nombre);
    }

    static String sansZeros(BigDecimal nombre) {
        return nombre.signum() == 0 ? "0" : nombre.stripTrailingZeros().toPlainString();
    }

    private static BigDecimal nombre(Object envoyee) {
        if (envoyee == null || "".equals(envoyee)) {
            return null;
        }
        BigDecimal nombre = enDecimal(envoyee);
        if (nombre == null
                && envoyee instanceof String texte
                && NOMBRE.matcher(texte).matches()) {
            nombre = new BigDecimal(texte);
        }
        if (nombre == null) {
            throw new Manquement("type", "ce champ attend un nombre.");
        }
        if (nombre.abs().compareTo(ENTIER_MAX) > 0 || nombre.scale() > 400) {
            throw new Manquement("type", "ce nombre est trop grand ou trop fin.");
        }
        return nombre;
    }

    /** {@code null} si la valeur n'est pas un nombre fini. */
    static BigDecimal enDecimal(Object valeur) {
        if (valeur instanceof Long || valeur instanceof Integer || valeur instanceof Short || valeur instanceof Byte) {
            return BigDecimal.valueOf(((Number) valeur).longValue());
        }
        if (valeur instanceof Double || valeur instanceof Float) {
            double fini = ((Number) valeur).doubleValue();
            return Double.isFinite(fini) ? BigDecimal.valueOf(fini) : null;
        }
        if (valeur instanceof BigInteger entier) {
            return new BigDecimal(entier);
        }
        return valeur instanceof BigDecimal decimal ? decimal : null;
    }

    static Object coche(Object envoyee) {
        if (envoyee == null || "".equals(envoyee)) {
            return false;
        }
        if (envoyee instanceof Boolean) {
            return envoyee;
        }
        throw new Manquement("type", "ce champ attend oui ou non.");
    }

    static Object reponse(Object envoyee) {
        if (envoyee == null || "".equals(envoyee)) {
            return null;
        }
        if (envoyee instanceof String || envoyee instanceof Boolean) {
            return envoyee;
        }
        BigDecimal nombre = enDecimal(envoyee);
        if (nombre == null || nombre.abs().compareTo(ENTIER_MAX) > 0) {
            throw new Manquement("type", "ce champ attend une des réponses proposées.");
        }
        return nombre.stripTrailingZeros().scale() > 0 ? (Object) nombre.doubleValue() : (Object) nombre.longValue();
    }

    static Object reponses(Object envoyee) {
        if (envoyee == null || "".equals(envoyee)) {
            return null;
        }
        if (!(envoyee instanceof Collection<?> liste) || liste.size() > REPONSES_MAX) {
            throw new Manquement("type", "ce champ attend une liste de réponses proposées.");
        }
        Set<Object> reponses = new LinkedHashSet<>();
        for (Object element : liste) {
            Object reponse = reponse(element);
            if (reponse == null) {
                throw new Manquement("type", "ce champ attend une liste de réponses proposées.");
            }
            reponses.add(reponse);
        }
        return reponses.isEmpty() ? null : List.copyOf(reponses);
    }

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
        String texte = chaine(envoyee, attendu);
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
