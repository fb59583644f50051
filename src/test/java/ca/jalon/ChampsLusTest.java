package ca.jalon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Rien n'est demandé pour rien : chaque champ de chaque formulaire a un lecteur, que {@code target/champs.md} nomme.
 *
 * <p>Un lecteur nomme le champ : une règle, un modèle, une table, un autre formulaire, du code, un courriel, une liste. Ce qu'une
 * personne écrit de sa main (phrase, nombre, date) peut aussi être lu tel quel par celle qui décide ensuite : un écrit que la
 * table {@code ecrits-jalon} fait lire à l'autorité, ou que montre un texte d'une tâche qui suit. Un choix ou une case, non : il
 * doit changer quelque chose. Le papier, l'export et le registre, qui montrent tout, ne comptent pas.
 */
class ChampsLusTest {

    /** Textes d'une tâche qui font lire en entier ce qui fut répondu aux tâches d'avant du même processus. */
    private static final Map<String, String> TEXTES_ENTIERS =
            Map.of("journal-soutien", "forms/soutien/", "violation", "forms/soutien/");

    private static final List<String> DE_SA_MAIN = List.of("textfield", "textarea", "number", "datetime");

    /** Déclarer qu'on est hors conflit est l'effet : sans la case, rien ne part. */
    private static final String ATTESTATION = "/validate/required";

    private final Map<Path, JsonNode> formulaires = new TreeMap<>();
    private final Map<String, String> lecteurs = new TreeMap<>();
    private final String lusParLAutorite;

    ChampsLusTest() throws IOException {
        try (Stream<Path> fichiers = Files.walk(Path.of("forms"))) {
            for (Path fichier :
                    fichiers.filter(f -> f.toString().endsWith(".form")).toList()) {
                formulaires.put(fichier, new ObjectMapper().readTree(fichier.toFile()));
            }
        }
        lecteurs.put("code", textes("src/main/java", ".java"));
        lecteurs.put("courriel", textes("src/main/resources/courriels", ".html"));
        lecteurs.put("nature", textes("src/main/resources/natures", ".yaml"));
        lecteurs.put("table", textes("processes", ".dmn"));
        // Déclarer une variable n'est pas la lire.
        lecteurs.put("modèle", textes("processes", ".bpmn").replaceAll("<camunda:property [^>]*>", ""));
        lusParLAutorite = Files.readString(Path.of("processes/approbation/ecrits-jalon.dmn"));
    }

    private static String textes(String dossier, String fin) throws IOException {
        try (Stream<Path> fichiers = Files.walk(Path.of(dossier))) {
            return fichiers.filter(fichier -> fichier.toString().endsWith(fin))
                    .map(ChampsLusTest::lire)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String lire(Path fichier) {
        try {
            return Files.readString(fichier);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void chaque_champ_a_un_lecteur() throws IOException {
        List<String> lignes = new ArrayList<>();
        List<String> sansLecteur = new ArrayList<>();
        formulaires.forEach((fichier, formulaire) -> champs(formulaire).forEach(champ -> {
            String nom = fichier.getFileName().toString().replace(".form", "");
            List<String> lisent = lecteurs(fichier, formulaire, champ);
            String cle = nom + "#" + champ.path("key").asText();
            lignes.add("| `%s` | %s |".formatted(cle, String.join(", ", lisent)));
            if (lisent.isEmpty()) {
                sansLecteur.add(cle);
            }
        }));
        Files.writeString(
                Path.of("target/champs.md"), "| Champ | Lu par |\n|---|---|\n" + String.join("\n", lignes) + "\n");
        assertThat(sansLecteur).isEmpty();
    }

    private static List<JsonNode> champs(JsonNode parent) {
        List<JsonNode> champs = new ArrayList<>();
        parent.path("components").forEach(composant -> {
            if (composant.hasNonNull("key")) {
                champs.add(composant);
            }
            champs.addAll(champs(composant));
        });
        return champs;
    }

    private List<String> lecteurs(Path fichier, JsonNode formulaire, JsonNode champ) {
        String cle = champ.path("key").asText();
        Pattern mot = Pattern.compile("(?<![\\w-])" + Pattern.quote(cle) + "(?![\\w-])");
        List<String> lisent = new ArrayList<>();
        lecteurs.forEach((lecteur, texte) -> {
            if (mot.matcher(texte).find()) {
                lisent.add(lecteur);
            }
        });
        formulaires.forEach((autre, contenu) -> {
            if (cite(contenu, mot) || !autre.equals(fichier) && reprend(contenu, fichier, cle)) {
                lisent.add(
                        autre.equals(fichier)
                                ? "ce formulaire"
                                : autre.getFileName().toString());
            }
        });
        String type = champ.path("type").asText();
        if (DE_SA_MAIN.contains(type) && luTelQuel(fichier)) {
            lisent.add("qui décide ensuite");
        }
        if (type.equals("checkbox") && champ.at(ATTESTATION).asBoolean()) {
            lisent.add("son obligation");
        }
        return lisent;
    }

    /** Vrai si une condition, une règle ou un texte de ce formulaire nomme le champ. */
    private static boolean cite(JsonNode parent, Pattern mot) {
        for (JsonNode composant : parent.path("components")) {
            String dit = String.join(
                    " ",
                    composant.at("/conditional/hide").asText(),
                    composant.path("readonly").asText(),
                    composant.path("properties").toString(),
                    composant.path("text").asText().contains("{{")
                            ? composant.path("text").asText()
                            : "");
            if (mot.matcher(dit).find() || cite(composant, mot)) {
                return true;
            }
        }
        return false;
    }

    /** Vrai si ce formulaire reprend l'autre et montre le champ : la réponse y revient remplie. */
    private static boolean reprend(JsonNode formulaire, Path autre, String cle) {
        String nom = autre.getFileName().toString().replace(".form", "");
        return Stream.of("reprend", "reprendDuDossier")
                        .flatMap(liste -> {
                            List<String> noms = new ArrayList<>();
                            formulaire.path(liste).forEach(un -> noms.add(un.asText()));
                            return noms.stream();
                        })
                        .anyMatch(nom::equals)
                && champs(formulaire).stream()
                        .anyMatch(champ -> champ.path("key").asText().equals(cle));
    }

    private boolean luTelQuel(Path fichier) {
        String nom = fichier.getFileName().toString().replace(".form", "");
        String chemin = fichier.toString();
        return lusParLAutorite.contains("\"" + nom + "\"")
                || formulaires.values().stream()
                        .flatMap(formulaire -> sources(formulaire).stream())
                        .anyMatch(source -> source.equals("ecrits:" + nom)
                                || chemin.startsWith(TEXTES_ENTIERS.getOrDefault(source, "-")));
    }

    private static List<String> sources(JsonNode parent) {
        List<String> sources = new ArrayList<>();
        parent.path("components").forEach(composant -> {
            sources.add(composant.at("/properties/source").asText());
            sources.addAll(sources(composant));
        });
        return sources;
    }
}
