package ca.jalon.navigateur;

import static ca.jalon.navigateur.TasklistPage.choisir;
import static ca.jalon.navigateur.TasklistPage.cocher;
import static ca.jalon.navigateur.TasklistPage.remplir;
import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.dossier.Dossiers;
import ca.jalon.registre.Decisions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneId;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** Un pilote saisit la fiche à la main, le dirigeant et le ministre décident, l'administrateur suit dans Cockpit. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"camunda.bpm.job-execution.enabled=true", "jalon.courriel.dossier=target/courriels"})
@ActiveProfiles({"demo", "test"})
class CycleProjetIT {

    /** Fautes qu'un lecteur d'écran ne relierait à aucun champ, ou à un champ qui ne se dit pas fautif. */
    private static final String FAUTES_SANS_CHAMP = """
            () => [...document.querySelectorAll('.fjs-form-field-error')].filter((faute) => {
              const champ = document.querySelector(`[aria-describedby~="${faute.id}"]`);
              return !faute.id || champ?.getAttribute('aria-invalid') !== 'true';
            }).length""";

    @LocalServerPort
    int port;

    @Autowired
    ManagementService gestion;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Decisions decisions;

    @Test
    void de_la_fiche_a_l_autorisation_de_l_opportunite() {
        try (Navigateur navigateur = new Navigateur()) {
            try {
                parcourir(navigateur);
            } catch (RuntimeException | AssertionError e) {
                navigateur.photographierTout("cycle");
                throw e;
            }
        }
    }

