package ca.jalon.navigateur;

import static ca.jalon.navigateur.TasklistPage.cocher;
import static ca.jalon.navigateur.TasklistPage.remplir;
import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.Banc.Reponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** D'un téléphone, au clavier seul, dans l'une ou l'autre langue, jusqu'à la sortie. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "jalon.courriel.dossier=" + PourTousIT.COURRIELS)
@ActiveProfiles({"demo", "test"})
class PourTousIT {

    static final String COURRIELS = "target/courriels-pour-tous";

    private static final ZoneId QUEBEC = ZoneId.of("America/Toronto");
    private static final String FICHE = "fiche-local-soins-de-plaies";

    @LocalServerPort
    int port;

    @Autowired
    ManagementService gestion;

    @Autowired
    TaskService taches;

    private Banc banc;
    private String adresse;
    private Navigateur navigateur;

    @BeforeEach
    void ouvrir() {
        banc = new Banc(port, gestion);
        adresse = "http://localhost:" + port;
        navigateur = new Navigateur();
    }

    @AfterEach
    void fermer() {
        navigateur.close();
    }

    @Test
    void un_dirigeant_decide_d_un_telephone_depuis_son_courriel() throws Exception {
        String numero = banc.demarrerExemple(FICHE);
        banc.jusque(numero, "userTask_autoriserJalon");
        banc.envoyerAvis();
        JsonNode tache = banc.tache(numero, "userTask_autoriserJalon");
        Page telephone = navigateur.telephone();
        TasklistPage dirigeant = new TasklistPage(telephone, adresse);

        // Le courriel s'ouvre sans être connecté : la connexion ramène à la décision, déjà prise.
        telephone.navigate(adresse + lienDuCourriel("dirigeant@exemple.qc.ca", tache));
        dirigeant.visiter("telephone-connexion");
        dirigeant.remplirConnexion("dirigeant");
        Locator formulaire = dirigeant.formulaire();
        assertThat(debordement(telephone)).as("défilement horizontal").isZero();
        assertThat(telephone.locator(".column-right").boundingBox().y)
                .as("la tâche est en haut de l'écran")
                .isLessThan(100);
        cocher(formulaire, "Autoriser");
        remplir(formulaire, "Date de la décision", LocalDate.now(QUEBEC).toString());
        telephone.keyboard().press("Tab");
        remplir(formulaire, "Montant autorisé", "148500");
        cocher(formulaire, "Absence de conflit de rôle");
        formulaire
                .getByLabel("Autoriser", new Locator.GetByLabelOptions().setExact(true))
                .scrollIntoViewIfNeeded();
        dirigeant.visiter("telephone-decision");
        dirigeant.terminer();
        assertThat(taches.createTaskQuery().taskId(tache.path("id").asText()).count())
                .isZero();

        telephone.navigate(adresse + "/");
        dirigeant.visiter("telephone-accueil");
        assertThat(debordement(telephone)).as("défilement horizontal").isZero();

        // Le même courriel, ouvert après coup.
        telephone.navigate(adresse + lienDuCourriel("dirigeant@exemple.qc.ca", tache));
        dirigeant.visiter("tache-indisponible");
        assertThat(telephone.locator("main").innerText()).contains("n’est plus ouverte");
    }

