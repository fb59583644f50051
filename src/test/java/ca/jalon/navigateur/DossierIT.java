package ca.jalon.navigateur;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import ca.jalon.registre.Depots;
import ca.jalon.registre.EtatsAvancement;
import ca.jalon.registre.EtatsAvancement.Etat;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Le dossier d'un projet et ses papiers, à l'écran, au téléphone et imprimés ; un départ y commence, le projet déjà choisi. */
@EssaiSpring
class DossierIT {

    @Autowired
    ManagementService gestion;

    @Autowired
    Depots depots;

    @Autowired
    EtatsAvancement etats;

    @LocalServerPort
    int port;

    private String preparer() {
        Banc banc = new Banc(port, gestion);
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.decider("DO", "RETOUR_POUR_COMPLEMENT");
        banc.jusque(numero, "userTask_produireDossierOpportunite");
        banc.faire(numero, "userTask_produireDossierOpportunite");
        banc.jusque(numero, "userTask_produireDossierOpportunite");
        banc.repondre(
                "dossier-opportunite",
                Map.of(
                        "couts",
                        149456.5,
                        "risquesPrincipaux",
                        "Couverture cellulaire inégale, roulement des infirmières."));
        banc.faire(numero, "userTask_produireDossierOpportunite");
        banc.jusque(numero, "userTask_produireDossierAffaires");
        banc.agir("suivre-risque", "pilote.clinique", Map.of("projet", numero));
        int avancement = 12;
        for (String mois : List.of("06", "07", "08", "09")) {
            long depot = depots.deposer(numero, "ETAT_AVANCEMENT", "État " + mois, null)
                    .id();
            etats.deposer(new Etat(
                    numero,
                    "2026-" + mois + "-01",
                    "2026-" + mois + "-28",
                    avancement,
                    mois.equals("08") ? "JAUNE" : "VERT",
                    mois.equals("09") ? "ROUGE" : "VERT",
                    "VERT",
                    new BigDecimal("96500.00"),
                    new BigDecimal("1240.35").multiply(new BigDecimal(avancement)),
                    depot,
                    "charge.projet",
                    null,
                    null));
            avancement += 19;
        }
        return numero;
    }

    @Test
    void un_dossier_se_lit_partout() {
        String numero = preparer();
        String adresse = "http://localhost:" + port;
        try (Navigateur navigateur = new Navigateur()) {
            try {
                for (int largeur : List.of(1280, 390)) {
                    Page page = navigateur.page(largeur, 900);
                    new TasklistPage(page, adresse).seConnecter("pilote.clinique");
                    page.navigate(adresse + "/projets/" + numero);
                    Ecran.visiter(page, "dossier-" + largeur);
                    page.locator(".schema summary").click();
                    Ecran.visiter(page, "schema-" + largeur);
                    entier(page, "dossier-" + largeur + "-entier");
                    page.locator(".journal a", new Page.LocatorOptions().setHasText("Comparer"))
                            .first()
                            .click();
                    assertThat(page.locator("h1").innerText()).contains("versions 1 et 2");
                    Ecran.visiter(page, "comparer-" + largeur);
                    page.goBack();
                    page.locator("#t-papiers ~ table a").first().click();
                    Ecran.visiter(page, "papier-" + largeur);
                    page.getByText("Vérifier").click();
                    Ecran.visiter(page, "verifier-" + largeur);
                    assertThat(page.locator("main").innerText()).contains("son contenu n’a pas changé");
                }
                imprimer(navigateur, adresse, numero);
                joindre(navigateur, adresse, numero);
                demarrer(navigateur, adresse, numero);
            } catch (RuntimeException | AssertionError e) {
                navigateur.photographierTout("dossier");
                throw e;
            }
        }
    }

    /** La page entière, sans défilement de côté. */
    private static void entier(Page page, String nom) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/captures", nom + ".png")));
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                .as(nom)
                .isEqualTo(true);
    }

    private static void imprimer(Navigateur navigateur, String adresse, String numero) {
        Page page = navigateur.page(816, 1056);
        new TasklistPage(page, adresse).seConnecter("pilote.clinique");
        page.navigate(adresse + "/projets/" + numero);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        entier(page, "dossier-imprime");
    }

    private static void joindre(Navigateur navigateur, String adresse, String numero) {
        Page page = navigateur.page(1280, 900);
        new TasklistPage(page, adresse).seConnecter("pilote.clinique");
        page.navigate(adresse + "/projets/" + numero);
        page.setInputFiles("#fichier", Path.of("docs/images/avis.png"));
        page.getByText("Joindre", new Page.GetByTextOptions().setExact(true)).click();
        page.getByText("La pièce est jointe au dossier.").waitFor();
        Ecran.visiter(page, "pieces");
        page.setInputFiles("#fichier", Path.of("README.md"));
        page.getByText("Joindre", new Page.GetByTextOptions().setExact(true)).click();
        page.getByText("La pièce n’est pas jointe").waitFor();
        Ecran.visiter(page, "piece-refusee");
    }

    private static void demarrer(Navigateur navigateur, String adresse, String numero) {
        Page page = navigateur.page(1280, 900);
        TasklistPage tasklist = new TasklistPage(page, adresse).seConnecter("pilote.clinique");
        page.navigate(adresse + "/projets/" + numero);
        page.getByText("Signaler un risque ou un point en suspens").click();
        tasklist.depart().locator(".fjs-form").waitFor();
        page.waitForFunction(
                "numero => [...document.querySelectorAll('.modal-dialog input')].some((e) => e.value.startsWith(numero))",
                numero);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/captures/dossier-depart.png")));
    }
}
