package ca.jalon.navigateur;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import ca.jalon.soutien.BancSoutien;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Contrast;
import com.microsoft.playwright.options.Media;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Ce qui se voit autrement qu'à l'écran clair : sombre, contraste fort, papier ; et les pages d'un dossier de toute nature. */
@EssaiSpring
class AspectIT {

    @LocalServerPort
    int port;

    @Autowired
    ManagementService gestion;

    private String adresse;
    private Banc banc;

    /** Tasklist et Cockpit suivent qui lit en sombre ou en contraste fort. */
    @Test
    void les_applications_web_ont_un_sombre_et_un_contraste_fort() throws IOException {
        preparer();
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        JsonNode tache = banc.taches(numero).get(0);
        Map<String, String> ecrans = new LinkedHashMap<>();
        ecrans.put(
                "tasklist",
                "/camunda/app/tasklist/default/#/?task=" + tache.path("id").asText());
        ecrans.put("cockpit", "/camunda/app/cockpit/default/#/dashboard");
        ecrans.put(
                "cockpit-instance",
                "/camunda/app/cockpit/default/#/process-instance/"
                        + tache.path("processInstanceId").asText() + "/runtime");
        try (Navigateur navigateur = new Navigateur()) {
            Page page = navigateur.page(1280, 900);
            new TasklistPage(page, adresse).seConnecter("admin");
            for (Map.Entry<String, String> ecran : ecrans.entrySet()) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
                page.navigate(adresse + ecran.getValue());
                page.locator("[cam-widget-header] .app-switch").waitFor();
                Ecran.rapporter(page, ecran.getKey() + "-clair");
                assertThat(clarte(page)).as(ecran.getKey()).isGreaterThan(0.6);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                Ecran.rapporter(page, ecran.getKey() + "-sombre");
                assertThat(clarte(page)).as(ecran.getKey() + ", sombre").isLessThan(0.35);
                page.emulateMedia(new Page.EmulateMediaOptions()
                        .setColorScheme(ColorScheme.LIGHT)
                        .setContrast(Contrast.MORE));
                Ecran.rapporter(page, ecran.getKey() + "-contraste");
                assertThat(page.evaluate("() => getComputedStyle(document.body).color"))
                        .isEqualTo("rgb(0, 0, 0)");
                page.emulateMedia(new Page.EmulateMediaOptions().setContrast(Contrast.NO_PREFERENCE));
            }
        }
    }

    /** La clarté moyenne de ce qui est affiché, de 0 à 1. */
    private static double clarte(Page page) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
        double somme = 0;
        int points = 0;
        for (int y = 0; y < image.getHeight(); y += 7) {
            for (int x = 0; x < image.getWidth(); x += 7) {
                int point = image.getRGB(x, y);
                somme += ((point >> 16 & 255) + (point >> 8 & 255) + (point & 255)) / 765.0;
                points++;
            }
        }
        return somme / points;
    }

    /** Chaque page d'un dossier, d'une instance, d'un registre se lit de tous, à l'écran, au pouce et sur papier. */
    @Test
    void les_pages_des_dossiers_se_lisent_a_l_ecran_et_sur_papier() {
        preparer();
        Map<String, String> lues = new LinkedHashMap<>();
        String projet = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(projet, "userTask_produireDossierAffaires");
        String enjeu = depart("remonter-enjeu", "enjeu");
        String demande =
                new BancSoutien(port, gestion).deposer("intervenant", BancSoutien.demande("soutien-question-clinique"));
        assertThat(banc.demarrer("planifier-rencontres", "coord.chum", banc.exemple("annee-instance"))
                        .statut())
                .isEqualTo(200);
        lues.put("nature", "/dossiers/" + enjeu);
        lues.put("nature-pieces", "/dossiers/" + demande + "/pieces");
        lues.put("demande", "/soutien/" + demande);
        lues.put("projet", "/projets/" + projet);
        lues.put("decision", "/projets/" + projet + "/papiers/decision-1");
        lues.put("instance", "/instances/ctcot.chum");
        lues.put("calendriers", "/calendriers");
        lues.put("portefeuille", "/projets");
        lues.put("tableau", "/tableau");
        lues.put("service", "/services/SV-0002");
        lues.put("planification", "/planification/2027");
        lues.put("comite", "/comites/ciusss-emtl");
        lues.put("courriels", "/mes-courriels");
        List<String> larges = new ArrayList<>();
        try (Navigateur navigateur = new Navigateur()) {
            for (int largeur : List.of(1280, 390)) {
                Page page = navigateur.page(largeur, 900);
                new TasklistPage(page, adresse).seConnecter("admin");
                lues.forEach((nom, chemin) -> {
                    Ecran.lire(page, adresse + chemin, "aspect-" + nom + "-" + largeur);
                    if (largeur == 1280) {
                        imprimer(page, nom, larges);
                    }
                });
            }
        }
        assertThat(larges).as("déborde de la feuille").isEmpty();
    }

    /** Sur une feuille de lettre, rien de ce qui se presse ne s'imprime et rien n'en déborde. */
    private static void imprimer(Page page, String nom, List<String> larges) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.setViewportSize(703, 900);
        assertThat(page.locator("header nav, main button, .gestes, .exports").all().stream()
                        .filter(element -> element.isVisible())
                        .toList())
                .as(nom)
                .isEmpty();
        if ((Integer) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth") > 0) {
            larges.add(nom);
        }
        page.pdf(new Page.PdfOptions().setFormat("Letter").setPath(Path.of("target/captures/papier-" + nom + ".pdf")));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.setViewportSize(1280, 900);
    }

    private void preparer() {
        banc = new Banc(port, gestion);
        adresse = "http://localhost:" + port;
    }

    private String depart(String processus, String exemple) {
        Banc.Reponse reponse = banc.demarrer(processus, "pilote.clinique", banc.exemple(exemple));
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        return reponse.corps().path("businessKey").asText();
    }
}
