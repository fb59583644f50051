package ca.jalon.navigateur;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** Une personne choisit comment Jalon lui écrit, de l'accueil, à l'écran et au téléphone. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "jalon.courriel.informations=RESUME")
@ActiveProfiles({"demo", "test"})
class CourrielsIT {

    @LocalServerPort
    int port;

    @Autowired
    ManagementService gestion;

    private final Navigateur navigateur = new Navigateur();

    @AfterEach
    void fermer() {
        navigateur.close();
    }

    @Test
    void chacun_choisit_comment_jalon_lui_ecrit() {
        String adresse = "http://localhost:" + port;
        Banc banc = new Banc(port, gestion);
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_autoriserJalon");
        banc.envoyerAvis();
        for (int largeur : new int[] {1280, 390}) {
            Page page = navigateur.page(largeur, 844);
            new TasklistPage(page, adresse).seConnecter("pilote.clinique");
            page.navigate(adresse + "/");
            page.getByText("Choisir comment Jalon m’écrit").click();
            voir(page, "mes-courriels-" + largeur);
            assertThat(page.locator("main").innerText()).contains(numero);
            String heure = largeur == 1280 ? "12" : "18";
            page.getByLabel("Pas de courriel ; je regarde l’accueil").check();
            page.getByLabel("Heure de mon résumé").selectOption(heure);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Retenir"))
                    .click();
            assertThat(page.locator("[role=status]").innerText()).contains("C’est retenu");
            assertThat(page.getByLabel("Heure de mon résumé").inputValue()).isEqualTo(heure);
            voir(page, "mes-courriels-retenus-" + largeur);
            page.close();
        }
    }

    private static void voir(Page page, String nom) {
        Ecran.visiter(page, nom);
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target/captures", nom + "-entiere.png")));
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
                .as(nom)
                .isLessThanOrEqualTo(0);
    }
}
