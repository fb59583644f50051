package ca.jalon.dossier;

import java.util.Set;

/** À quel titre une organisation participe à un dossier. */
public enum Qualite {
    /** Répond du dossier. */
    PORTEUR,
    /** Établissement que la fiche nomme. */
    PARTENAIRE,
    /** CCT du territoire d'une organisation du projet. */
    CCT,
    /** CCT à qui un mandat est demandé et qui n'a pas répondu. */
    PRESSENTI,
    /** CCT à qui le ministère confie la gestion du projet. */
    MAITRE_OEUVRE,
    /** CCT qui partage le mandat. */
    ASSOCIE,
    /** CCT mandaté pour la gestion opérationnelle technologique. */
    TECHNOLOGIE;

    /** Celles d'un établissement ; aux autres titres, c'est le CCT qui participe, pas tout l'établissement qui l'abrite. */
    static final Set<Qualite> ETABLISSEMENTS = Set.of(PORTEUR, PARTENAIRE);

    boolean duCct() {
        return !ETABLISSEMENTS.contains(this);
    }
}
