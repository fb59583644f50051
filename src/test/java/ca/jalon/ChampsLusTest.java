package ca.jalon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    private final Map<Path, Set<String>> cites = new TreeMap<>();
    private final Set<String> sources = new HashSet<>();
    private final Map<String, Set<String>> lecteurs = new TreeMap<>();
    private final String lusParLAutorite;

    ChampsLusTest() throws IOException {
        for (Path fichier : ReglesModeles.fichiers("forms", ".form").toList()) {
            formulaires.put(fichier, new ObjectMapper().readTree(fichier.toFile()));
            cites.put(fichier, cites(formulaires.get(fichier)));
            sources.addAll(sources(formulaires.get(fichier)));
        }
        lecteurs.put("code", mots(textes("src/main/java", ".java")));
        lecteurs.put("courriel", mots(textes("src/main/resources/courriels", ".html")));
        lecteurs.put("nature", mots(textes("src/main/resources/natures", ".yaml")));
        lecteurs.put("table", mots(textes("processes", ".dmn")));
        // Déclarer une variable n'est pas la lire.
        lecteurs.put("modèle", mots(textes("processes", ".bpmn").replaceAll("<camunda:property [^>]*>", "")));
        lusParLAutorite = Files.readString(Path.of("processes/approbation/ecrits-jalon.dmn"));
    }

    private static String textes(String dossier, String fin) throws IOException {
        StringBuilder textes = new StringBuilder();
        for (Path fichier : ReglesModeles.fichiers(dossier, fin).toList()) {
            textes.append(Files.readString(fichier)).append('\n');
        }
        return textes.toString();
    }

    private static Set<String> mots(String texte) {
        return new HashSet<>(Arrays.asList(texte.split("[^\\w-]+")));
    }

    @Test
    void chaque_champ_a_un_lecteur() throws IOException {
        List<String> lignes = new ArrayList<>();
        List<String> sansLecteur = new ArrayList<>();
        formulaires.forEach((fichier, formulaire) -> champs(formulaire).forEach(champ -> {
            String nom = ReglesModeles.nom(fichier);
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
        List<String> lisent = new ArrayList<>();
        lecteurs.forEach((lecteur, mots) -> {
            if (mots.contains(cle)) {
                lisent.add(lecteur);
            }
        });
        formulaires.forEach((autre, contenu) -> {
            if (cites.get(autre).contains(cle) || !autre.equals(fichier) && reprend(contenu, fichier, cle)) {
                lisent.add(
                        autre.equals(fichier)
                                ? "ce formulaire"
                                : autre.getFileName().toString());
            }
        });
        String type = champ.path("type").asText();
        if (luAvecSonNom(fichier) || DE_SA_MAIN.contains(type) && luTelQuel(fichier)) {
            lisent.add("qui décide ensuite");
        }
        if (type.equals("checkbox") && champ.at(ATTESTATION).asBoolean()) {
            lisent.add("son obligation");
        }
        return lisent;
    }

    /** Ce que nomment les conditions, les règles et les textes d'un formulaire. */
    private static Set<String> cites(JsonNode parent) {
        Set<String> cites = new HashSet<>();
        for (JsonNode composant : parent.path("components")) {
            String texte = composant.path("text").asText();
            cites.addAll(mots(String.join(
                    " ",
                    composant.at("/conditional/hide").asText(),
                    composant.path("readonly").asText(),
                    composant.path("properties").toString(),
                    texte.contains("{{") ? texte : "")));
            cites.addAll(cites(composant));
        }
        return cites;
    }

    /** Vrai si ce formulaire reprend l'autre et montre le champ : la réponse y revient remplie. */
    private static boolean reprend(JsonNode formulaire, Path autre, String cle) {
        String nom = ReglesModeles.nom(autre);
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

    /** Vrai si une tâche fait lire ce formulaire-ci, nommé, à qui statue sur ce que chacun y a répondu. */
    private boolean luAvecSonNom(Path fichier) {
        String nom = ReglesModeles.nom(fichier);
        return sources.stream().anyMatch(("ecrits:" + nom)::equals);
    }

    private boolean luTelQuel(Path fichier) {
        String nom = ReglesModeles.nom(fichier);
        String chemin = fichier.toString();
        return lusParLAutorite.contains("\"" + nom + "\"")
                || sources.stream().anyMatch(source -> chemin.startsWith(TEXTES_ENTIERS.getOrDefault(source, "-")));
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
