package ca.jalon.formulaire;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Donne à chaque champ un seul type Java, quoi que le JSON ait porté. */
final class Conversions {

    /** Ce qu'une variable texte du moteur peut contenir : au-delà, la base refuse. */
    static final int TEXTE_MAX = 4000;

    /** Au-delà, un nombre JSON n'est plus exact dans le navigateur. */
    private static final BigDecimal ENTIER_MAX = BigDecimal.valueOf((1L << 53) - 1);

    private static final int REPONSES_MAX = 1000;
    private static final Pattern NOMBRE = Pattern.compile("-?\\d{1,18}(?:\\.\\d{1,18})?");

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

    static String chaine(Object envoyee, String attendu) {
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
}
