package ca.jalon.formulaire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Dix mille envois au hasard : toujours un verdict, jamais une panne, jamais une variable non déclarée. */
class AleatoireTest {

    private static final int ENVOIS = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ContratFormulaire contrat = new ContratFormulaire(ReglesTest.SOURCES, ReglesTest.HORLOGE);

    @Test
    void dix_mille_envois() throws IOException {
        JsonNode groupes = ReglesTest.table();
        int joues = 0;
        int acceptes = 0;
        for (int graine = 0; joues < ENVOIS; graine++) {
            JsonNode groupe = groupes.get(graine % groupes.size());
            Formulaire formulaire = Formulaire.lire(
                    groupe.get("titre").asText(),
                    JSON.writeValueAsBytes(Map.of("components", groupe.get("composants"))));
            EnvoisAuHasard hasard = new EnvoisAuHasard(graine, formulaire.cles());
            Map<String, Object> exemple = exemple(groupe);
            Demande demande = new Demande("alice", List.of(), null, variables(groupe));
            for (int i = 0; i < 50; i++, joues++) {
                Map<String, Object> envoi = hasard.envoi(exemple);
                Verdict verdict = contrat.juger(formulaire, envoi, demande);
                verifier(formulaire, envoi, verdict);
                acceptes += verdict.accepte() ? 1 : 0;
                verifier(formulaire, envoi, contrat.jugerPartiel(formulaire, envoi, demande));
            }
        }
        // Sans envois acceptés, la propriété ne dirait rien de ce qui s'écrit.
        assertThat(acceptes).isBetween(ENVOIS / 20, ENVOIS * 19 / 20);
    }

    private static void verifier(Formulaire formulaire, Map<String, Object> envoi, Verdict verdict) {
        assertThat(formulaire.clesEcrites())
                .as(envoi.toString())
                .containsAll(verdict.valeurs().keySet());
        assertThat(verdict.valeurs().values())
                .as(envoi.toString())
                .allMatch(valeur -> valeur == null
                        || valeur instanceof Boolean
                        || valeur instanceof Long
                        || valeur instanceof Double
                        || valeur instanceof String texte && texte.length() <= 4000
                        || valeur instanceof List);
        if (!verdict.accepte()) {
            assertThat(verdict.valeurs()).isEmpty();
            assertThat(new RefusFormulaire(verdict.violations()).getMessage())
                    .isNotBlank()
                    .doesNotContain("null :");
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> exemple(JsonNode groupe) {
        for (JsonNode ligne : groupe.get("cas")) {
            if (ligne.has("ecrit") && !ligne.get("envoi").isEmpty()) {
                return JSON.convertValue(ligne.get("envoi"), Map.class);
            }
        }
        return Map.of();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> variables(JsonNode groupe) {
        return groupe.has("variables") ? JSON.convertValue(groupe.get("variables"), Map.class) : new HashMap<>();
    }
}
