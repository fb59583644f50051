package ca.jalon.navigateur;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Le manuel s'écrit section par section : on le laisse, on y revient, un collègue prend la suite. */
@EssaiSpring
class SectionsIT {

    private static final String PORTEE = "Les dix-huit points de service de l’est ; l’urgence n’en est pas.";

    @LocalServerPort
    int port;

    @Autowired
    ManagementService gestion;

    @Test
    void le_manuel_s_ecrit_par_sections_et_passe_d_une_personne_a_l_autre() {
        String adresse = "http://localhost:" + port;
        Banc banc = new Banc(port, gestion)
                .repondre(
                        "evaluer-envergure",
                        Map.of("complexiteTechnologique", "ELEVEE", "changementOrganisationnel", "ELEVE"));
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_redigerManuel");
        String tache = adresse + "/camunda/app/tasklist/default/#/?task="
                + banc.tache(numero, "userTask_redigerManuel").path("id").asText();
        try (Navigateur navigateur = new Navigateur()) {
            Page page = navigateur.page(1280, 900);
            TasklistPage charge = new TasklistPage(page, adresse).seConnecter("charge.projet");
            page.navigate(tache);
            bilan(page).getByText("Section 1 sur 9").waitFor();
            Locator lignes = page.locator(".jalon-sections li");
            assertThat(lignes.filter(new Locator.FilterOptions().setHasText("L’organisation")))
                    .hasText(Pattern.compile("[345] à remplir"));
            charge.visiter("manuel-sections");
            aller(page, "Le mandat");
            champ(page, "mandat").fill("Soigner les plaies à domicile, à distance, dans l’est.");
            champ(page, "portee").fill(PORTEE);
            aller(page, "L’organisation");
            assertThat(champ(page, "portee").isVisible()).isFalse();
            champ(page, "structureGouvernance").fill("Un comité directeur, deux comités de travail.");
            bouton(page, "Enregistrer et revenir plus tard").click();
            page.locator(".task-details .fjs-form").waitFor(detache());

            page.navigate(tache);
            page.getByText("Vous retrouvez ce que vous aviez écrit").waitFor();
            aller(page, "L’organisation");
            assertThat(champ(page, "structureGouvernance")).hasValue("Un comité directeur, deux comités de travail.");
            // Tout envoyer mène à la première réponse qui manque, dans sa section.
            bouton(page, "Terminer").click();
            page.locator(".jalon-saisie .fautes li").first().waitFor();
            assertThat(page.locator(".jalon-saisie .fautes li").count()).isGreaterThan(5);
            Locator derniere = page.locator(".jalon-saisie .fautes a").last();
            String manquante = derniere.textContent();
            derniere.click();
            assertThat(page.locator(".fjs-form-field:not([data-jalon-hors-section]) label")
                            .filter(new Locator.FilterOptions()
                                    .setHasText(manquante)
                                    .setVisible(true)))
                    .hasCount(1);
            charge.visiter("manuel-fautes");
            page.locator(".task-details button.unclaim").click();
            bouton(page, "Prendre").waitFor();
            charge.visiter("manuel-remis");

            Page autre = navigateur.page(390, 844);
            TasklistPage conseiller = new TasklistPage(autre, adresse).seConnecter("conseiller.clinique");
            autre.navigate(tache);
            conseiller.prendre();
            autre.getByText(Pattern.compile("Vous retrouvez ce que .+ avait écrit"))
                    .waitFor();
            autre.locator(".jalon-sections summary").click();
            conseiller.visiter("manuel-sections-telephone");
            aller(autre, "Le mandat");
            assertThat(champ(autre, "portee")).hasValue(PORTEE);
        }
    }

    private static Locator.WaitForOptions detache() {
        return new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED);
    }

    private static Locator bilan(Page page) {
        return page.locator(".jalon-sections summary");
    }

    private static void aller(Page page, String section) {
        page.locator(".jalon-sections li button")
                .getByText(section, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private static Locator bouton(Page page, String nom) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(nom));
    }

    private static Locator champ(Page page, String cle) {
        return page.locator("[id$='-champ_" + cle + "']");
    }
}