    @Test
    void une_absence_et_une_decision_au_clavier_seul() {
        String numero = banc.demarrerExemple(FICHE);
        banc.jusque(numero, "userTask_autoriserJalon");
        String tache = banc.tache(numero, "userTask_autoriserJalon").path("id").asText();
        Page page = navigateur.page(1280, 900);
        page.navigate(adresse);
        Clavier clavier = new Clavier(page);

        // La page place elle-même le curseur, un instant après s'être ouverte.
        page.locator("#username:focus").waitFor();
        clavier.ecrire("dirigeant").presser("Tab").ecrire("jalon").presser("Enter");
        clavier.aller(lien(page, "Déclarer une absence")).presser("Enter");
        Locator absence = new TasklistPage(page, adresse).depart();
        clavier.aller(champ(absence, "Personne qui vous supplée"))
                .presser("ArrowDown")
                .presser("Enter")
                .presser("Tab");
        clavier.aller(champ(absence, "Premier jour d’absence"))
                .ecrire(LocalDate.now(QUEBEC).plusDays(30).toString())
                .presser("Tab");
        clavier.aller(champ(absence, "Dernier jour d’absence"))
                .ecrire(LocalDate.now(QUEBEC).plusDays(44).toString())
                .presser("Tab");
        clavier.aller(champ(absence, "Rôles confiés")).presser("ArrowDown").presser("Enter");
        clavier.aller(champ(absence, "Motif")).ecrire("Vacances");
        Ecran.visiter(page, "absence");
        clavier.aller(bouton(absence, "Démarrer")).presser("Enter");
        absence.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));

        clavier.aller(lien(page, "Accueil")).presser("Enter");
        clavier.aller(lien(page, "Autoriser le jalon")).presser("Enter");
        TasklistPage tasklist = new TasklistPage(page, adresse);
        Locator formulaire = tasklist.formulaire();
        clavier.presser("Control+Alt+f");
        clavier.aller(formulaire.getByLabel("Autoriser", new Locator.GetByLabelOptions().setExact(true)))
                .presser("Space");
        clavier.aller(champ(formulaire, "Date de la décision"))
                .ecrire(LocalDate.now(QUEBEC).toString())
                .presser("Tab");
        clavier.aller(champ(formulaire, "Montant autorisé")).ecrire("148500");
        clavier.aller(champ(formulaire, "Absence de conflit de rôle")).presser("Space");
        clavier.aller(bouton(page.locator(".task-details"), "Terminer"));
        Response reponse =
                page.waitForResponse(recue -> recue.url().endsWith("/submit-form"), () -> clavier.presser("Enter"));
        assertThat(reponse.status()).isEqualTo(204);
        assertThat(taches.createTaskQuery().taskId(tache).count()).isZero();
    }

    @Test
    void le_francais_est_la_avant_que_l_ecran_ne_s_ouvre() {
        Page page = navigateur.page(1280, 900);
        new TasklistPage(page, adresse).seConnecter("dirigeant");
        // Camunda demande lui-même son fichier de langue, sans l'attendre : ici, la réponse ne vient jamais.
        page.route("**/locales/fr.json*", demande -> {
            if (demande.request().resourceType().equals("fetch")) {
                demande.resume();
            }
        });
        page.navigate(adresse + "/camunda/app/tasklist/default/");
        page.getByPlaceholder("Filtrer les tâches").first().waitFor();
        assertThat(page.locator("body").innerHTML()).doesNotContain("SEARCH_PLACEHOLDER", "CREATION_DATE");
    }

    @Test
    void le_francais_revient_apres_l_anglais_et_la_sortie_ne_laisse_rien() {
        Page page = navigateur.page(1280, 900);
        TasklistPage tasklist = new TasklistPage(page, adresse).seConnecter("pilote.clinique");
        Locator formulaire = tasklist.commencer("Déclarer une absence");
        bouton(formulaire, "Fermer").click();

        page.getByText("English").click();
        page.getByText("Start process").first().waitFor();
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
        page.getByText("Français").click();
        page.getByText("Démarrer un processus").first().waitFor();
        assertThat(page.getByText("Créer une tâche").isVisible()).isFalse();

        page.getByText("Démarrer un processus").first().click();
        tasklist.visiter("processus");
        page.locator(".modal-dialog").getByText("Déclarer une absence").click();
        formulaire = tasklist.depart();
        bouton(formulaire, "Démarrer").click();
        formulaire.getByText("Ce champ est obligatoire.").first().waitFor();
        tasklist.visiter("absence-fautes");
        bouton(formulaire, "Fermer").click();
        // Ce que Tasklist fait d'un formulaire enregistré, ou resté ouvert quand la session échoit.
        page.evaluate("() => localStorage.setItem('camunda-form:undefined', '{\"motif\":\"Brouillon\"}')");

        page.getByText("Geneviève Hébert").first().click();
        page.getByText("Se déconnecter").click();
        page.waitForURL(Pattern.compile("/connexion"));
        tasklist.visiter("sortie");
        assertThat((String) page.evaluate("() => JSON.stringify({ ...localStorage })"))
                .doesNotContain("Brouillon");
        page.navigate(adresse + "/camunda/app/tasklist/default/");
        assertThat(page.url()).endsWith("/connexion");

        tasklist.remplirConnexion("pilote.clinique");
        page.navigate(adresse + "/camunda/app/welcome/default/");
        page.getByText("Changer le mot de passe").first().waitFor();
        tasklist.visiter("profil");
    }

    @Test
    void une_demande_de_soutien_et_le_niveau_qui_la_recoit() throws IOException {
        TasklistPage intervenant = new TasklistPage(navigateur.page(1280, 900), adresse).seConnecter("pilote.clinique");
        intervenant.commencer("Demander du soutien");
        intervenant.visiter("demande-soutien");

        deposerDemande();
        Page page = navigateur.page(1280, 900);
        TasklistPage niveau1 = new TasklistPage(page, adresse).seConnecter("pilote.clinique");
        niveau1.suivre("Tâches").choisirFiltre("Soutien : mon niveau");
        page.locator(".tasks-list .task").first().waitFor();
        niveau1.visiter("soutien-niveau");
    }

    /** L'aide-mémoire se garde près de l'écran : deux feuilles, pas une de plus (R-238 à R-253). */
    @Test
    void l_aide_memoire_de_la_teleconsultation_tient_sur_deux_feuilles() throws IOException {
        Page page = navigateur.page(1280, 900);
        new TasklistPage(page, adresse).seConnecter("intervenant").visiter("accueil-intervenant");
        page.navigate(adresse + "/guides/teleconsultation");
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target/captures/guide-teleconsultation.png")));
        byte[] feuilles = page.pdf(
                new Page.PdfOptions().setFormat("Letter").setPath(Path.of("target/captures/aide-memoire.pdf")));
        try (PDDocument imprime = Loader.loadPDF(feuilles)) {
            assertThat(imprime.getNumberOfPages()).isLessThanOrEqualTo(2);
        }
        page.setViewportSize(390, 844);
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target/captures/guide-teleconsultation-390.png")));
        assertThat(debordement(page)).isZero();
    }

    private void deposerDemande() throws IOException {
        JsonNode exemple = new ObjectMapper()
                .readTree(Path.of("src/test/resources/demandes/soutien-question-clinique.json")
                        .toFile());
        Map<String, Object> variables = new HashMap<>();
        exemple.path("demande")
                .properties()
                .forEach(champ -> variables.put(champ.getKey(), Map.of("value", champ.getValue())));
        variables.put("depuis", Map.of("value", LocalDate.now(QUEBEC).toString()));
        Reponse reponse = banc.appeler(
                "POST",
                "/engine-rest/process-definition/key/soutien-telesante/submit-form",
                exemple.path("demarrePar").asText(),
                Map.of("variables", variables));
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
    }

    /** Chemin du lien de la tâche dans le courriel que cette personne a reçu. */
    private static String lienDuCourriel(String destinataire, JsonNode tache) throws Exception {
        Pattern lien =
                Pattern.compile("/taches/" + Pattern.quote(tache.path("id").asText()));
        try (Stream<Path> fichiers = Files.list(Path.of(COURRIELS))) {
            for (Path fichier : fichiers.toList()) {
                try (InputStream contenu = Files.newInputStream(fichier)) {
                    MimeMessage courriel = new MimeMessage(null, contenu);
                    Matcher trouve = lien.matcher(texte(courriel.getContent()));
                    if (List.of(courriel.getAllRecipients()).toString().contains(destinataire) && trouve.find()) {
                        return trouve.group();
                    }
                }
            }
        }
        throw new AssertionError("Aucun courriel à " + destinataire + " ne mène à " + lien);
    }

    private static String texte(Object contenu) throws Exception {
        if (!(contenu instanceof Multipart parties)) {
            return contenu.toString();
        }
        StringBuilder texte = new StringBuilder();
        for (int rang = 0; rang < parties.getCount(); rang++) {
            BodyPart partie = parties.getBodyPart(rang);
            texte.append(texte(partie.getContent()));
        }
        return texte.toString();
    }

    private static int debordement(Page page) {
        return (Integer) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
    }

    private static Locator lien(Page page, String nom) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(nom))
                .first();
    }

    private static Locator bouton(Locator ou, String nom) {
        return ou.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(nom).setExact(true));
    }

    private static Locator champ(Locator formulaire, String libelle) {
        return TasklistPage.champ(formulaire, libelle);
    }
}
