package ca.jalon.approbation;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Un rôle et les personnes qui peuvent l'exercer, nommées par un groupe ou une à une ; les règles de qui décide en son nom, sans
 * moteur ni base.
 *
 * @param president celui des nommés qui décide pour tous, {@code null} hors d'un comité
 */
record Autorite(String role, String groupe, List<String> nommees, String president) {

    /** Les membres que le président entend avant de décider. */
    List<String> autresMembres() {
        return nommees.stream().filter(membre -> !membre.equals(president)).toList();
    }

    /**
     * Nombre de membres, président non compris, à entendre avant de décider.
     *
     * @param part en pourcentage, arrondie au membre de plus
     */
    int membresAEntendre(double part) {
        return president == null ? 0 : (int) Math.ceil(autresMembres().size() * part / 100);
    }

    /**
     * Vrai si ce compte exerce cette autorité, de son chef ou pour une personne absente ; un comité, son président. Un compte sans
     * aucun groupe est désactivé : il n'exerce rien.
     *
     * @param groupes ceux que le compte a en ce moment, prêtés compris
     * @param pour la personne absente au nom de qui il déciderait
     */
    boolean exercee(String compte, Collection<String> groupes, Optional<String> pour) {
        return nommees.isEmpty()
                ? groupes.contains(groupe)
                : !groupes.isEmpty()
                        && (compte.equals(president)
                                || pour.filter(absent -> absent.equals(president))
                                        .isPresent());
    }

    /**
     * Le président nommé s'il est membre et peut décider ; sinon le premier membre, dans l'ordre du comité, que rien n'empêche ; à
     * défaut, celui qui fut nommé.
     */
    static String president(Optional<String> nomme, Collection<String> membres, Predicate<String> peut) {
        return Stream.concat(nomme.filter(membres::contains).stream(), membres.stream())
                .filter(peut)
                .findFirst()
                .orElse(nomme.orElse(null));
    }

    /**
     * La première autorité de la suite des recours que tout n'empêche pas ; celle d'où l'on part si aucune ne convient.
     *
     * @param recours l'autorité à qui celle-ci cède, d'après son rôle ; vide si la table n'en nomme pas
     */
    static Autorite libre(
            Autorite premiere, Predicate<Autorite> tousEmpeches, Function<String, Optional<Autorite>> recours) {
        Set<String> vues = new HashSet<>();
        Autorite essayee = premiere;
        while (tousEmpeches.test(essayee)) {
            Optional<Autorite> suivante = vues.add(essayee.role()) ? recours.apply(essayee.role()) : Optional.empty();
            if (suivante.isEmpty()) {
                return premiere;
            }
            essayee = suivante.get();
        }
        return essayee;
    }
}
