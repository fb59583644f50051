package ca.jalon.endurance;

import ca.jalon.Banc;
import ca.jalon.Banc.Reponse;
import ca.jalon.DecisionsEssai;
import ca.jalon.Noeud;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Une décision offerte à son autorité sur un numéro à elle, sans le projet qui l'amènerait là. */
final class DecisionARendre {

    private DecisionARendre() {}

    static Reponse ouvrir(Noeud noeud, String numero, long dossier) {
        Map<String, Object> variables = DecisionsEssai.variables(numero, dossier);
        variables.replaceAll((nom, valeur) ->
                valeur instanceof Long ? Map.of("value", valeur, "type", "Long") : Map.of("value", valeur));
        return new Banc(noeud.port, null)
                .appeler(
                        "POST",
                        "/engine-rest/process-definition/key/approbation/start",
                        "admin",
                        Map.of("businessKey", numero, "variables", variables));
    }

    /** Rend la décision si elle est encore à rendre ; vrai si le nœud l'a confirmée. */
    static boolean rendre(Noeud noeud, String numero) {
        Banc banc = new Banc(noeud.port, null);
        for (JsonNode tache : banc.taches(numero)) {
            String autorite = banc.titulaires(tache).stream()
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(numero + " : titulaires sans réponse"));
            if (!tache.hasNonNull("assignee")) {
                banc.prendre(tache, autorite);
            }
            if (banc.envoyer(tache, autorite, banc.exemple("decision-approbation"))
                            .statut()
                    == 204) {
                return true;
            }
        }
        return false;
    }
}
