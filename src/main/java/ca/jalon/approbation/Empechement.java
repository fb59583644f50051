package ca.jalon.approbation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Les règles qui empêchent une personne de décider d'un jalon, sans moteur ni base : elle en est l'auteur, ou elle a déjà décidé
 * à un autre titre. Un suppléant est jugé comme lui-même et comme la personne qu'il remplace.
 */
final class Empechement {

    /**
     * Une décision déjà rendue dans la même chaîne.
     *
     * @param role rôle nu sous lequel elle l'a été
     * @param personnes qui l'a rendue et, s'il y a lieu, pour qui
     */
    record Rendue(String role, Set<String> personnes) {}

    private Empechement() {}

    /** @param supplees personnes que celle-ci remplace en ce moment, quel que soit le rôle confié */
    static Optional<String> auteur(String compte, List<String> supplees, Set<String> auteurs) {
        if (auteurs.contains(compte)) {
            return Optional.of(
                    "La personne qui a écrit ou déclaré ce dossier (%s) ne peut pas en décider : la décision revient à une autre."
                            .formatted(compte));
        }
        return supplees.stream()
                .filter(auteurs::contains)
                .findFirst()
                .map(
                        "Vous suppléez %s, qui a écrit ou déclaré ce dossier : la décision revient à une autre personne."
                                ::formatted);
    }

    /**
     * @param personnes qui déciderait et, s'il y a lieu, pour qui
     * @param role rôle nu sous lequel elle déciderait
     * @param cumulPermis ce que dit la table {@code cumul-autorites} d'un premier rôle et d'un second
     */
    static Optional<String> cumul(
            Set<String> personnes, String role, List<Rendue> rendues, BiPredicate<String, String> cumulPermis) {
        return rendues.stream()
                .filter(rendue -> !rendue.role().equals(role))
                .filter(rendue -> rendue.personnes().stream().anyMatch(personnes::contains))
                .filter(rendue -> !cumulPermis.test(rendue.role(), role))
                .findFirst()
                .map(rendue ->
                        "La même personne a déjà décidé de ce jalon à un autre titre (%s) : la décision revient à une autre."
                                .formatted(rendue.role()));
    }
}
