package ca.jalon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Les textes français des applications web suivent ceux du jar de Camunda, clé pour clé. */
class FrancaisTest {

    private static final String APPLICATIONS = "META-INF/resources/webjars/camunda/app";
    private static final Path SOURCES = Path.of("src/main/resources", APPLICATIONS);
    private static final Set<String> TRADUITES = Set.of("tasklist", "welcome", "admin", "cockpit");

    /** Ce qui s'écrit pareil dans les deux langues : mots communs, sigles, noms de produits, opérateurs. */
    private static final Set<String> PAREILS = Set.of(
            " OK",
            "%d minutes",
            "<version>",
            "Action",
            "Actions",
            "Annotation",
            "Annotations",
            "Application",
            "Applications",
            "CSV",
            "Cascade",
            "Cockpit",
            "Configuration",
            "Date",
            "Description",
            "Documentation",
            "Exception",
            "Expression",
            "ID",
            "ID*",
            "Incidents",
            "Instance",
            "Instances",
            "JSON",
            "Message",
            "Messages",
            "Migration",
            "OK",
            "Optimize",
            "Options",
            "Source",
            "Suspension",
            "Total",
            "Type",
            "Types",
            "Variable",
            "Variable / {{variableName}}",
            "Variables",
            "Version",
            "Versions",
            "instance",
            "instances");

    private static final Pattern MOT = Pattern.compile("\\p{L}{2,}");
    private static final Pattern PARAMETRE = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}|%[ds]|&\\w+;");
    private static final Pattern BALISE = Pattern.compile("</?(?:a|b|br|code|em|i|p|span|strong)\\b[^>]*>");
    /** Apostrophe droite, deux-points ou guillemet sans espace insécable, signe qu'une fin de ligne peut isoler. */
    private static final Pattern TYPOGRAPHIE =
            Pattern.compile("\\p{L}'\\p{L}|(?<![\\u00a0\\s:])[:»](?=\\s|$)|[ ][:;?!»]|« ");

    @Test
    void les_applications_des_utilisateurs_sont_traduites() {
        assertThat(applications()).containsAll(TRADUITES);
    }

    @TestFactory
    Stream<DynamicTest> les_cles_sont_celles_du_jar() {
        return parApplication((anglais, francais) -> {
            var absentes = new TreeSet<>(anglais.keySet());
            absentes.removeAll(francais.keySet());
            var inconnues = new TreeSet<>(francais.keySet());
            inconnues.removeAll(anglais.keySet());
            assertThat(absentes).as("clés absentes du français").isEmpty();
            assertThat(inconnues).as("clés inconnues de Camunda").isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> aucun_texte_n_est_vide_ni_reste_en_anglais() {
        return parApplication((anglais, francais) -> {
            var fautifs = new ArrayList<String>();
            anglais.forEach((cle, texte) -> {
                String traduit = francais.getOrDefault(cle, texte);
                boolean vide = traduit.isBlank() && !texte.isBlank();
                boolean resteAnglais = traduit.equals(texte)
                        && MOT.matcher(texte).find()
                        && !PAREILS.contains(texte)
                        && !cle.startsWith("/dateLocales/longDateFormat");
                if (vide || resteAnglais) {
                    fautifs.add(cle + " = " + traduit);
                }
            });
            assertThat(fautifs).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> les_parametres_et_les_balises_sont_gardes() {
        return parApplication((anglais, francais) -> {
            var fautifs = new ArrayList<String>();
            anglais.forEach((cle, texte) -> {
                String traduit = francais.getOrDefault(cle, texte);
                // L'annonce de Camunda 8 est remplacée, lien compris.
                boolean balisesGardees = cle.endsWith("/BANNER_CE_EOL_TEXT")
                        || trouves(BALISE, traduit).equals(trouves(BALISE, texte));
                if (!balisesGardees || !parametres(traduit).equals(parametres(texte))) {
                    fautifs.add(cle + " = " + traduit);
                }
            });
            assertThat(fautifs).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> la_typographie_est_francaise() {
        return parApplication((anglais, francais) -> {
            var fautifs = new ArrayList<String>();
            francais.forEach((cle, texte) -> {
                // Les adresses et les paramètres ont leur propre ponctuation.
                String prose =
                        PARAMETRE.matcher(BALISE.matcher(texte).replaceAll("")).replaceAll("x");
                if (TYPOGRAPHIE.matcher(prose).find()) {
                    fautifs.add(cle + " = " + texte);
                }
            });
            assertThat(fautifs).isEmpty();
        });
    }

    @FunctionalInterface
    private interface Verification {
        void verifier(Map<String, String> anglais, Map<String, String> francais);
    }

    private static Stream<DynamicTest> parApplication(Verification verification) {
        return applications().stream()
                .map(application -> DynamicTest.dynamicTest(application, () -> {
                    URL duJar = FrancaisTest.class
                            .getClassLoader()
                            .getResource(APPLICATIONS + "/" + application + "/locales/en.json");
                    verification.verifier(
                            textes(new String(duJar.openStream().readAllBytes(), StandardCharsets.UTF_8)),
                            textes(Files.readString(SOURCES.resolve(application).resolve("locales/fr.json"))));
                }));
    }

    private static List<String> applications() {
        try (Stream<Path> dossiers = Files.list(SOURCES)) {
            return dossiers.filter(dossier -> Files.exists(dossier.resolve("locales/fr.json")))
                    .map(dossier -> dossier.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Chaque feuille du document sous son chemin ; les fichiers de Camunda commencent par une marque d'ordre. */
    private static Map<String, String> textes(String json) throws IOException {
        var textes = new TreeMap<String, String>();
        recueillir("", new ObjectMapper().readTree(json.replace("\ufeff", "")), textes);
        return textes;
    }

    private static void recueillir(String chemin, JsonNode noeud, Map<String, String> textes) {
        if (noeud.isValueNode()) {
            textes.put(chemin, noeud.asText());
        } else if (noeud.isArray()) {
            for (int rang = 0; rang < noeud.size(); rang++) {
                recueillir(chemin + "/" + rang, noeud.get(rang), textes);
            }
        } else {
            noeud.properties().forEach(champ -> recueillir(chemin + "/" + champ.getKey(), champ.getValue(), textes));
        }
    }

    private static List<String> parametres(String texte) {
        return PARAMETRE
                .matcher(texte)
                .results()
                .map(trouve -> trouve.group().startsWith("{{") ? trouve.group(1) : trouve.group())
                .sorted()
                .toList();
    }

    private static List<String> trouves(Pattern motif, String texte) {
        return motif.matcher(texte).results().map(MatchResult::group).sorted().toList();
    }
}
