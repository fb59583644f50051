package ca.jalon.portail;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Fait lire dans l'application les guides de {@code docs/}, tels qu'ils sont écrits pour le dépôt. */
@Controller
class Guides {

    private final Map<Guide, String> pages = new EnumMap<>(Guide.class);

    Guides() {
        Parser lecteur = Parser.builder().build();
        HtmlRenderer redacteur = HtmlRenderer.builder()
                .attributeProviderFactory(contexte -> (noeud, balise, attributs) -> {
                    // guide-pilote.md, dans le dépôt, est ici la page voisine « pilote ».
                    if (noeud instanceof Link) {
                        attributs.computeIfPresent(
                                "href", (nom, adresse) -> adresse.replaceFirst("^guide-(\\w+)\\.md", "$1"));
                    }
                })
                .build();
        for (Guide guide : Guide.values()) {
            try (Reader texte = new java.io.InputStreamReader(
                    new ClassPathResource("guides/guide-" + guide.nom() + ".md").getInputStream(),
                    StandardCharsets.UTF_8)) {
                pages.put(guide, redacteur.render(lecteur.parseReader(texte)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @GetMapping("/guides/{nom}")
    String guide(@PathVariable String nom, Model page) {
        Guide guide = Arrays.stream(Guide.values())
                .filter(candidat -> candidat.nom().equals(nom))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("guide", guide);
        page.addAttribute("guides", Guide.values());
        page.addAttribute("contenu", pages.get(guide));
        return "guide";
    }
}
