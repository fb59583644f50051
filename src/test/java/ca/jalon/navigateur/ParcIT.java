package ca.jalon.navigateur;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Un coordonnateur de CCT lit l'échéancier, les contrats et le parc de son territoire : à l'écran et au téléphone. */
@EssaiSpring
class ParcIT {

    @LocalServerPort
    int port;

    private final Navigateur navigateur = new Navigateur();

    @AfterEach
    void fermer() {
        navigateur.close();
    }

    @Test
    void les_echeances_et_le_parc_se_lisent_et_une_acquisition_se_demande() {
        String adresse = "http://localhost:" + port;
        for (int largeur : new int[] {1280, 390}) {
            Page page = navigateur.page(largeur, 844);
            new TasklistPage(page, adresse).seConnecter("coord.chum");
            for (String nom : List.of(
                    "contrats", "contrats/echeancier", "contrats/CT-0001", "parc", "parc/AC-0003", "environnements")) {
                Ecran.lire(page, adresse + "/" + nom, nom.replace('/', '-') + "-" + largeur);
            }
            page.navigate(adresse + "/contrats/echeancier");
            page.locator(".echeancier a").first().click();
            assertThat(page.url()).contains("/contrats/CT-");

            Page sienne = navigateur.page(largeur, 844);
            TasklistPage tasklist = new TasklistPage(sienne, adresse).seConnecter("pilote.techno");
            sienne.navigate(adresse + "/camunda/app/tasklist/default/#/?processStart=acquerir");
            tasklist.depart().locator(".fjs-form").waitFor();
            Ecran.visiter(sienne, "acquisition-" + largeur);
        }
    }
}
