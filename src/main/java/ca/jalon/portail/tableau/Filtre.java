package ca.jalon.portail.tableau;

import java.util.Map;

/**
 * Un filtre d'une liste : des valeurs, chacune avec le nombre de lignes qu'elle laisserait.
 *
 * @param code paramètre de l'adresse
 * @param expression valeur d'une ligne en SQL, un texte ; ou, si {@code plusieurs}, une requête qui rend {@code cle} et
 *     {@code v}, une ligne pour chaque valeur
 * @param condition ce qui se coche, en condition SQL ; {@code null} pour un choix
 * @param valeurs valeurs offertes et leur libellé, dans l'ordre où on les montre
 */
public record Filtre(
        String code,
        String libelle,
        String expression,
        boolean plusieurs,
        String condition,
        Map<String, String> valeurs) {

    /** Valeur d'un filtre qui se coche. */
    public static final String OUI = "OUI";

    /** Une valeur par ligne. */
    public static Filtre choix(String code, String libelle, String expression, Map<String, String> valeurs) {
        return new Filtre(code, libelle, expression, false, null, valeurs);
    }

    /** Se coche ; {@code condition} est une condition SQL. */
    public static Filtre coche(String code, String libelle, String condition) {
        return new Filtre(
                code, libelle, "case when " + condition + " then 'OUI' end", false, condition, Map.of(OUI, libelle));
    }

    /** Plusieurs valeurs par ligne. */
    public static Filtre plusieurs(String code, String libelle, String requete, Map<String, String> valeurs) {
        return new Filtre(code, libelle, requete, true, null, valeurs);
    }

    public boolean seCoche() {
        return condition != null;
    }

    /** Vrai si ce qu'il compte n'est qu'à qui lit. */
    boolean propre() {
        return expression.contains(":compte");
    }

    /**
     * Condition qui ne garde que la valeur demandée, sous le paramètre {@code f_code} ; d'une case, la condition même, où la base
     * reconnaît un index.
     *
     * @param valeur ce que vaut l'expression, là où la condition s'écrit
     */
    String retient(String cle, String valeur) {
        if (plusieurs) {
            return cle + " in (select x.cle from (" + expression + ") x where x.v = :f_" + code + ")";
        }
        return "(" + valeur + ") = :f_" + code;
    }

    /** La même, sur la ligne. */
    String retient(String cle) {
        return seCoche() ? "(" + condition + ")" : retient(cle, expression);
    }
}
