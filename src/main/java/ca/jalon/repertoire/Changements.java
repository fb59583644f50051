package ca.jalon.repertoire;

import ca.jalon.formulaire.ReponseDite;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Ce qui distingue deux états d'un même formulaire, en mots. */
final class Changements {

    private static final String VIDE = "rien";

    private Changements() {}

    /** Une ligne par question dont la réponse diffère, « Plateforme : Zoom → Teams » ; {@code null} si aucune ne diffère. */
    static String entre(List<ReponseDite> avant, List<ReponseDite> apres) {
        Map<String, String> anciennes = indexer(avant);
        Map<String, String> nouvelles = indexer(apres);
        Map<String, String> questions = new LinkedHashMap<>(nouvelles);
        anciennes.forEach(questions::putIfAbsent);
        String lignes = questions.keySet().stream()
                .filter(question -> !Objects.equals(anciennes.get(question), nouvelles.get(question)))
                .map(question -> "%s : %s → %s"
                        .formatted(
                                question,
                                anciennes.getOrDefault(question, VIDE),
                                nouvelles.getOrDefault(question, VIDE)))
                .collect(Collectors.joining("\n"));
        return lignes.isEmpty() ? null : lignes;
    }

    private static Map<String, String> indexer(List<ReponseDite> dites) {
        return dites.stream()
                .filter(dite -> !dite.montree())
                .collect(Collectors.toMap(
                        ReponseDite::question, ReponseDite::libelle, (un, autre) -> autre, LinkedHashMap::new));
    }
}