    private void parcourir(Navigateur navigateur) {
        String adresse = "http://localhost:" + port;

        Page connexion = navigateur.page(1280, 900);
        connexion.navigate(adresse);
        TasklistPage pilote = new TasklistPage(connexion, adresse);
        pilote.visiter("connexion");
        pilote.remplirConnexion("pilote.clinique");
        Locator fiche = pilote.commencer("Déposer une fiche de projet");
        pilote.visiter("formulaire-depart");
        // Rien de rempli : chaque champ exigé dit sa faute, en français, à qui la lit et à qui l'entend.
        demarrer(fiche);
        pilote.visiter("formulaire-depart-fautes");
        assertThat((Integer) connexion.evaluate(FAUTES_SANS_CHAMP)).isZero();
        connexion.reload();
        fiche = pilote.depart();
        saisirFiche(fiche);
        demarrer(fiche);
        fiche.waitFor(
                new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        String numero = dossiers.tous().get(0).numero();
        assertThat(numero).contains("ciusss-emtl");
        // Ce qui vient d'être fait, sous quel numéro, et ce qui vient ensuite.
        Locator annonce =
                connexion.locator("[notifications-panel]").filter(new Locator.FilterOptions().setHasText(numero));
        annonce.waitFor();
        assertThat(annonce.innerText()).contains("Fiche déposée", "Ensuite", "Analyser la fiche");
        assertThat(annonce.getByText(numero).getAttribute("href")).endsWith("/projets/" + numero);

        Banc banc = new Banc(port, gestion);
        banc.jusque(numero, "userTask_preciserFiche");
        connexion.navigate(adresse);
        pilote.suivre("Préciser la fiche");
        preciserFiche(pilote.formulaire());
        pilote.visiter("formulaire-preciser");
        pilote.terminer();
        banc.jusque(numero, "userTask_autoriserJalon");

        TasklistPage dirigeant = new TasklistPage(navigateur.page(1280, 900), adresse).seConnecter("dirigeant");
        dirigeant.visiter("accueil-approbateur");
        dirigeant.suivre("Tâches").choisirFiltre("À approuver");
        dirigeant.ouvrirTache("Autoriser le jalon");
        dirigeant.visiter("liste-taches");
        decider(dirigeant, dirigeant.prendre(), "formulaire-decision");
        banc.laisserPrendreEffet(banc.tache(numero, "userTask_reprendreDecision"));
        banc.jusque(numero, "userTask_autoriserJalon");

        TasklistPage ministre = new TasklistPage(navigateur.page(1280, 900), adresse).seConnecter("ministre");
        ministre.suivre("Autoriser le jalon");
        decider(ministre, ministre.formulaire(), "formulaire-decision-ministre");
        banc.laisserPrendreEffet(banc.tache(numero, "userTask_reprendreDecision"));
        banc.jusque(numero, "userTask_produireDossierAffaires");
        assertThat(decisions.duProjet(numero)).extracting(d -> d.personne()).containsExactly("dirigeant", "ministre");

        Page admin = navigateur.page(1400, 900);
        new TasklistPage(admin, adresse).seConnecter("admin");
        String instance = dossiers.trouver(numero).orElseThrow().instance();
        admin.navigate(adresse + "/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime");
        admin.locator(".djs-container svg").first().waitFor();
        admin.getByText(numero).first().waitFor();
        Ecran.rapporter(admin, "cockpit-instance");
        admin.navigate(adresse + "/camunda/app/admin/default/#/groups");
        admin.getByText("Administrateur des processus").first().waitFor();
        Ecran.rapporter(admin, "admin-groupes");

        Page projets = navigateur.page(1280, 900);
        TasklistPage suivi = new TasklistPage(projets, adresse).seConnecter("pilote.clinique");
        suivi.visiter("accueil-pilote");
        suivi.suivre("Mes projets");
        suivi.visiter("mes-projets");
        suivi.suivre(numero);
        projets.getByText("Dossier d’opportunité").first().waitFor();
        suivi.visiter("projet");
        suivi.suivre("Accueil").suivre("Guide : Déposer et mener un projet");
        suivi.visiter("guide");
    }

    private static void demarrer(Locator depart) {
        depart.getByText("Démarrer", new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private void decider(TasklistPage personne, Locator formulaire, String photo) {
        assertThat(formulaire.innerText()).contains("Téléassistance en soins de plaies complexes");
        cocher(formulaire, "Autoriser");
        dater(formulaire, LocalDate.now().plusDays(5));
        remplir(formulaire, "Montant autorisé", "148500");
        cocher(formulaire, "Absence de conflit de rôle");
        // Le navigateur laisse passer une date à venir ; le serveur la refuse, et la personne corrige sans rien
        // ressaisir.
        personne.tenterDeTerminer();
        personne.lireRefus("Date de la décision");
        // Le refus recouvre, le temps d'être lu, le lien qui est sous lui.
        assertThat(personne.rapporter(photo + "-refus")).allMatch(faute -> faute.contains("createCommentLink"));
        personne.fermerRefus();
        dater(formulaire, LocalDate.now(ZoneId.of("America/Toronto")));
        personne.visiter(photo);
        personne.terminer();
    }

    private static void dater(Locator formulaire, LocalDate jour) {
        remplir(formulaire, "Date de la décision", jour.toString());
        formulaire.page().keyboard().press("Tab");
    }

    private static void saisirFiche(Locator fiche) {
        remplir(fiche, "Titre du projet", "Téléassistance en soins de plaies complexes");
        choisir(fiche, "Établissement porteur", "Est-de-l’Île-de-Montréal");
        remplir(fiche, "Direction clinique porteuse", "Direction des soins infirmiers");
        remplir(fiche, "Besoin clinique", "Obtenir en moins de 72 heures l’avis d’une infirmière experte en plaies.");
        remplir(fiche, "Situation clinique souhaitée", "Avis expert donné durant la visite dans 70 % des cas.");
        cocher(fiche, "Acquisition d’équipements");
        remplir(fiche, "Budget estimé", "148500");
    }

    /** Le second temps : ce qu'on ne demande qu'à un projet retenu. */
    private static void preciserFiche(Locator fiche) {
        remplir(fiche, "Porteur clinique", "Dre Line Archambault");
        remplir(fiche, "Situation clinique actuelle", "Les usagers porteurs d’ulcères attendent trente-quatre jours.");
        remplir(fiche, "Clientèle visée", "Usagers du soutien à domicile porteurs d’une plaie chronique.");
        cocher(fiche, "Hiérarchisation des services");
        cocher(fiche, "Accessibilité des services");
        remplir(fiche, "Bénéfices attendus", "1 900 déplacements évités par année.");
        remplir(fiche, "Service ou spécialité", "Soins de plaies");
        choisir(fiche, "Fin de l’activité", "Diagnostic");
        cocher(fiche, "Avec l’usager");
        cocher(fiche, "En temps réel");
        remplir(fiche, "Interopérabilité et intégration attendues", "Photos versées au dossier clinique informatisé.");
        remplir(fiche, "Coûts récurrents annuels", "26400");
        remplir(fiche, "Début souhaité", LocalDate.now().plusDays(45).toString());
        fiche.page().keyboard().press("Tab");
        remplir(fiche, "Durée", "9");
    }
}
