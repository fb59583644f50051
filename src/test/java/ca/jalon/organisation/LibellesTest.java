package ca.jalon.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Option;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Output;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Une notion a une seule liste de réponses, et aucun texte de formulaire ne montre un code. */
class LibellesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern MONTREE = Pattern.compile("\\{\\{(\\w+)}}");

    private final Libelles libelles = libelles();

    private static Libelles libelles() {
        try {
            return new Libelles(
                    new Organisations(new ClassPathResource("organisations.yaml")),
                    new Jalons(new ClassPathResource("jalons.yaml")),
                    new PathMatchingResourcePatternResolver());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void une_meme_cle_propose_partout_la_meme_liste() throws IOException {
        Map<String, Map<String, String>> listes = new TreeMap<>();
        List<String> ecarts = new ArrayList<>();
        pourChaqueComposant((formulaire, composant) -> {
            if (composant.path("values").isEmpty()) {
                return;
            }
            Map<String, String> options = new TreeMap<>();
            composant
                    .path("values")
                    .forEach(option -> options.put(
                            option.path("value").asText(), option.path("label").asText()));
            Map<String, String> connues =
                    listes.putIfAbsent(composant.path("key").asText(), options);
            if (connues != null && !connues.equals(options)) {
                ecarts.add("%s, %s : %s au lieu de %s"
                        .formatted(formulaire, composant.path("key").asText(), options, connues));
            }
        });
        assertThat(ecarts).isEmpty();
    }

    /** Ce qu'une table rend et qu'un texte montre se lit en mots. */
    @Test
    void un_texte_sait_dire_tout_ce_que_les_tables_rendent() throws IOException {
        Map<String, TreeSet<String>> rendus = new TreeMap<>();
        try (Stream<Path> tables = Files.walk(Path.of("processes"))) {
            for (Path table :
                    tables.filter(nom -> nom.toString().endsWith(".dmn")).toList()) {
                for (Output sortie : Dmn.readModelFromFile(table.toFile()).getModelElementsByType(Output.class)) {
                    if (sortie.getOutputValues() != null) {
                        Pattern.compile("\"([^\"]+)\"")
                                .matcher(sortie.getOutputValues().getText().getTextContent())
                                .results()
                                .forEach(code -> rendus.computeIfAbsent(sortie.getName(), nom -> new TreeSet<>())
                                        .add(code.group(1)));
                    }
                }
            }
        }
        List<String> codes = new ArrayList<>();
        pourChaqueComposant((formulaire, composant) -> MONTREE.matcher(
                        composant.path("text").asText())
                .results()
                .map(variable -> variable.group(1))
                .forEach(variable -> rendus.getOrDefault(variable, new TreeSet<>()).stream()
                        .filter(code -> libelles.de(variable, code).isEmpty())
                        .forEach(code -> codes.add(formulaire + ", " + variable + " : " + code))));
        assertThat(rendus).containsKeys("niveauProjet", "envergure", "diagnosticPropose", "avis");
        assertThat(codes).isEmpty();
    }

    @Test
    void un_code_se_lit_dans_une_phrase() {
        assertThat(libelles.de("niveauProjet", "TERRITORIAL")).contains("territorial");
        assertThat(libelles.de("avisTechnologique", "FAVORABLE_AVEC_RESERVES")).contains("favorable avec réserves");
        assertThat(libelles.de("sourcesFinancement", "INFOROUTE")).contains("Inforoute Santé du Canada");
        assertThat(libelles.de("codeEtablissement", "cusm")).contains("Centre universitaire de santé McGill");
        assertThat(libelles.de("titreProjet", "LOCAL")).isEmpty();
        assertThat(libelles.options(new Demande(null, List.of(), "envergure", Map.of())))
                .extracting(Option::libelle)
                .containsExactly("petite", "moyenne", "grande");
    }

    private interface Visite {
        void de(String formulaire, JsonNode composant);
    }

    private static void pourChaqueComposant(Visite visite) throws IOException {
        try (Stream<Path> formulaires = Files.walk(Path.of("forms"))) {
            for (Path formulaire : formulaires
                    .filter(nom -> nom.toString().endsWith(".form"))
                    .sorted()
                    .toList()) {
                visiter(formulaire.getFileName().toString(), JSON.readTree(formulaire.toFile()), visite);
            }
        }
    }

    private static void visiter(String formulaire, JsonNode parent, Visite visite) {
        for (JsonNode composant : parent.path("components")) {
            visite.de(formulaire, composant);
            visiter(formulaire, composant, visite);
        }
    }
}
