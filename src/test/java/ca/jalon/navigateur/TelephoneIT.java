package ca.jalon.navigateur;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import ca.jalon.navigateur.Formulaires.Essai;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Sur un téléphone : ce qui se touche est assez large pour un pouce, et l'on voit d'abord de quoi il s'agit. */
@EssaiSpring
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelephoneIT {

    private static final String COMPTE = "charge.projet";
    private static final Essai ESSAI = Formulaires.saisie();
    private static final Essai DECISION = Formulaires.tous().stream()
            .filter(essai -> essai.nom().equals("decision-approbation"))
            .findFirst()
            .orElseThrow();

    /** Le pouce (WCAG 2.5.5). */
    private static final int POUCE = 44;

    /** Là où un formulaire commence, au plus, sous un titre de deux lignes. */
    private static final int DEBUT = 220;

    /** Les liens, boutons et champs trop petits ; un lien dans une phrase suit sa ligne. */
    private static final String TROP_PETITS = """
            (pouce) => [...document.querySelectorAll('header a, nav a, main a, button, select, input, textarea, summary')]
              .filter((e) => e.checkVisibility() && e.type !== 'hidden' && !e.matches('.saut'))
              .filter((e) => ![...e.parentElement.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
              .map((e) => [e, (e.closest('label') ?? e).getBoundingClientRect()])
              .filter(([, { width, height }]) => Math.round(width) < pouce || Math.round(height) < pouce)
              .map(([e, { width, height }]) => `${e.outerHTML.slice(0, 120)} : ${width} sur ${height}`)""";

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine moteur;

    private Navigateur navigateur;
    private Page page;
    private Poste poste;

    @BeforeAll
    void ouvrir() {
        Formulaires.deployer(List.of(ESSAI, DECISION), COMPTE, moteur);
        navigateur = new Navigateur();
        page = navigateur.telephone();
        poste = new Poste(page, port, moteur, COMPTE);
    }

    @AfterAll
    void fermer() {
        navigateur.close();
    }

    @Test
    void tout_ce_qui_se_touche_dans_un_formulaire_a_la_taille_d_un_pouce() {
        poste.ouvrirTache(ESSAI, Map.of());
        List<String> petits = new ArrayList<>();
        mesurer(
                petits,
                ".fjs-form :is(.fjs-input, .fjs-textarea, .fjs-taglist-input):not([type=radio], [type=checkbox])");
        mesurer(petits, ".fjs-form .fjs-select-display");
        mesurer(petits, ".fjs-form label:has(> input)");
        mesurer(petits, ".fjs-number-arrow-container button");
        mesurer(petits, ".task-card .nav-tabs a");
        mesurer(petits, ".task-details .createCommentLink");
        mesurer(petits, ".task-details .unclaim");
        mesurer(petits, ".form-actions button");

        // Le calendrier tient à l'écran, et chaque jour sous le pouce.
        entree("jour").tap();
        mesurer(petits, ".flatpickr-calendar.open .flatpickr-day");
        mesurer(petits, ".flatpickr-calendar.open :is(.flatpickr-prev-month, .flatpickr-next-month)");
        mesurer(petits, ".flatpickr-calendar.open :is(.flatpickr-monthDropdown-months, .cur-year)");
        BoundingBox calendrier = page.locator(".flatpickr-calendar.open").boundingBox();
        assertThat(calendrier.x).isNotNegative();
        assertThat(calendrier.x + calendrier.width).isLessThanOrEqualTo(390);
        assertThat(page.locator(".flatpickr-calendar.open .flatpickr-day")
                        .nth(7)
                        .boundingBox()
                        .x)
                .as("sept jours par semaine")
                .isEqualTo(page.locator(".flatpickr-calendar.open .flatpickr-day")
                        .first()
                        .boundingBox()
                        .x);
        page.locator(".flatpickr-calendar.open .flatpickr-day").nth(10).tap();

        entree("heure").tap();
        mesurer(petits, ".fjs-timepicker .fjs-dropdownlist-item");
        page.locator(".fjs-timepicker .fjs-dropdownlist-item").first().tap();

        poste.saisie().repondre(ESSAI.champ("suite"), "ARRETER");
        mesurer(petits, ".fjs-select-cross");
        mesurer(petits, ".fjs-select-arrow");
        entree("etiquettes").tap();
        mesurer(petits, ".fjs-dropdownlist-item");
        page.locator(".fjs-dropdownlist-item").first().tap();
        mesurer(petits, ".fjs-taglist-tag-remove");
        // La liste, restée ouverte, ne couvre pas le champ suivant.
        entree("fin").tap();

        Doigt.presser(page.locator(".form-actions .btn-primary"));
        mesurer(petits, ".jalon-saisie .fautes a");
        page.reload();
        mesurer(petits, ".jalon-saisie .btn-link");
        assertThat(petits).isEmpty();
    }

    @Test
    void le_titre_l_echeance_et_le_debut_du_formulaire_se_voient_d_abord() {
        Map<String, Object> variables = new HashMap<>(DECISION.contexte());
        String instance = poste.ouvrirTache(DECISION, variables);
        Task tache = moteur.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult();
        String titre = "P1-2026-ciusss-emtl-001 · Autoriser le jalon ; " + instance.substring(0, 8);
        tache.setName(titre);
        tache.setDueDate(Date.from(Instant.parse("2027-03-15T16:00:00Z")));
        moteur.getTaskService().saveTask(tache);
        page.reload();
        Locator nom = page.locator(".task-details h2").getByText(titre);
        nom.waitFor();
        poste.formulaire().waitFor();

        assertThat(nom.boundingBox().y).isBetween(45.0, 60.0);
        Locator echeance = page.locator(".task-details .due-date");
        assertThat((String) echeance.evaluate("e => [...e.querySelectorAll('.view-value > span')]"
                        + ".flatMap((s) => [getComputedStyle(s, '::before').content, getComputedStyle(s, '::after').content])"
                        + ".join(' ')"))
                .contains("Date d’échéance", "lundi 15 mars 2027");
        assertThat(echeance.boundingBox().y + echeance.boundingBox().height).isLessThan(DEBUT);
        assertThat(poste.formulaire().boundingBox().y).isLessThanOrEqualTo(DEBUT);
        // De quel jalon et de quelle autorité il s'agit se lit dès l'ouverture.
        Locator enjeu = poste.formulaire().getByText("·").first();
        assertThat(enjeu.boundingBox().y).isLessThan(844 / 2);
        // Le dossier se lit en entier à la demande : la décision ne s'y cherche pas.
        assertThat(poste.formulaire().getByText("Le dossier est affiché ici").isVisible())
                .isFalse();
        assertThat(poste.formulaire()
                        .getByText("La décision", new Locator.GetByTextOptions().setExact(true))
                        .boundingBox()
                        .y)
                .isLessThan(2 * 844);
        Ecran.visiter(page, "telephone-tache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/projets", "/tableau", "/soutien", "/guides/pilote"})
    void nos_pages_se_touchent_du_pouce(String adresse) {
        page.navigate("http://localhost:" + port + adresse);
        assertThat((List<?>) page.evaluate(TROP_PETITS, POUCE)).isEmpty();
    }

    private void mesurer(List<String> petits, String cibles) {
        page.locator(cibles).first().waitFor();
        for (Locator cible : page.locator(cibles).all()) {
            BoundingBox boite = cible.boundingBox();
            if (boite != null && (Math.round(boite.width) < POUCE || Math.round(boite.height) < POUCE)) {
                petits.add("%s : %.0f sur %.0f".formatted(cibles, boite.width, boite.height));
            }
        }
    }

    private Locator entree(String cle) {
        return poste.saisie().entree(ESSAI.champ(cle)).first();
    }
}
