package ca.jalon.portail.tableau;

/**
 * Ce qu'un tableau de bord embrasse : un établissement, un territoire ou le Québec.
 *
 * @param code code de l'établissement ou du territoire, ou {@link #QUEBEC}
 * @param filtre filtre des listes qui s'y restreint, {@code null} pour le Québec
 */
public record Portee(String code, String libelle, String filtre, Lecteur lecteur) {

    public static final String QUEBEC = "QUEBEC";

    /** Condition SQL sur un dossier {@code d}, qui lit {@code :portee}. */
    public String condition() {
        if (filtre == null) {
            return "1 = 1";
        }
        return filtre.equals(Valeurs.TERRITOIRE) ? "d.territoire = :portee" : "d.organisation = :portee";
    }
}
