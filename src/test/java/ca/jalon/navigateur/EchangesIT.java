package ca.jalon.navigateur;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Une question et sa réponse ; une pièce jointe depuis une tâche, et le retour à la tâche. */
@EssaiSpring
class EchangesIT {

    @Autowired
    ManagementService gestion;

    @LocalServerPort
    int port;

    @Test
    void on_demande_on_repond_on_joint_et_l_on_revient() throws IOException {
        Banc banc = new Banc(port, gestion);
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        JsonNode tache = banc.tache(numero, "userTask_analyserFiche");
        String adresse = "http://localhost:" + port;
        try (Navigateur navigateur = new Navigateur()) {
            try {
                Page demande = navigateur.page(1280, 900);
                new TasklistPage(demande, adresse).seConnecter("pilote.clinique");
                demande.navigate(adresse + "/projets/" + numero);
                demande.getByText("Poser une question").first().click();
                Ecran.visiter(demande, "question-poser");
                demande.selectOption("#pour", "pilote.techno");
                demande.fill("#texte", "Les tablettes du site de Rosemont sont-elles comptées ?");
                demande.getByText("Envoyer la question").click();
                demande.getByText("Votre question est envoyée.").waitFor();
                Ecran.visiter(demande, "question-posee");

                Page repond = navigateur.page(390, 844);
                new TasklistPage(repond, adresse).seConnecter("pilote.techno");
                Ecran.lire(repond, adresse + "/", "accueil-on-me-demande-390");
                repond.getByText("Les tablettes du site").click();
                Ecran.visiter(repond, "question-390");
                repond.fill("#texte", "Oui, douze.");
                repond.getByText("Envoyer la réponse").click();
                repond.getByText("Votre réponse est gardée").waitFor();
                Ecran.visiter(repond, "question-repondue-390");
                Ecran.lire(demande, adresse + "/projets/" + numero + "#t-echanges", "dossier-questions");
                assertThat(demande.locator("section[aria-labelledby=t-echanges]")
                                .innerText())
                        .contains("Oui, douze.");

                exporter(demande, adresse);
                depuisUneTache(navigateur, adresse, tache.path("id").asText());
            } catch (RuntimeException | AssertionError e) {
                navigateur.photographierTout("echanges");
                throw e;
            }
        }
    }

    /** Un export court est un lien ordinaire ; un long montre où il en est, et donne le même fichier. */
    private static void exporter(Page page, String adresse) throws IOException {
        page.navigate(adresse + "/projets");
        Download court =
                page.waitForDownload(() -> page.locator(".exports a").first().click());
        page.evaluate("() => { document.querySelector('.exports').dataset.total = 5000; }");
        Download longue =
                page.waitForDownload(() -> page.locator(".exports a").first().click());
        page.getByText("L’export est prêt.").waitFor();
        assertThat(longue.url()).startsWith("blob:");
        assertThat(longue.suggestedFilename())
                .isEqualTo(court.suggestedFilename())
                .endsWith(".csv");
        assertThat(Files.readAllBytes(longue.path())).isEqualTo(Files.readAllBytes(court.path()));
        assertThat(page.locator(".exports progress").count()).isZero();
    }

    private static void depuisUneTache(Navigateur navigateur, String adresse, String tache) {
        Page page = navigateur.page(1280, 900);
        new TasklistPage(page, adresse).seConnecter("pilote.clinique");
        page.navigate(adresse + "/taches/" + tache);
        page.getByText("Joindre une pièce au dossier").click();
        page.getByText("Vous venez d’une tâche").waitFor();
        page.setInputFiles("#fichier", Path.of("docs/images/avis.png"));
        page.locator(".joindre button").click();
        page.getByText("La pièce est jointe au dossier.").waitFor();
        Ecran.visiter(page, "piece-depuis-une-tache");
        page.getByText("Revenir à la tâche").click();
        page.getByText("Joindre une pièce au dossier").waitFor();
        assertThat(page.url()).contains("/tasklist/").contains(tache);
        for (String theme : List.of("sombre", "contraste")) {
            page.emulateMedia(new Page.EmulateMediaOptions()
                    .setColorScheme(theme.equals("sombre") ? com.microsoft.playwright.options.ColorScheme.DARK : null)
                    .setContrast(theme.equals("contraste") ? com.microsoft.playwright.options.Contrast.MORE : null));
            page.navigate(adresse + "/projets");
            Ecran.visiter(page, "projets-" + theme);
        }
    }
}
