package ca.jalon.registre;

import java.util.List;

/**
 * Remplacement d'une personne absente par une autre, du premier au dernier jour compris.
 *
 * @param groupes groupes que la personne absente confie
 * @param adhesions groupes que le suppléant n'avait pas et qu'il tient de cette suppléance seule
 */
public record Suppleance(
        String id,
        String absent,
        String suppleant,
        String du,
        String au,
        List<String> groupes,
        List<String> adhesions,
        String motif,
        Etat etat,
        String declareePar) {

    /** Parmi les groupes confiés : ce qui nomme la personne elle-même, et non un de ses rôles. */
    public static final String EN_PERSONNE = "en-personne";

    /** Où en est le remplacement. */
    public enum Etat {
        PREVUE,
        EN_COURS,
        TERMINEE
    }

    /** Vrai si les deux périodes ont un jour en commun. */
    public boolean chevauche(String debut, String fin) {
        return du.compareTo(fin) <= 0 && debut.compareTo(au) <= 0;
    }
}
