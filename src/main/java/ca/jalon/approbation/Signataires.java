package ca.jalon.approbation;

import ca.jalon.dossier.Ecrit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Les auteurs d'un jalon : qui a signé les écrits qu'il soumet, ceux qu'ils reprennent de proche en proche, et les analyses ;
 * jamais les décisions d'avant.
 *
 * @param comptes personnes qui ont écrit, et celles pour qui elles ont écrit
 * @param soumetteurs ceux d'entre eux qui ont écrit ce que le jalon soumet, le premier d'abord
 * @param inconnus ce qui empêche d'établir les auteurs, une phrase par écrit ; vide si tout est signé
 */
record Signataires(Set<String> comptes, Set<String> soumetteurs, List<String> inconnus) {

    /**
     * Une ligne de la table {@code ecrits-jalon}.
     *
     * @param soumis vrai pour un écrit soumis, faux pour une analyse ou une recommandation
     * @param demandeSeule vrai si seuls comptent les écrits de la demande en cours, non ceux des demandes d'avant
     */
    record Ligne(String formulaire, boolean soumis, boolean demandeSeule) {}

    /**
     * @param ecrits tous ceux du dossier sous les formulaires de {@link #formulaires}, du plus ancien au plus récent
     * @param reprises formulaires qu'un formulaire reprend
     * @param instances instance de la demande en cours et ses appelantes
     */
    static Signataires etablir(
            List<Ecrit> ecrits,
            List<Ligne> table,
            Function<String, Set<String>> reprises,
            Collection<String> instances) {
        Set<String> deLaDemande = noms(table, Ligne::demandeSeule);
        List<Ecrit> retenus = ecrits.stream()
                .filter(ecrit -> !deLaDemande.contains(ecrit.formulaire())
                        || ecrit.instance() == null
                        || instances.contains(ecrit.instance()))
                .toList();
        Set<String> soumis = noms(table, Ligne::soumis);
        Set<String> comptes = comptes(retenus);
        List<Ecrit> aSigner = retenus.stream()
                .filter(ecrit -> soumis.contains(ecrit.formulaire()))
                .toList();
        if (aSigner.isEmpty()) {
            return new Signataires(comptes, Set.of(), List.of("aucun écrit n’est soumis"));
        }
        // Ce que le soumis reprend est à qui le soumet ; une analyse n'est qu'à qui l'a faite.
        Set<String> analyses = noms(table, ligne -> !ligne.soumis());
        return new Signataires(
                comptes,
                comptes(aSigner),
                retenus.stream()
                        .filter(ecrit -> ecrit.auteur() == null
                                && (aSigner.contains(ecrit)
                                        ? !repriseSignee(ecrit, aSigner, reprises)
                                        : analyses.contains(ecrit.formulaire())))
                        .map(ecrit -> "« %s » n’est signé de personne".formatted(ecrit.formulaire()))
                        .distinct()
                        .toList());
    }

    private static Set<String> comptes(List<Ecrit> ecrits) {
        return ecrits.stream()
                .flatMap(ecrit -> Stream.of(ecrit.auteur(), ecrit.pour()))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Qui soumet après lui un écrit qui le reprend le signe. */
    private static boolean repriseSignee(Ecrit sans, List<Ecrit> ecrits, Function<String, Set<String>> reprises) {
        return ecrits.subList(ecrits.indexOf(sans) + 1, ecrits.size()).stream()
                .anyMatch(suivant -> suivant.auteur() != null
                        && reprises.apply(suivant.formulaire()).contains(sans.formulaire()));
    }

    /** Les formulaires dont tout écrit compte : ceux de la table, et ce que les soumis reprennent. */
    static Set<String> formulaires(List<Ligne> table, Function<String, Set<String>> reprises) {
        Set<String> tous = noms(table, Ligne::soumis);
        Deque<String> aSuivre = new ArrayDeque<>(tous);
        while (!aSuivre.isEmpty()) {
            reprises.apply(aSuivre.pop()).stream()
                    .filter(repris -> !repris.equals(Approbation.FORMULAIRE))
                    .filter(tous::add)
                    .forEach(aSuivre::push);
        }
        table.forEach(ligne -> tous.add(ligne.formulaire()));
        return tous;
    }

    private static Set<String> noms(List<Ligne> table, Predicate<Ligne> lesquelles) {
        return table.stream()
                .filter(lesquelles)
                .map(Ligne::formulaire)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
