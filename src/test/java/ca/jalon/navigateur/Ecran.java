package ca.jalon.navigateur;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Ce que l'on exige de chaque écran visité : aucun mot anglais surveillé, aucune faute d'accessibilité ; dans les applications
 * de Camunda, que Jalon ne fait que retoucher, aucune grave ni critique.
 *
 * <p>Sa photo va dans {@code target/captures}, le rapport d'axe dans {@code target/axe}.
 */
final class Ecran {

    private static final Path CAPTURES = Path.of("target/captures");
    private static final Path RAPPORTS = Path.of("target/axe");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AXE = ressource("/axe.min.js");
    private static final Pattern ANGLAIS = motsSurveilles();

    /** WCAG 2.1 AA, ce que le SGQRI 008 prend de WCAG 2.2, et les bonnes pratiques. */
    private static final String ANALYSE = """
            async () => JSON.stringify(await axe.run(document, {
              runOnly: { type: 'tag',
                values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
              resultTypes: ['violations'] }))""";

    /** Ce qui se lit ou s'entend : texte affiché, invites, noms et infobulles ; les passages dits en anglais sont laissés. */
    private static final String TEXTES = """
            () => {
              const visible = (e) => e.checkVisibility() && !e.closest('[lang="en"]');
              const textes = [];
              const parcours = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (parcours.nextNode()) {
                const parent = parcours.currentNode.parentElement;
                if (!['SCRIPT', 'STYLE'].includes(parent.tagName) && visible(parent)) {
                  textes.push(parcours.currentNode.data);
                }
              }
              for (const e of document.querySelectorAll('[placeholder], [title], [aria-label]')) {
                if (visible(e)) {
                  textes.push(...['placeholder', 'title', 'aria-label'].map((a) => e.getAttribute(a) ?? ''));
                }
              }
              return [document.title, ...textes].map((t) => t.replace(/\\s+/g, ' ').trim()).filter(Boolean);
            }""";

    private Ecran() {}

    /** Vérifie et photographie ce qui est affiché. */
    static void visiter(Page page, String nom) {
        List<String> fautes = rapporter(page, nom);
        assertThat(anglais(page)).as("Mots anglais à l'écran « %s »", nom).isEmpty();
        assertThat(fautes).as("Accessibilité de l'écran « %s »", nom).isEmpty();
    }

    /** Photographie et rend les fautes graves, sans les juger : pour les écrans de Camunda que Jalon ne refait pas. */
    static List<String> rapporter(Page page, String nom) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        // Une fenêtre qui s'ouvre en fondu n'a pas encore ses couleurs.
        page.waitForFunction("() => document.getAnimations().every((a) => a.playState !== 'running'"
                + " || a.effect.getComputedTiming().iterations === Infinity)");
        page.screenshot(new Page.ScreenshotOptions().setPath(CAPTURES.resolve(nom + ".png")));
        return fautes(page, nom);
    }

    private static Set<String> anglais(Page page) {
        @SuppressWarnings("unchecked")
        List<String> textes = (List<String>) page.evaluate(TEXTES);
        return textes.stream()
                .flatMap(texte ->
                        ANGLAIS.matcher(texte).results().map(MatchResult::group).map(mot -> mot + " ← " + texte))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> fautes(Page page, String nom) {
        try {
            page.evaluate(AXE);
            JsonNode rapport = JSON.readTree((String) page.evaluate(ANALYSE));
            Files.createDirectories(RAPPORTS);
            Files.writeString(RAPPORTS.resolve(nom + ".json"), rapport.toPrettyString());
            List<String> fautes = new ArrayList<>();
            for (JsonNode regle : rapport.path("violations")) {
                boolean grave = Set.of("serious", "critical")
                        .contains(regle.path("impact").asText());
                if (grave || !page.url().contains("/camunda/")) {
                    regle.path("nodes")
                            .forEach(noeud -> fautes.add("%s : %s — %s"
                                    .formatted(
                                            regle.path("id").asText(),
                                            regle.path("help").asText(),
                                            noeud.path("html").asText())));
                }
            }
            return fautes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pattern motsSurveilles() {
        String mots = ressource("/mots-anglais.txt")
                .lines()
                .filter(ligne -> !ligne.isBlank() && !ligne.startsWith("#"))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile(
                "(?<![\\p{L}\\d@._/’'-])(?:" + mots + ")(?![\\p{L}\\d@_/’'-]|\\.\\p{L})",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String ressource(String nom) {
        try (InputStream entree = Ecran.class.getResourceAsStream(nom)) {
            return new String(entree.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ouvre une page, l'examine comme {@link #visiter}, la photographie entière et exige qu'elle tienne dans sa largeur. */
    static void lire(Page page, String adresse, String nom) {
        page.navigate(adresse);
        visiter(page, nom);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(CAPTURES.resolve(nom + "-entiere.png")));
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
                .as(nom)
                .isLessThanOrEqualTo(0);
    }
}
