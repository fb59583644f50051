package ca.jalon.navigateur;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Un pilote relève l'usage d'un service au téléphone, du pouce ; les courbes se lisent à l'écran et au téléphone. */
@EssaiSpring
class UsageIT {

    /** Le pouce (WCAG 2.5.5). */
    private static final int POUCE = 44;

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
    void les_courbes_se_lisent() {
        String adresse = "http://localhost:" + port;
        for (int largeur : new int[] {1280, 390}) {
            Page page = navigateur.page(largeur, 844);
            new TasklistPage(page, adresse).seConnecter("pilote.clinique");
            for (String nom : List.of("usage", "services/SV-0002/usage", "services/SV-0001/usage", "releves")) {
                Ecran.lire(page, adresse + "/" + nom, nom.replace('/', '-') + "-" + largeur);
            }
        }
        Page page = navigateur.page(1280, 844);
        new TasklistPage(page, adresse).seConnecter("pilote.clinique");
        Ecran.lire(page, adresse + "/services/SV-0002/usage", "usage-service");
    }

    @Test
    void un_releve_se_fait_au_pouce() {
        Banc banc = new Banc(port, gestion);
        String numero = banc.demarrer("accompagner-service", "pilote.clinique", Map.of("serviceAccompagne", "SV-0002"))
                .corps()
                .path("businessKey")
                .asText();
        JsonNode fixer = banc.tache(numero, "userTask_fixerIndicateurs");
        banc.prendre(fixer, "pilote.clinique");
        banc.envoyer(fixer, "pilote.clinique", banc.exemple("indicateurs-service"));
        gestion.createJobQuery()
                .processInstanceId(fixer.path("processInstanceId").asText())
                .timers()
                .list()
                .forEach(minuterie -> gestion.executeJob(minuterie.getId()));
        JsonNode tache = banc.tache(numero, "userTask_saisirReleve");
        banc.prendre(tache, "pilote.clinique");

        String adresse = "http://localhost:" + port;
        Page page = navigateur.telephone();
        TasklistPage tasklist = new TasklistPage(page, adresse).seConnecter("pilote.clinique");
        page.navigate(adresse + "/camunda/app/tasklist/default/#/?task="
                + tache.path("id").asText());
        Locator formulaire = page.locator(".task-details .fjs-form");
        formulaire.getByText("17 le").first().waitFor();
        long debut = System.nanoTime();
        Map<String, String> chiffres = Map.of(
                "Établissements opérationnels", "2",
                "Utilisateurs actifs", "28",
                "Cas traités", "38",
                "Personnes formées", "26",
                "Satisfaction", "8,2");
        chiffres.forEach((question, chiffre) -> {
            Locator champ = formulaire
                    .locator(".fjs-form-field-number")
                    .filter(new Locator.FilterOptions().setHasText(question))
                    .locator("input")
                    .first();
            BoundingBox boite = champ.boundingBox();
            assertThat(Math.round(boite.height)).as(question).isGreaterThanOrEqualTo(POUCE);
            Doigt.ecrire(champ, chiffre);
        });
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/captures", "releve-390-rempli.png")));
        Ecran.visiter(page, "releve-390");
        page.locator(".form-actions .btn-primary").tap();
        tasklist.quitter();
        assertThat((System.nanoTime() - debut) / 1e9).as("secondes").isLessThan(60);
        assertThat(banc.taches(numero)).isEmpty();
        page.navigate(adresse + "/services/SV-0002/usage");
        assertThat(page.locator("main").innerText()).contains("38 pour une cible de 40");
    }
}
