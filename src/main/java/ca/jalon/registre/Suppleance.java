package ca.jalon.registre;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

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

    /**
     * Règle de {@link Suppleances#pour}, sans base.
     *
     * @param exercees suppléances en cours de qui agit
     * @param tenus groupes qu'il a en ce moment, prêtés compris
     */
    static Optional<String> pour(
            List<Suppleance> exercees,
            Collection<String> tenus,
            Collection<String> groupes,
            Collection<String> nommees) {
        boolean enPropre = groupes.stream()
                .filter(tenus::contains)
                .anyMatch(groupe -> exercees.stream()
                        .noneMatch(suppleance -> suppleance.adhesions().contains(groupe)));
        return enPropre
                ? Optional.empty()
                : exercees.stream()
                        .filter(suppleance -> suppleance.adhesions().stream().anyMatch(groupes::contains)
                                || suppleance.groupes().contains(EN_PERSONNE) && nommees.contains(suppleance.absent()))
                        .map(Suppleance::absent)
                        .findFirst();
    }
}
