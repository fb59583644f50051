package ca.jalon.portail.tableau;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * La requête qui compte une liste : ce que la personne voit et cherche se lit une fois, avec la valeur de chaque filtre, et se compte
 * autant de fois qu'il y a de filtres.
 */
final class Comptage {

    /** Filtre sous lequel le total se dit. */
    static final String TOTAL = "total";

    private Comptage() {}

    /**
     * @param vues condition de ce que la personne voit et cherche
     * @param comptes filtres dont chaque valeur se compte, comme si elle était choisie
     */
    static String requete(Consultation demande, String vues, List<Filtre> comptes) {
        Liste liste = demande.liste();
        String valeurs = liste.filtres().stream()
                .filter(filtre -> !filtre.plusieurs())
                .filter(filtre -> comptes.contains(filtre) || demande.filtres().containsKey(filtre.code()))
                .map(filtre -> ", " + filtre.expression() + " as " + colonne(filtre))
                .collect(Collectors.joining());
        List<String> requetes = new ArrayList<>();
        requetes.add("select '%s' as f, cast(null as varchar(200)) as v, count(*) as n from vues%s"
                .formatted(TOTAL, sauf(demande, null)));
        for (Filtre filtre : comptes) {
            String autres = sauf(demande, filtre);
            requetes.add(
                    filtre.plusieurs()
                            ? "select '%s' as f, s.v as v, count(*) as n from (select cle from vues%s) t join (%s) s on s.cle = t.cle group by s.v"
                                    .formatted(filtre.code(), autres, filtre.expression())
                            : "select '%1$s' as f, %2$s as v, count(*) as n from vues%3$s group by %2$s"
                                    .formatted(filtre.code(), colonne(filtre), autres));
        }
        return "with vues as (select %s as cle%s from %s where %s) %s"
                .formatted(liste.cle(), valeurs, liste.source(), vues, String.join(" union all ", requetes));
    }

    /** Une valeur se compte comme si elle était choisie : son filtre ne retient rien, les autres oui. */
    private static String sauf(Consultation demande, Filtre compte) {
        String retenues = demande.liste().filtres().stream()
                .filter(filtre -> !filtre.equals(compte) && demande.filtres().containsKey(filtre.code()))
                .map(filtre -> filtre.retient("cle", colonne(filtre)))
                .collect(Collectors.joining(" and "));
        return retenues.isEmpty() ? "" : " where " + retenues;
    }

    private static String colonne(Filtre filtre) {
        return "c_" + filtre.code();
    }
}
