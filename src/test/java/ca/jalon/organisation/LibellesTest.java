package ca.jalon.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Option;
import ca.jalon.projet.Phase;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Output;
import org.junit.jupiter.api.Test;

/** Une notion a une seule liste de réponses, et aucun texte de formulaire ne montre un code. */
class LibellesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern MONTREE = Pattern.compile("\\{\\{(\\w+)}}");

    private static final String CODE = "(\"[A-Z][A-Z0-9_]+\"|\\b(?:[A-Z]\\w*\\.)?[A-Z][A-Z0-9_]+)";
    private static final Pattern BRANCHE = Pattern.compile("case\\s[^;{}>]*?" + CODE + "\\s*->\\s*\"([^\"]*)\"");
    private static final Pattern TABLE = Pattern.compile("(?:Map\\.of|Map\\.ofEntries|ordonner)\\(");
    private static final Pattern RANGEE = Pattern.compile("\\.put\\(\\s*" + CODE + "\\s*,\\s*\"([^\"]*)\"");
    private static final Pattern PAIRE = Pattern.compile(CODE + "\\s*,\\s*\"([^\"]*)\"");
    private static final Pattern CONSTANTE = Pattern.compile("(?m)^\\s+([A-Z][A-Z0-9_]+)\\(\\s*\"([^\"]+)\"");

    /** Un mot qu'on lit a un accent, une majuscule au début ou une espace ; une valeur d'essai à remplir n'en est pas un. */
    private static final Pattern LIBELLE =
            Pattern.compile("^(?!.*%[sd])(?:\\p{Lu}\\p{Ll}|.*[à-ÿœ’]|\\p{L}+ \\p{L}+).*");

    private final Libelles libelles = MotsEssai.libelles();

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

    /** Un mot ne s'écrit qu'une fois : une notion du fichier dont un formulaire offre déjà la liste dit « comme ». */
    @Test
    void une_notion_ne_recrit_pas_ce_qu_un_formulaire_dit() throws IOException {
        Map<String, Map<String, String>> offertes = new TreeMap<>();
        pourChaqueComposant((formulaire, composant) -> {
            Map<String, String> options = new TreeMap<>();
            composant
                    .path("values")
                    .forEach(option -> options.put(
                            option.path("value").asText(),
                            option.path("label").asText().toLowerCase(Locale.CANADA_FRENCH)));
            if (!options.isEmpty()) {
                offertes.put(composant.path("key").asText(), options);
            }
        });
        Map<String, Map<String, String>> notions = new YAMLMapper()
                .readValue(Path.of("src/main/resources/libelles.yaml").toFile(), new TypeReference<>() {});
        Set<Map<String, String>> dites = new HashSet<>(offertes.values());
        List<String> recrites = notions.entrySet().stream()
                .filter(notion -> !notion.getValue().containsKey("comme"))
                .filter(notion -> !dites.add(new TreeMap<>(notion.getValue())))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(recrites).isEmpty();
    }

    /**
     * Aucune table de codes et de mots dans le Java : ni {@code Map.of("CODE", "mot")}, ni {@code case "CODE" -> "mot"}. Ce qui
     * n'a ni espace ni accent ni majuscule (teinte d'une pastille, identifiant, colonne) n'est pas un libellé.
     */
    @Test
    void aucune_classe_ne_tient_sa_table_de_libelles() throws IOException {
        List<String> tables = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(nom -> nom.toString().endsWith(".java")).toList()) {
                tablesDe(Files.readString(source)).forEach(table -> tables.add(source.getFileName() + " : " + table));
            }
        }
        assertThat(tables).isEmpty();
        assertThat(tablesDe("case \"OUVERT\", \"PRIS\" -> \"encore ouvert\"; case FERME -> \"fermé\";"))
                .hasSize(2);
        assertThat(tablesDe("Map.of(Etat.OUVERT, \"Ouvert\", \"FERME\", \"Fermé\");"))
                .hasSize(2);
        assertThat(tablesDe("mots.put(\"OUVERT\", \"en cours\"); mots.put(\"FERME\", \"fermé\");"))
                .hasSize(2);
        assertThat(tablesDe("Map.of(\"OUVERT\", \"vert\", \"FERME\", \"gris\")"))
                .isEmpty();
    }

    /** Les tables d'un source : au moins deux codes dits en mots dans le même appel ou les branches du même fichier. */
    private static List<String> tablesDe(String source) {
        List<String> branches = paires(BRANCHE, source);
        List<String> tables = new ArrayList<>(branches.size() > 1 ? branches : List.of());
        List<String> rangees = paires(RANGEE, source);
        tables.addAll(rangees.size() > 1 ? rangees : List.of());
        TABLE.matcher(source).results().forEach(appel -> {
            List<String> paires = paires(PAIRE, parenthese(source, appel.end()));
            tables.addAll(paires.size() > 1 ? paires : List.of());
        });
        return tables;
    }

    private static List<String> paires(Pattern paire, String texte) {
        return paire.matcher(texte)
                .results()
                .filter(trouvee -> LIBELLE.matcher(trouvee.group(2)).find())
                .map(trouvee -> trouvee.group(1) + " " + trouvee.group(2))
                .toList();
    }

    private static String parenthese(String source, int debut) {
        int fin = debut;
        for (int ouvertes = 1; ouvertes > 0 && fin < source.length(); fin++) {
            ouvertes += source.charAt(fin) == '(' ? 1 : source.charAt(fin) == ')' ? -1 : 0;
        }
        return source.substring(debut, fin);
    }

    /** Une constante qui porte son mot est sa seule place : aucun formulaire n'offre deux des mêmes codes sous les mêmes mots. */
    @Test
    void une_constante_qui_dit_son_mot_est_seule_a_le_dire() throws IOException {
        List<Set<String>> listes = new ArrayList<>();
        pourChaqueComposant((formulaire, composant) -> {
            Set<String> liste = new HashSet<>();
            composant
                    .path("values")
                    .forEach(option -> liste.add((option.path("value").asText() + " "
                                    + option.path("label").asText())
                            .toLowerCase(Locale.CANADA_FRENCH)));
            listes.add(liste);
        });
        List<String> doubles = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(nom -> nom.toString().endsWith(".java")).toList()) {
                List<String> constantes = CONSTANTE
                        .matcher(Files.readString(source))
                        .results()
                        .map(trouvee -> (trouvee.group(1) + " " + trouvee.group(2)).toLowerCase(Locale.CANADA_FRENCH))
                        .toList();
                if (listes.stream()
                        .anyMatch(liste ->
                                constantes.stream().filter(liste::contains).count() > 1)) {
                    doubles.add(source.getFileName().toString());
                }
            }
        }
        assertThat(doubles).isEmpty();
    }

    @Test
    void chaque_phase_a_ses_mots() {
        assertThat(Phase.values())
                .allSatisfy(phase ->
                        assertThat(libelles.de(Phase.NOTION, phase.name())).isPresent());
        assertThat(libelles.enTete(Phase.NOTION, "AFFAIRES")).isEqualTo("Dossier d’affaires");
        assertThat(libelles.enTete(Phase.NOTION, "PERENNITE")).isEqualTo("Évaluation de la pérennité");
    }

    @Test
    void une_notion_en_reprend_une_autre_et_s_ajoute_a_un_formulaire() {
        assertThat(libelles.mots("niveauOuAEtablir"))
                .containsOnlyKeys("A_ETABLIR", "LOCAL", "TERRITORIAL", "NATIONAL")
                .containsEntry("LOCAL", "local");
        assertThat(libelles.mots("suiteEvolution"))
                .containsEntry("DEMANDEE", "à prioriser")
                .containsEntry("ECARTEE", "écartée");
        assertThat(libelles.mots("situationContrat")).doesNotContainKey("comme").containsKey("NON_RENOUVELE");
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
