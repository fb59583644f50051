package ca.jalon.portail.tableau;

import java.util.Map;

/**
 * Un filtre d'une liste : des valeurs, chacune avec le nombre de lignes qu'elle laisserait.
 *
 * @param code paramètre de l'adresse
 * @param expression valeur d'une ligne en SQL, un texte ; ou, si {@code plusieurs}, une requête qui rend {@code cle} et
 *     {@code v}, une ligne pour chaque valeur
 * @param valeurs valeurs offertes et leur libellé, dans l'ordre où on les montre
 */
public record Filtre(String code, String libelle, String expression, boolean plusieurs, Map<String, String> valeurs) {

    /** Valeur d'un filtre qui se coche. */
    public static final String OUI = "OUI";

    /** Une valeur par ligne. */
    public static Filtre choix(String code, String libelle, String expression, Map<String, String> valeurs) {
        return new Filtre(code, libelle, expression, false, valeurs);
    }

    /** Se coche ; {@code condition} est une condition SQL. */
    public static Filtre coche(String code, String libelle, String condition) {
        return new Filtre(code, libelle, "case when " + condition + " then 'OUI' end", false, Map.of(OUI, libelle));
    }

    /** Plusieurs valeurs par ligne. */
    public static Filtre plusieurs(String code, String libelle, String requete, Map<String, String> valeurs) {
        return new Filtre(code, libelle, requete, true, valeurs);
    }

    public boolean seCoche() {
        return valeurs.size() == 1 && valeurs.containsKey(OUI);
    }

    /** Condition qui ne garde que la valeur demandée, sous le paramètre {@code f_code}. */
    String condition(String cle) {
        return plusieurs
                ? cle + " in (select x.cle from (" + expression + ") x where x.v = :f_" + code + ")"
                : "(" + expression + ") = :f_" + code;
    }
}
