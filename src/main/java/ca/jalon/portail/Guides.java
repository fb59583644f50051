package ca.jalon.portail;

import ca.jalon.dossier.Intentions;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * Fait lire dans l'application les guides de {@code docs/}, tels qu'ils sont écrits pour le dépôt ; ceux du dossier
 * {@code jalon.guides} passent devant.
 *
 * <p>Un lien {@code lien:nom} mène à l'adresse que donne l'établissement de la personne (organisations.yaml), un lien
 * {@code demarrer:processus?champ=CODE} au formulaire de départ de ce processus, où ces champs et le seul établissement de la
 * personne sont déjà remplis.
 */
@Controller
class Guides {

    private static final String DE_L_ETABLISSEMENT = "lien:";
    private static final String DEPART = "demarrer:";

    private final Map<Guide, Document> pages = new LinkedHashMap<>();
    private final Annuaire annuaire;
    private final Organisations organisations;
    private final Intentions intentions;

    Guides(
            Annuaire annuaire,
            Organisations organisations,
            Intentions intentions,
            @Value("${jalon.guides:}") String dossier) {
        this.annuaire = annuaire;
        this.organisations = organisations;
        this.intentions = intentions;
        Parser lecteur = Parser.builder().build();
        HtmlRenderer redacteur = HtmlRenderer.builder().escapeHtml(true).build();
        for (Guide guide : annonces()) {
            try (Reader texte =
                    new InputStreamReader(fichier(dossier, guide).getInputStream(), StandardCharsets.UTF_8)) {
                pages.put(guide, situer(redacteur.render(lecteur.parseReader(texte))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static List<Guide> annonces() {
        try (InputStream entree = new ClassPathResource("guides.yaml").getInputStream()) {
            return new YAMLMapper().readValue(entree, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tous, dans l'ordre où ils se proposent. */
    Set<Guide> tous() {
        return pages.keySet();
    }

    private static Resource fichier(String dossier, Guide guide) {
        String nom = "guide-" + guide.nom() + ".md";
        Resource sien = new FileSystemResource(Path.of(dossier, nom));
        return !dossier.isEmpty() && sien.exists() ? sien : new ClassPathResource("guides/" + nom);
    }

    /** Les liens du dépôt deviennent ceux de l'application. */
    private static Document situer(String html) {
        Document page = Jsoup.parseBodyFragment(html);
        page.outputSettings().prettyPrint(false);
        for (Element lien : page.select("a[href]")) {
            String adresse = lien.attr("href");
            // guide-pilote.md, dans le dépôt, est ici la page voisine « pilote ».
            lien.attr("href", adresse.replaceFirst("^guide-(\\w+)\\.md", "$1"));
        }
        return page;
    }

    @GetMapping("/guides/{nom}")
    String guide(@PathVariable String nom, Authentication personne, Model page) {
        Guide guide = guide(nom);
        page.addAttribute("guide", guide);
        page.addAttribute("guides", tous());
        page.addAttribute("contenu", pour(annuaire.groupes(personne.getName()), nom, pages.get(guide)));
        return "guide";
    }

    /** Les adresses de son établissement ; ce qu'il n'a pas donné reste en toutes lettres, sans mener nulle part. */
    private String pour(Collection<String> groupes, String nom, Document guide) {
        Map<String, String> adresses = organisations.liens(Annuaire.organisations(groupes));
        Document page = guide.clone();
        for (Element lien : page.select("a[href^=" + DE_L_ETABLISSEMENT + "]")) {
            mener(
                    lien,
                    adresses.get(lien.attr("href").substring(DE_L_ETABLISSEMENT.length())),
                    "Votre établissement n’a pas encore donné ce lien.");
        }
        Elements departs = departs(page);
        for (int rang = 0; rang < departs.size(); rang++) {
            mener(
                    departs.get(rang),
                    organisations.demarre(groupes, depart(departs.get(rang))[0])
                            ? "/guides/%s/departs/%d".formatted(nom, rang)
                            : null,
                    "Votre rôle n’ouvre pas ce formulaire.");
        }
        return page.body().html();
    }

    private static void mener(Element lien, String adresse, String sinon) {
        if (adresse == null) {
            lien.tagName("span").clearAttributes().attr("title", sinon);
        } else {
            lien.attr("href", adresse);
        }
    }

    private static Elements departs(Document guide) {
        return guide.select("a[href^=" + DEPART + "]");
    }

    /** Le processus qu'un lien démarre, et ce qu'il sait déjà de la réponse, s'il en sait. */
    private static String[] depart(Element lien) {
        return lien.attr("href").substring(DEPART.length()).split("\\?", 2);
    }

    /** Ouvre ce que démarre un lien du guide ; ce qui s'y remplit d'avance est écrit dans le guide, jamais dans l'adresse. */
    @GetMapping("/guides/{nom}/departs/{rang}")
    String demarrer(@PathVariable String nom, @PathVariable int rang, Authentication personne) {
        Elements departs = departs(pages.get(guide(nom)));
        Set<String> groupes = annuaire.groupes(personne.getName());
        if (rang < 0 || rang >= departs.size() || !organisations.demarre(groupes, depart(departs.get(rang))[0])) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String[] depart = depart(departs.get(rang));
        Map<String, String> reponses = new LinkedHashMap<>(Intentions.lire(depart.length == 1 ? null : depart[1]));
        Collection<String> siennes = Annuaire.organisations(groupes);
        if (siennes.size() == 1) {
            reponses.put("codeEtablissement", siennes.iterator().next());
        }
        intentions.retenir(personne.getName(), depart[0], new Intentions.Intention(null, reponses));
        return "redirect:/camunda/app/tasklist/default/#/?processStart=" + depart[0];
    }

    private Guide guide(String nom) {
        return tous().stream()
                .filter(candidat -> candidat.nom().equals(nom))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
