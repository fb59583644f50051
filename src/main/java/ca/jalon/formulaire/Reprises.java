package ca.jalon.formulaire;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Ce qu'un formulaire dit de ceux qui l'ont précédé : leurs réponses remplissent ses champs, ses conditions et ses textes.
 *
 * @param proches formulaires cherchés du plus proche au plus lointain : même tour, même instance, ses appelants
 * @param duDossier formulaires cherchés dans tout le dossier, la réponse la plus récente d'abord
 * @param aRedire champs du formulaire auxquels on répond chaque fois : aucune réponse d'avant ne les remplit
 * @param autres champs que remplit d'avance la réponse à une autre question, par la clé de celle-ci
 * @param champDossier le champ d'un démarrage qui nomme le dossier, {@code null} si le démarrage en ouvre un ou n'en a pas
 * @param champPropose le champ d'un démarrage qu'un lien de nos pages remplit d'avance, {@code null} s'il n'y en a pas
 */
public record Reprises(
        Set<String> proches,
        Set<String> duDossier,
        Set<String> aRedire,
        Map<String, String> autres,
        String champDossier,
        String champPropose) {

    public boolean aucune() {
        return proches.isEmpty() && duDossier.isEmpty();
    }

    public Set<String> formulaires() {
        Set<String> tous = new LinkedHashSet<>(proches);
        tous.addAll(duDossier);
        return tous;
    }
}
