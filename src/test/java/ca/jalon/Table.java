package ca.jalon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

/**
 * Évalue une table de décision seule, sans base ni processus.
 *
 * <p>Le moteur de règles garde ses réglages d'origine, ceux du moteur de processus : le même FEEL juge donc les deux.
 */
public record Table(DmnDecision decision) {

    private static final DmnEngine MOTEUR =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    /** Lit la table de ce chemin, par exemple {@code projet/niveau-projet}. */
    public static Table de(String chemin) {
        return de(chemin, chemin.substring(chemin.lastIndexOf('/') + 1));
    }

    /** Lit une décision d'un fichier qui en contient plusieurs. */
    public static Table de(String chemin, String decision) {
        String ressource = "/processes/" + chemin + ".dmn";
        try (InputStream modele = Table.class.getResourceAsStream(ressource)) {
            return new Table(MOTEUR.parseDecision(decision, Objects.requireNonNull(modele, ressource)));
        } catch (IOException e) {
            throw new UncheckedIOException(ressource, e);
        }
    }

    /** Rend les sorties de chaque ligne retenue, dans l'ordre; aucune ligne : liste vide. */
    public List<Map<String, Object>> evaluer(Map<String, Object> entrees) {
        return MOTEUR.evaluateDecision(decision, entrees).stream()
                .map(DmnDecisionResultEntries::getEntryMap)
                .toList();
    }
}
