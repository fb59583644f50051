package ca.jalon.avis;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.avis.Gabarits.Courriel;
import ca.jalon.organisation.MotsEssai;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.web.util.HtmlUtils;

/** Chaque courriel a un exemple, se lit sans image, dit pourquoi il est reçu ; tous se voient dans une galerie. */
class GabaritsTest {

    private static final Path GABARITS = Path.of("src/main/resources/courriels");
    private static final Path EXEMPLES = Path.of("src/test/resources/courriels");
    private static final Path GALERIE = Path.of("target/galerie/courriels.html");
    private static final String ADRESSE = "https://jalon.exemple.qc.ca";
    private static final String CADRE = "avis/cadre";

    /** Ce que le cadre ou l'envoi fournit : le reste vient des données de l'avis, donc de l'exemple. */
    private static final Set<String> FOURNIES = Set.of("adresse");

    /** Nommée par le gabarit lui-même. */
    private static final Pattern LOCALE = Pattern.compile("th:(?:each|with)=\"(\\w+)");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)");

    private final Gabarits gabarits = new Gabarits(ADRESSE, MotsEssai.libelles());

    @Test
    void chaque_gabarit_a_son_exemple() throws IOException {
        assertThat(noms(EXEMPLES, ".json")).isEqualTo(noms(GABARITS, ".html"));
    }

    @Test
    void chaque_gabarit_a_sa_sorte() throws IOException {
        assertThat(new Sortes().toutes().keySet()).isEqualTo(noms(GABARITS, ".html"));
    }

    @TestFactory
    Stream<DynamicTest> l_exemple_montre_tout_le_courriel() throws IOException {
        return parModele((modele, donnees) -> {
            Set<String> variables = new TreeSet<>();
            String gabarit = Files.readString(GABARITS.resolve(modele + ".html"));
            VARIABLE.matcher(gabarit).results().forEach(trouvee -> variables.add(trouvee.group(1)));
            LOCALE.matcher(gabarit).results().forEach(trouvee -> variables.remove(trouvee.group(1)));
            variables.removeAll(FOURNIES);
            variables.removeAll(donnees.keySet());
            assertThat(variables).as("variables absentes de l'exemple").isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> un_courriel_se_suffit() throws IOException {
        return parModele((modele, donnees) -> {
            Courriel courriel = gabarits.rediger(modele, donnees);

            assertThat(courriel.sujet()).startsWith(donnees.get("numero") + " — ");
            var page = Jsoup.parse(courriel.html());
            assertThat(page.select("img, script, link, style:not([media])")).isEmpty();
            assertThat(page.select("style").outerHtml())
                    .as("sombre et contraste fort restent une feuille, qui prime sur ce qui est posé")
                    .contains("prefers-color-scheme: dark", "prefers-contrast: more", "!important");
            assertThat(page.select("html").attr("lang")).isEqualTo("fr-CA");
            assertThat(page.select(".geste a").attr("href")).startsWith(ADRESSE + "/");
            assertThat(page.select(".geste a").attr("style")).contains("background");
            assertThat(page.text()).doesNotContain("null").doesNotContain("…");
            assertThat(courriel.texte())
                    .contains((String) donnees.get("numero"))
                    .contains("Vous recevez")
                    .contains(page.select(".geste a").attr("href"))
                    .doesNotContain("<");
        });
    }

    @TestFactory
    Stream<DynamicTest> ce_qui_manque_n_est_pas_montre() throws IOException {
        return parModele((modele, donnees) -> {
            for (String facultative : Set.of("titre", "motif", "conditions", "montant", "consigne", "suivant")) {
                Map<String, Object> partielles = new TreeMap<>(donnees);
                if (partielles.remove(facultative) != null) {
                    assertThat(gabarits.rediger(modele, partielles).texte()).doesNotContain("null");
                }
            }
        });
    }

    @Test
    void une_valeur_de_plusieurs_lignes_les_garde_en_texte() {
        Courriel courriel = gabarits.rediger(
                "soutien/question-demandeur", Map.of("numero", "SO-2026-0001", "motif", "Depuis quand ?\nEt où ?"));

        assertThat(courriel.texte()).contains("Question : Depuis quand ?\nEt où ?");
    }

    @Test
    void la_galerie_montre_chaque_courriel() throws IOException {
        StringBuilder galerie = new StringBuilder("""
                <!DOCTYPE html>
                <html lang="fr-CA"><head><meta charset="UTF-8"><title>Courriels de Jalon</title><style>
                body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem }
                section { display: grid; grid-template-columns: 3fr 2fr; gap: 1rem; margin-bottom: 2rem }
                h2 { grid-column: 1 / -1; margin: 0; font-size: 1.1rem }
                iframe { width: 100%; height: 42rem; border: 1px solid #d5dde3 }
                pre { white-space: pre-wrap; margin: 0; padding: 1rem; border: 1px solid #d5dde3 }
                </style></head><body><h1>Courriels de Jalon</h1>
                """);
        for (String modele : noms(GABARITS, ".html")) {
            Courriel courriel = gabarits.rediger(modele, exemple(modele));
            galerie.append(
                    "<section><h2>%s<br>%s</h2><iframe title=\"%s\" srcdoc=\"%s\"></iframe><pre>%s</pre></section>%n"
                            .formatted(
                                    modele,
                                    HtmlUtils.htmlEscape(courriel.sujet(), "UTF-8"),
                                    modele,
                                    HtmlUtils.htmlEscape(courriel.html(), "UTF-8"),
                                    HtmlUtils.htmlEscape(courriel.texte(), "UTF-8")));
        }
        Files.createDirectories(GALERIE.getParent());
        Files.writeString(GALERIE, galerie.append("</body></html>\n"));
        assertThat(Jsoup.parse(GALERIE).select("iframe"))
                .hasSize(noms(GABARITS, ".html").size());
    }

    @FunctionalInterface
    private interface Verification {
        void verifier(String modele, Map<String, Object> donnees) throws IOException;
    }

    private static Stream<DynamicTest> parModele(Verification verification) throws IOException {
        return noms(GABARITS, ".html").stream()
                .map(modele -> DynamicTest.dynamicTest(modele, () -> verification.verifier(modele, exemple(modele))));
    }

    private static Map<String, Object> exemple(String modele) throws IOException {
        return new ObjectMapper()
                .readValue(
                        EXEMPLES.resolve(modele + ".json").toFile(), new TypeReference<TreeMap<String, Object>>() {});
    }

    private static Set<String> noms(Path racine, String suffixe) throws IOException {
        try (Stream<Path> fichiers = Files.walk(racine)) {
            Set<String> noms = new TreeSet<>();
            fichiers.filter(fichier -> fichier.toString().endsWith(suffixe))
                    .map(fichier -> racine.relativize(fichier).toString().replace('\\', '/'))
                    .map(nom -> nom.substring(0, nom.length() - suffixe.length()))
                    .filter(nom -> !nom.equals(CADRE))
                    .forEach(noms::add);
            return noms;
        }
    }
}
