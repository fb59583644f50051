package ca.jalon.navigateur;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import ca.jalon.dossier.Brouillons;
import ca.jalon.dossier.Brouillons.Objet;
import ca.jalon.navigateur.Formulaires.Essai;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Rien de ce qu'une personne écrit ne se perd, et chaque bouton dit ce qu'il attend ou ce qu'il a fait. */
@EssaiSpring
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GestesIT {

    private static final String COMPTE = "charge.projet";
    private static final Essai ESSAI = Formulaires.saisie();
    private static final Pattern ENREGISTRE = Pattern.compile("Enregistré à\\s\\d{1,2}\\sh\\s\\d\\d");
    private static final String GARDE = "Ce que vous avez écrit est gardé";

    /** Ce qui manque à une réponse vide, dans l'ordre de l'écran. */
    private static final String[] REQUIS = {"Somme", "Mot", "Jour"};

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine moteur;

    @Autowired
    Brouillons brouillons;

    private final Random rythme = new Random(3);
    private Navigateur navigateur;
    private Page page;
    private Poste poste;

    @BeforeAll
    void ouvrir() {
        Formulaires.deployer(List.of(ESSAI), COMPTE, moteur);
        navigateur = new Navigateur();
    }

    @AfterEach
    void fermerLaPage() {
        page.context().close();
    }

    @AfterAll
    void fermer() {
        navigateur.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void un_brouillon_se_retrouve_ailleurs_et_s_en_va_avec_l_envoi(int largeur) {
        installer(largeur);
        String instance = poste.ouvrirTache(ESSAI, Map.of("mot", "Avant", "somme", 12, "jour", "2027-03-14"));
        String tache = tache(instance);
        taper("mot", "Pendant");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        new Clavier(page).taper("Commencé ici, ", rythme);
        attendreEnregistre();
        assertThat((String) page.evaluate("() => JSON.stringify({ ...localStorage, ...sessionStorage })"))
                .doesNotContain("camunda-form", "Commencé");
        Ecran.visiter(page, "brouillon-enregistre-" + largeur);
        // Où que l'on soit dans le formulaire, la barre reste à l'écran, sous l'en-tête.
        entree("fin").scrollIntoViewIfNeeded();
        BoundingBox barre = page.locator(".jalon-saisie").boundingBox();
        BoundingBox entete = page.locator("[cam-widget-header]").boundingBox();
        assertThat(barre.y).isBetween(entete.y + entete.height - 1, 844 - barre.height);
        page.context().close();

        installer(largeur);
        poste.rouvrir(instance);
        etat("Vous retrouvez ce que vous aviez écrit à").waitFor();
        assertThat(montre("mot")).isEqualTo("Pendant");
        assertThat(montre("recit")).isEqualTo("Commencé ici, ");
        assertThat(montre("somme"))
                .as("ce qui n'a pas été touché vient du serveur")
                .isEqualTo("12");
        Ecran.visiter(page, "brouillon-retrouve-" + largeur);
        entree("recit").click();
        page.keyboard().press("Control+End");
        new Clavier(page).taper("fini là.", rythme);
        poste.terminer();

        assertThat(poste.recu(instance))
                .containsEntry("mot", "Pendant")
                .containsEntry("recit", "Commencé ici, fini là.");
        assertThat(brouillons.de(COMPTE, Objet.tache(tache))).isEmpty();
        page.getByText("Tâche terminée : Remplir saisie").waitFor();
    }

    @Test
    void personne_d_autre_ne_voit_un_brouillon() {
        installer(1280);
        String instance = poste.ouvrirTache(ESSAI, Map.of("mot", "Avant"));
        taper("mot", "Confidence");
        attendreEnregistre();
        page.context().close();

        page = navigateur.page(1280, 1000);
        poste = new Poste(page, port, moteur, "admin");
        poste.rouvrir(instance);
        assertThat(montre("mot")).isEqualTo("Avant");
        assertThat(page.content()).doesNotContain("Confidence");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Échap", "dehors", "Fermer", "F5"})
    void un_depart_quitte_se_retrouve(String geste) {
        installer(1280);
        Locator depart = depart();
        new Clavier(page).aller(depart.locator("[id$='-champ_mot']")).taper("Un début par " + geste, rythme);
        switch (geste) {
            case "Échap" -> page.keyboard().press("Escape");
            case "dehors" -> page.mouse().click(20, 500);
            case "Fermer" -> bouton(depart, "Fermer").click();
            default -> page.reload();
        }
        if (!geste.equals("F5")) {
            page.getByText(GARDE).waitFor();
            depart.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            depart = depart();
        }
        etat("Vous retrouvez ce que vous aviez écrit à").waitFor();
        assertThat(depart.locator("[id$='-champ_mot']").inputValue()).isEqualTo("Un début par " + geste);

        page.onDialog(demande -> demande.accept());
        depart.getByText("Effacer ce brouillon").click();
        etat("Vous retrouvez").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        assertThat(brouillons.de(COMPTE, Objet.depart(ESSAI.depart()))).isEmpty();
    }

    @Test
    void echap_ferme_le_calendrier_et_non_le_formulaire() {
        installer(1280);
        Locator depart = depart();
        depart.locator("[id$='-champ_jour-date']").click();
        Locator calendrier = depart.locator(".flatpickr-calendar.open");
        calendrier.waitFor();
        page.keyboard().press("Escape");
        calendrier.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        depart.locator("[id$='-champ_mot']").click();
        assertThat(depart.isVisible()).isTrue();
        page.keyboard().press("Escape");
        depart.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        assertThat(page.getByText(GARDE).isVisible()).as("rien n'était écrit").isFalse();
    }

    @Test
    void une_autre_tache_ne_fait_rien_perdre_de_la_premiere() {
        installer(1280);
        String premiere = poste.ouvrirTache(ESSAI, Map.of());
        String seconde = poste.ouvrirTache(ESSAI, Map.of());
        poste.rouvrir(premiere);
        taper("mot", "Laissée en plan");
        page.locator(".tasks-list li.task")
                .filter(new Locator.FilterOptions().setHasText(seconde))
                .click();
        page.locator(".task-details h2").getByText(seconde).waitFor();
        poste.formulaire().waitFor();
        assertThat(montre("mot")).isEmpty();
        poste.rouvrir(premiere);
        etat("Vous retrouvez").waitFor();
        assertThat(montre("mot")).isEqualTo("Laissée en plan");
    }

    @Test
    void un_refus_du_serveur_garde_tout_et_son_message_s_en_va_quand_l_envoi_reussit() {
        installer(1280);
        String instance = poste.ouvrirTache(ESSAI, Map.of("somme", 1, "mot", "Avant", "jour", "2027-03-14"));
        page.route(Pattern.compile(".*/submit-form"), this::refuser);
        taper("recit", "À garder.");
        bouton("Terminer").click();
        page.getByText("Mot : ce mot est déjà pris.").waitFor();
        assertThat(entree("mot").evaluate("e => e === document.activeElement")).isEqualTo(true);
        attendreEnregistre();
        page.unroute(Pattern.compile(".*/submit-form"));

        page.reload();
        etat("Vous retrouvez").waitFor();
        assertThat(montre("recit")).isEqualTo("À garder.");
        page.route(Pattern.compile(".*/submit-form"), this::refuser);
        bouton("Terminer").click();
        page.getByText("Mot : ce mot est déjà pris.").waitFor();
        page.unroute(Pattern.compile(".*/submit-form"));
        poste.terminer();
        page.getByText("Tâche terminée : ").waitFor();
        assertThat(page.getByText("ce mot est déjà pris").count()).isZero();
        assertThat(poste.recu(instance)).containsEntry("recit", "À garder.");
    }

    @Test
    void un_formulaire_intact_n_a_rien_a_enregistrer() {
        installer(1280);
        List<String> enregistres = new ArrayList<>();
        page.onRequest(demande -> {
            if (demande.url().contains("/brouillons/")) {
                enregistres.add(demande.method() + " " + demande.postData());
            }
        });
        // À qui n'a rien écrit, il manque tout.
        poste.ouvrirTache(ESSAI, Map.of());
        bouton("Terminer").click();
        page.locator(".jalon-saisie .fautes").getByText("Somme").waitFor();
        attendreLeRefus();
        assertThat(etat("").textContent()).isEmpty();

        // Tout est prérempli, et le serveur refuse.
        poste.ouvrirTache(ESSAI, Map.of("somme", 1, "mot", "Avant", "jour", "2027-03-14"));
        page.route(Pattern.compile(".*/submit-form"), this::refuser);
        bouton("Terminer").click();
        page.getByText("Mot : ce mot est déjà pris.").waitFor();
        attendreLeRefus();
        assertThat(etat("").textContent()).isEmpty();

        // Écrit puis effacé : l'envoi refusé n'en laisse pas un vieux brouillon.
        taper("recit", "Un mot de trop");
        attendreEnregistre();
        taper("recit", "");
        bouton("Terminer").click();
        attendreLeRefus();
        etat("Enregistré").waitFor();
        assertThat(enregistres).containsExactly("PUT {\"recit\":\"Un mot de trop\"}", "PUT {}");
    }

    /** Le bouton redevient actif une fois le refus traité. */
    private void attendreLeRefus() {
        page.waitForFunction(
                "() => [...document.querySelectorAll('.form-actions .btn-primary')].every(b => !b.disabled)");
    }

    private void refuser(Route envoi) {
        envoi.fulfill(new Route.FulfillOptions()
                .setStatus(400)
                .setContentType("application/json")
                .setBody("{\"type\":\"RefusFormulaire\",\"message\":\"Mot : ce mot est déjà pris.\","
                        + "\"violations\":[{\"champ\":\"mot\",\"libelle\":\"Mot\",\"regle\":\"regle\","
                        + "\"message\":\"ce mot est déjà pris.\"}]}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void le_bouton_dit_ce_qui_manque_et_mene_au_premier_champ(int largeur) {
        installer(largeur);
        String instance = poste.ouvrirTache(ESSAI, Map.of());
        assertThat(poste.formulaire().getByText("Au plus 150 caractères.").count())
                .isEqualTo(1);
        assertThat(poste.formulaire().getByText("De 1 à 60.").count()).isEqualTo(1);
        bouton("Terminer").click();
        Locator fautes = page.locator(".jalon-saisie .fautes");
        fautes.getByText(REQUIS.length + " réponses à corriger avant l’envoi").waitFor();
        assertThat(fautes.locator("li").allInnerTexts())
                .containsExactly(Arrays.stream(REQUIS)
                        .map(champ -> champ + "\u00a0: Ce champ est obligatoire.")
                        .toArray(String[]::new));
        assertThat(entree("somme").evaluate("e => e === document.activeElement"))
                .isEqualTo(true);
        Ecran.visiter(page, "fautes-" + largeur);

        fautes.getByText("Jour").click();
        assertThat(entree("jour").evaluate("e => e === document.activeElement")).isEqualTo(true);
        new Clavier(page).taper("2027-03-15", rythme);
        taper("somme", "12");
        taper("mot", "Fin");
        // Sans quitter le champ : sa réponse retenue fait disparaître les fautes, et remonter le bouton.
        bouton("Terminer").click();
        poste.quitter();
        assertThat(poste.recu(instance)).containsEntry("mot", "Fin").containsEntry("jour", "2027-03-15");
    }

    @Test
    void un_clic_qui_deplace_la_page_compte_quand_meme() {
        installer(1280);
        String instance = poste.ouvrirTache(ESSAI, Map.of("somme", 1, "jour", "2027-03-14"));
        bouton("Terminer").click();
        page.locator(".jalon-saisie .fautes").getByText("Mot").waitFor();
        entree("mot").click();
        page.keyboard().type("Dernier mot");
        bouton("Terminer").hover();
        // Le doigt se relève après que la page a bougé.
        page.mouse().down();
        page.waitForFunction("() => !document.querySelector('.fjs-has-errors')");
        page.evaluate("() => document.querySelector('.task-details .fjs-form').style.marginTop = '200px'");
        page.mouse().up();
        poste.quitter();
        assertThat(poste.recu(instance)).containsEntry("mot", "Dernier mot");
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void le_calendrier_ne_couvre_pas_le_champ_suivant(int largeur) {
        installer(largeur);
        poste.ouvrirTache(ESSAI, Map.of());
        entree("jour").click();
        Locator calendrier = page.locator(".flatpickr-calendar.open");
        calendrier.waitFor();
        Ecran.visiter(page, "calendrier-" + largeur);
        BoundingBox place = calendrier.boundingBox();
        BoundingBox suivant = entree("jourLibre").boundingBox();
        assertThat(suivant.y).isGreaterThanOrEqualTo(place.y + place.height);
        assertThat(place.x + place.width).isLessThanOrEqualTo(largeur);
        calendrier
                .getByText("17", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(montre("jour")).endsWith("-17");
        entree("jour").click();
        calendrier.waitFor();
        entree("jourLibre").click();
        assertThat(entree("jourLibre").evaluate("e => e === document.activeElement"))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void ce_que_tasklist_offre_autour_de_sa_tache_marche_en_francais(int largeur) {
        installer(largeur);
        poste.ouvrirTache(ESSAI, Map.of());
        for (String refuse : List.of("Fixer un suivi", "Fixer une échéance", "Ajouter des groupes")) {
            assertThat(page.getByText(refuse).isVisible()).as(refuse).isFalse();
        }
        page.getByText("Commenter").click();
        Locator fenetre = page.locator(".modal-content");
        fenetre.locator("textarea").waitFor();
        Ecran.visiter(page, "commentaire-" + largeur);
        assertThat(bouton(fenetre, "Fermer").isVisible()).isTrue();
        fenetre.locator("textarea").fill("À revoir avec l’équipe.");
        bouton(fenetre, "Enregistrer").click();
        fenetre.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));

        page.locator(".task-details").getByText("Historique").click();
        page.locator(".history-pane").getByText("À revoir avec l’équipe.").waitFor();
        Ecran.visiter(page, "historique-" + largeur);
        page.locator(".task-details").getByText("Diagramme").click();
        page.locator(".diagram-pane svg .djs-element.highlight").first().waitFor();
        Ecran.visiter(page, "diagramme-" + largeur);
    }

    @Test
    void une_session_qui_finit_previent_puis_ramene_ou_l_on_etait() {
        installer(1280);
        page.clock().install();
        Locator depart = depart();
        depart.locator("[id$='-champ_mot']").click();
        page.keyboard().type("Avant la pause");
        page.clock().runFor(2000);
        attendreEnregistre();

        page.clock().fastForward("56:00");
        page.clock().runFor(6000);
        Locator rester = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Rester"));
        rester.waitFor();
        assertThat(page.locator("dialog h2").innerText())
                .matches("Votre session prend fin à \\d{1,2}\u00a0h\u00a0\\d\\d");
        Ecran.visiter(page, "session-qui-finit");
        rester.click();
        page.clock().runFor(6000);
        assertThat(depart.isVisible()).isTrue();

        page.clock().fastForward("01:01:00");
        page.clock().runFor(6000);
        page.waitForURL(Pattern.compile("/connexion"));
        new TasklistPage(page, "").remplirConnexion(COMPTE);
        page.clock().runFor(3000);
        depart.locator(".fjs-form").waitFor();
        assertThat(depart.locator("[id$='-champ_mot']").inputValue()).isEqualTo("Avant la pause");
        page.clock().runFor(3000);
        effacer(Objet.depart(ESSAI.depart()));
    }

    @Test
    void une_session_perdue_en_ecrivant_ne_perd_rien() {
        installer(1280);
        String instance = poste.ouvrirTache(ESSAI, Map.of("somme", 1, "jour", "2027-03-14"));
        page.context().clearCookies();
        // La session manque à l'enregistrement, au milieu d'une phrase : la fenêtre n'en prend pas la fin.
        page.waitForResponse(reponse -> reponse.status() == 401, () -> taper("mot", "Écrit"));
        new Clavier(page).taper(" sans session", rythme);
        Locator connecter = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Me connecter"));
        connecter.waitFor();
        Ecran.visiter(page, "session-perdue");
        Page autre = page.context().waitForPage(connecter::click);
        new TasklistPage(autre, "").remplirConnexion(COMPTE);
        autre.close();
        page.bringToFront();
        page.evaluate("() => window.dispatchEvent(new Event('focus'))");
        page.locator("dialog").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        attendreEnregistre();
        assertThat(montre("mot")).isEqualTo("Écrit sans session");
        poste.terminer();
        assertThat(poste.recu(instance)).containsEntry("mot", "Écrit sans session");
    }

    @Test
    void une_session_perdue_ramene_a_la_tache() {
        installer(1280);
        String instance = poste.ouvrirTache(ESSAI, Map.of());
        taper("mot", "Déjà gardé");
        attendreEnregistre();
        page.context().clearCookies();
        page.reload();
        assertThat(page.url()).contains("/connexion");
        new TasklistPage(page, "").remplirConnexion(COMPTE);
        page.locator(".task-details h2").getByText(instance).waitFor();
        poste.formulaire().waitFor();
        assertThat(montre("mot")).isEqualTo("Déjà gardé");

        // De même quand Tasklist s'en aperçoit seul.
        page.context().clearCookies();
        page.waitForURL(Pattern.compile("/connexion"));
        new TasklistPage(page, "").remplirConnexion(COMPTE);
        page.locator(".task-details h2").getByText(instance).waitFor();
    }

    @Test
    void une_page_de_connexion_ouverte_avant_un_arret_sert_encore() {
        page = navigateur.page(1280, 1000);
        page.navigate("http://localhost:" + port + "/connexion");
        // Un arrêt a tout oublié de cette page, jetons compris.
        page.context().clearCookies();
        new TasklistPage(page, "").remplirConnexion(COMPTE);
        assertThat(page.url()).doesNotContain("connexion");
        page.getByText("Bonjour").or(page.getByText("Mes tâches")).first().waitFor();
    }

    private void installer(int largeur) {
        page = largeur < 500 ? navigateur.telephone() : navigateur.page(largeur, 1000);
        poste = new Poste(page, port, moteur, COMPTE);
    }

    private Locator depart() {
        page.navigate("http://localhost:" + port + "/departs/" + ESSAI.depart());
        Locator depart = page.locator(".modal-dialog");
        depart.locator(".fjs-form").waitFor();
        return depart;
    }

    private String tache(String instance) {
        return moteur.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    private void effacer(Objet objet) {
        brouillons.retirer(COMPTE, objet);
    }

    /** Quitte le champ : ce qui y est écrit est retenu, puis enregistré. */
    private void attendreEnregistre() {
        page.keyboard().press("Tab");
        page.locator(".jalon-saisie .etat").getByText(ENREGISTRE).waitFor();
    }

    private Locator etat(String debut) {
        return page.locator(".jalon-saisie .etat").getByText(debut);
    }

    private static JsonNode champ(String cle) {
        return ESSAI.champ(cle);
    }

    private Locator entree(String cle) {
        return poste.saisie().entree(champ(cle)).first();
    }

    private String montre(String cle) {
        return poste.saisie().montre(champ(cle));
    }

    private void taper(String cle, String texte) {
        entree(cle).click();
        page.keyboard().press("Control+A");
        page.keyboard().press("Delete");
        new Clavier(page).taper(texte, rythme);
    }

    private Locator bouton(String nom) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(nom).setExact(true));
    }

    private static Locator bouton(Locator dans, String nom) {
        return dans.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(nom).setExact(true));
    }
}
