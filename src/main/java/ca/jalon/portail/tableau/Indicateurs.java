package ca.jalon.portail.tableau;

import java.util.List;

/**
 * Ce qu'un domaine donne au tableau de bord.
 *
 * <p>Le tableau garde les huit premiers chiffres et les quatre premiers graphiques, par rang.
 */
public interface Indicateurs {

    List<Chiffre> chiffres(Portee portee);

    List<Graphique> graphiques(Portee portee);

    /**
     * Un chiffre et la liste qu'il ouvre.
     *
     * @param ton {@code retard}, {@code bien}… ou {@code null}
     */
    record Chiffre(int rang, String libelle, String valeur, String detail, String lien, String ton) {}
}
