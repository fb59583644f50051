package ca.jalon.navigateur;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import ca.jalon.Portefeuille;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Contrast;
import com.microsoft.playwright.options.Media;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Un directeur et une pilote devant leurs listes et leur tableau de bord : à l'écran, au téléphone, sans script, imprimés. */
@EssaiSpring
class TableauIT {

    private static final List<String> PAGES =
            List.of("projets", "soutien", "risques", "services", "decisions", "suppleances", "enjeux", "tableau");

    private static boolean rempli;
    private static String enjeu;

    @LocalServerPort
    int port;

    @Autowired
    Portefeuille portefeuille;

    @Autowired
    ManagementService gestion;

    private String adresse;
    private Navigateur navigateur;

    @BeforeEach
    void ouvrir() {
        adresse = "http://localhost:" + port;
        navigateur = new Navigateur();
        if (!rempli) {
            rempli = true;
            portefeuille.remplir(96, 60, 7);
            enjeu = consignerUnEnjeu();
        }
    }

    /** Un enjeu que le CNCOT a déjà commenté. */
    private String consignerUnEnjeu() {
        Banc banc = new Banc(port, gestion);
        String numero = banc.demarrer("remonter-enjeu", "pilote.clinique", banc.exemple("enjeu"))
                .corps()
                .path("businessKey")
                .asText();
        JsonNode avis = banc.taches(numero).stream()
                .filter(tache -> banc.titulaires(tache).contains("cncot"))
                .findFirst()
                .orElseThrow();
        banc.prendre(avis, "cncot");
        banc.envoyer(avis, "cncot", banc.exemple("avis-enjeu"));
        return numero;
    }

    @AfterEach
    void fermer() {
        navigateur.close();
    }

    @Test
    void chaque_page_se_lit_a_l_ecran_au_telephone_dans_le_noir_et_imprimee() {
        for (int largeur : new int[] {1280, 390}) {
            Page page = navigateur.page(largeur, 844);
            new TasklistPage(page, adresse).seConnecter("sous.ministre");
            for (String nom : PAGES) {
                page.navigate(adresse + "/" + nom);
                Ecran.visiter(page, "liste-" + nom + "-" + largeur);
                entiere(page, "liste-" + nom + "-" + largeur + "-entiere");
                assertThat(debordement(page)).as(nom + " à " + largeur).isLessThanOrEqualTo(0);
            }
            page.navigate(adresse + "/dossiers/" + enjeu);
            Ecran.visiter(page, "dossier-enjeu-" + largeur);
            entiere(page, "dossier-enjeu-" + largeur + "-entiere");
            assertThat(debordement(page)).isLessThanOrEqualTo(0);
            page.navigate(adresse + "/projets?niveau=LOCAL&retard=OUI&q=tele");
            Ecran.visiter(page, "liste-filtree-" + largeur);
            page.navigate(adresse + "/projets?q=introuvable");
            Ecran.visiter(page, "liste-vide-" + largeur);
            page.navigate(adresse + "/tableau");
            page.locator(".graphique details").first().click();
            entiere(page, "tableau-chiffres-" + largeur);
        }
        Page page = navigateur.page(1280, 844);
        new TasklistPage(page, adresse).seConnecter("sous.ministre");
        for (String nom : List.of("projets", "tableau")) {
            page.navigate(adresse + "/" + nom);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            Ecran.visiter(page, "noir-" + nom);
            entiere(page, "noir-" + nom);
            page.emulateMedia(new Page.EmulateMediaOptions().setContrast(Contrast.MORE));
            Ecran.visiter(page, "contraste-" + nom);
            page.emulateMedia(new Page.EmulateMediaOptions()
                    .setColorScheme(ColorScheme.LIGHT)
                    .setContrast(Contrast.NO_PREFERENCE)
                    .setMedia(Media.PRINT));
            entiere(page, "imprime-" + nom);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        }
    }

    @Test
    void un_chiffre_ouvre_sa_liste_que_l_on_filtre_trie_et_emporte() throws Exception {
        Page page = navigateur.page(1280, 900);
        new TasklistPage(page, adresse).seConnecter("sous.ministre");
        page.navigate(adresse + "/tableau");
        Locator tuile = page.locator(".tuile", new Page.LocatorOptions().setHasText("Projets en retard"));
        String nombre = tuile.locator("strong").innerText();
        tuile.locator("a").click();
        assertThat(page.locator(".bilan span").innerText()).isEqualTo(nombre);
        assertThat(page.locator(".puces").innerText()).contains("En retard");

        page.getByLabel("Niveau", new Page.GetByLabelOptions().setExact(true)).selectOption("LOCAL");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Appliquer les filtres"))
                .click();
        assertThat(page.url()).contains("niveau=LOCAL", "retard=OUI");
        String filtres = page.locator(".bilan span").innerText();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Autorisé"))
                .click();
        assertThat(page.url()).contains("tri=autorise", "niveau=LOCAL");
        Download fichier =
                page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("CSV"))
                        .click());
        assertThat(Files.readAllLines(fichier.path())).hasSize(Integer.parseInt(filtres) + 1);
    }

    @Test
    void sans_script_on_cherche_filtre_et_change_de_page() {
        Page page = navigateur.page(1280, 900, Navigateur.QUEBEC, false);
        page.navigate(adresse + "/connexion");
        page.locator("#username").fill("sous.ministre");
        page.locator("#password").fill("jalon");
        page.locator("button[type=submit]").last().click();
        page.navigate(adresse + "/projets");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Page suivante"))
                .click();
        assertThat(page.url()).endsWith("/projets?page=2");
        page.locator("#q").fill("TELE soins L'ESTRIE");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Chercher"))
                .click();
        assertThat(page.locator("main").innerText()).contains("« TELE soins L'ESTRIE »");
    }

    private static void entiere(Page page, String nom) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/captures", nom + ".png")));
    }

    private static int debordement(Page page) {
        return (Integer) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
    }
}
