package ca.jalon.navigateur;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Un pilote lit un service, en demande du soutien ; un dirigeant signe son entente : à l'écran et au téléphone. */
@EssaiSpring
class RepertoireIT {

    @LocalServerPort
    int port;

    @Autowired
    ManagementService gestion;

    @Autowired
    JdbcClient base;

    private final Navigateur navigateur = new Navigateur();

    @AfterEach
    void fermer() {
        navigateur.close();
    }

    /** L'entente d'un service, que deux dirigeants ont à signer ; rend la tâche de celui-ci. */
    private String aSigner(Banc banc, String dirigeant) {
        String numero = banc.demarrer("entente-collaboration", "pilote.clinique", Map.of("serviceEntente", "SV-0002"))
                .corps()
                .path("businessKey")
                .asText();
        JsonNode rediger = banc.tache(numero, "userTask_redigerEntente");
        banc.envoyer(rediger, "pilote.clinique", banc.exemple("rediger-entente"));
        JsonNode relire = banc.tache(numero, "userTask_relireEntente");
        banc.prendre(relire, "corridors");
        banc.envoyer(relire, "corridors", banc.exemple("relire-entente"));
        banc.faire(numero, "userTask_accepterSoutien");
        return banc.taches(numero).stream()
                .filter(tache -> banc.titulaires(tache).contains(dirigeant))
                .map(tache -> tache.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    /** Six mois sans confirmation, puis le passage du jour. */
    private void ouvrirLaRevue(String service) {
        base.sql("update jalon.service set confirme_le = timestamp '2020-01-01 00:00:00' where numero = ?")
                .param(service)
                .update();
        gestion.executeJob(gestion.createJobQuery()
                .processDefinitionKey("ouvrir-revues")
                .timers()
                .singleResult()
                .getId());
    }

    @Test
    void le_repertoire_se_lit_et_une_entente_se_signe() {
        String adresse = "http://localhost:" + port;
        Banc banc = new Banc(port, gestion);
        String tache = aSigner(banc, "dirigeant");
        for (int largeur : new int[] {1280, 390}) {
            Page page = navigateur.page(largeur, 844);
            new TasklistPage(page, adresse).seConnecter("pilote.clinique");
            for (String nom : List.of(
                    "services", "services/SV-0001", "services/matrice", "ententes", "mandats", "mandats/carte")) {
                Ecran.lire(page, adresse + "/" + nom, nom.replace('/', '-') + "-" + largeur);
            }
            ouvrirLaRevue("SV-0002");
            page.navigate(adresse + "/services/SV-0002");
            Ecran.visiter(page, "revue-" + largeur);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Rien n’a changé"))
                    .click();
            page.getByText("Fiche confirmée").first().waitFor();
            assertThat(page.getByText("Rien n’a changé").count()).isZero();

            page.navigate(adresse + "/services/SV-0001");
            page.getByText("Demander du soutien").click();
            Locator depart = new TasklistPage(page, adresse).depart();
            depart.locator(".fjs-form").waitFor();
            assertThat(depart.locator("input")
                            .evaluateAll("champs => champs.map(champ => champ.value)")
                            .toString())
                    .contains("Télépathologie : examens extemporanés à distance");

            Page sienne = navigateur.page(largeur, 844);
            TasklistPage tasklist = new TasklistPage(sienne, adresse).seConnecter("dirigeant");
            sienne.navigate(adresse + "/camunda/app/tasklist/default/#/?task=" + tache);
            if (largeur == 1280) {
                tasklist.prendre();
            }
            Locator formulaire = tasklist.formulaire();
            formulaire.getByText("Rôles de chacun").waitFor();
            tasklist.visiter("signer-entente-" + largeur);
            if (largeur == 390) {
                TasklistPage.cocher(formulaire, "Signée");
                TasklistPage.remplir(formulaire, "Où est l’original", "Secrétariat général");
                sienne.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target/captures", "signer-entente-390-rempli.png")));
            }
        }
    }
}
