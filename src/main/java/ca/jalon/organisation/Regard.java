package ca.jalon.organisation;

import java.util.Set;

/**
 * Ce qu'une personne voit des dossiers : ceux de ses organisations, de ses territoires, ou tous.
 *
 * @param organisations codes des organisations où elle tient un rôle
 * @param ccts codes de celles où ce rôle est de territoire : elle y est au CCT, pas seulement dans l'établissement
 * @param territoires codes des territoires d'un CCT où elle tient un rôle de territoire
 */
public record Regard(boolean tout, Set<String> organisations, Set<String> ccts, Set<String> territoires) {}
