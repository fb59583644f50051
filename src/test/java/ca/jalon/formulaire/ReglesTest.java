package ca.jalon.formulaire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * La table des règles : chaque ligne donne un schéma, un envoi, et ce que le serveur en fait.
 *
 * <p>Les lignes qui ont une colonne {@code navigateur} sont aussi jouées dans form-js (src/test/form-js).
 */
class ReglesTest {

    static final Clock HORLOGE = Clock.fixed(Instant.parse("2026-11-15T15:00:00Z"), ZoneId.of("America/Toronto"));
    static final Sources SOURCES = new Sources(List.of(new Lettres()), List.of());

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);
    private static final Pattern REPETITION = Pattern.compile("«(.)\\*(\\d+)»");

    private final ContratFormulaire contrat = new ContratFormulaire(SOURCES, HORLOGE);

    /** {@code lettres:majuscules} propose A et B. */
    private static final class Lettres implements SourceOptions {

        @Override
        public String nom() {
            return "lettres";
        }

        @Override
        public List<Option> options(Demande demande) {
            boolean majuscules = "majuscules".equals(demande.parametre());
            return Stream.of("a", "b")
                    .map(lettre -> new Option(majuscules ? lettre.toUpperCase() : lettre, "Lettre " + lettre))
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> chaque_ligne() throws IOException {
        List<DynamicTest> lignes = new ArrayList<>();
        for (JsonNode groupe : table()) {
            String titre = groupe.get("titre").asText();
            // Lu par chaque ligne : une mutation de la lecture se joue alors contre toutes.
            for (JsonNode ligne : groupe.get("cas")) {
                lignes.add(DynamicTest.dynamicTest(
                        titre + " : " + abrege(ligne),
                        () -> jouer(Formulaire.lire(titre, octets(groupe)), groupe, ligne)));
            }
        }
        return lignes.stream();
    }

    @Test
    void la_table_est_assez_grande_et_chaque_ecart_avec_le_navigateur_a_sa_raison() throws IOException {
        int lignes = 0;
        int dansLeNavigateur = 0;
        for (JsonNode groupe : table()) {
            for (JsonNode ligne : groupe.get("cas")) {
                lignes++;
                if (ligne.has("navigateur")) {
                    dansLeNavigateur++;
                    boolean pareil = ligne.has("ecrit")
                            == "accepte".equals(ligne.get("navigateur").asText());
                    assertThat(ligne.has("raison")).as(abrege(ligne)).isEqualTo(!pareil);
                }
            }
        }
        assertThat(lignes).isGreaterThanOrEqualTo(150);
        assertThat(dansLeNavigateur).isGreaterThanOrEqualTo(40);
    }

    private void jouer(Formulaire formulaire, JsonNode groupe, JsonNode ligne) {
        Map<String, Object> variables = objet(groupe.path("variables"));

        Verdict verdict =
                contrat.juger(formulaire, objet(ligne.get("envoi")), new Demande("alice", List.of(), null, variables));

        if (ligne.has("ecrit")) {
            assertThat(verdict.violations()).isEmpty();
            assertThat(new TreeMap<>(verdict.valeurs())).isEqualTo(new TreeMap<>(objet(ligne.get("ecrit"))));
        } else {
            Map<String, String> refus = new LinkedHashMap<>();
            verdict.violations().forEach(violation -> refus.put(violation.champ(), violation.regle()));
            assertThat(refus).isEqualTo(objet(ligne.get("refus")));
            assertThat(new RefusFormulaire(verdict.violations()))
                    .hasMessage(ligne.get("message").asText());
            assertThat(verdict.valeurs()).isEmpty();
        }
    }

    static JsonNode table() throws IOException {
        return JSON.readTree(Path.of("src/test/resources/contrat/regles.json").toFile());
    }

    private static byte[] octets(JsonNode groupe) throws IOException {
        return JSON.writeValueAsBytes(Map.of("type", "default", "components", groupe.get("composants")));
    }

    private static String abrege(JsonNode ligne) {
        String envoi = ligne.get("envoi").toString();
        return envoi.length() > 80 ? envoi.substring(0, 80) : envoi;
    }

    /** « x*4000 » entre guillemets français s'écrit en long. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> objet(JsonNode noeud) {
        if (noeud.isMissingNode()) {
            return Map.of();
        }
        Map<String, Object> objet = JSON.convertValue(noeud, Map.class);
        objet.replaceAll((cle, valeur) -> {
            if (valeur instanceof String texte) {
                Matcher repetition = REPETITION.matcher(texte);
                return repetition.matches() ? repetition.group(1).repeat(Integer.parseInt(repetition.group(2))) : texte;
            }
            return valeur;
        });
        return objet;
    }
}
