package ca.jalon.organisation;

import java.util.Set;

/**
 * Ce qu'une personne voit des dossiers : ceux de ses organisations, de ses territoires, ou tous.
 *
 * @param organisations codes des organisations où elle tient un rôle
 * @param territoires codes des territoires d'un CCT où elle tient un rôle de territoire
 */
public record Regard(boolean tout, Set<String> organisations, Set<String> territoires) {

    /** Vrai si elle voit un dossier que porte cette organisation, pour ce territoire. */
    public boolean voit(String organisation, String territoire) {
        return tout || organisations.contains(organisation) || territoires.contains(territoire);
    }
}
