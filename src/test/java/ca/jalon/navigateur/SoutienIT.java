package ca.jalon.navigateur;

import static ca.jalon.navigateur.TasklistPage.choisir;
import static ca.jalon.navigateur.TasklistPage.cocher;
import static ca.jalon.navigateur.TasklistPage.remplir;
import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.soutien.Demande;
import ca.jalon.soutien.Demandes;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** Une intervenante demande de l'aide ; la demande monte au fournisseur et redescend jusqu'à elle, tout à la main. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"camunda.bpm.job-execution.enabled=true", "jalon.courriel.dossier=target/courriels-soutien"})
@ActiveProfiles({"demo", "test"})
class SoutienIT {

    @LocalServerPort
    int port;

    @Autowired
    Demandes demandes;

    @Autowired
    JdbcClient base;

    @Test
    void du_niveau_1_au_niveau_3_et_retour() {
        try (Navigateur navigateur = new Navigateur()) {
            try {
                parcourir(navigateur);
            } catch (RuntimeException | AssertionError e) {
                navigateur.photographierTout("soutien");
                throw e;
            }
        }
    }

    private void parcourir(Navigateur navigateur) {
        TasklistPage intervenante =
                new TasklistPage(navigateur.page(1280, 1000), "http://localhost:" + port).seConnecter("intervenant");
        Locator demande = intervenante.commencer("Demander du soutien");
        saisirDemande(demande);
        intervenante.visiter("soutien-demande");
        demande.getByText("Démarrer", new Locator.GetByTextOptions().setExact(true))
                .click();
        demande.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        String numero =
                base.sql("select numero from jalon.demande").query(String.class).single();

        TasklistPage pilote = personne(navigateur, "pilote.techno");
        pilote.choisirFiltre("Soutien : mon niveau");
        Locator qualification = ouvrir(pilote, numero, "Qualifier la demande");
        choisir(qualification, "Nature du retour", "Anomalie");
        cocher(qualification, "Technologique");
        pilote.visiter("soutien-niveau1-qualifier");
        pilote.terminer();
        Locator niveau1 = ouvrir(pilote, numero, "Résoudre la demande");
        choisir(niveau1, "Issue", "Escalader au niveau suivant");
        remplir(niveau1, "Motif", "Le certificat du dépôt central est échu : hors de notre portée.");
        pilote.visiter("soutien-niveau1");
        pilote.terminer();

        TasklistPage cct = personne(navigateur, "gestion.cusm");
        cct.choisirFiltre("Soutien : mon niveau");
        Locator niveau2 = ouvrir(cct, numero, "Résoudre la demande");
        assertThat(niveau2.innerText()).contains("hors de notre portée");
        choisir(niveau2, "Issue", "Escalader au niveau suivant");
        remplir(niveau2, "Motif", "Le certificat appartient au fournisseur.");
        cct.visiter("soutien-niveau2");
        cct.terminer();

        TasklistPage fournisseur = personne(navigateur, "fournisseur");
        fournisseur.choisirFiltre("Soutien : mon niveau");
        Locator niveau3 = ouvrir(fournisseur, numero, "Résoudre la demande");
        choisir(niveau3, "Issue", "Résolu");
        remplir(niveau3, "Solution", "Certificat remplacé, la file est repartie.");
        remplir(niveau3, "Référence fournisseur, MSSS ou ITQ", "F-2026-77");
        fournisseur.visiter("soutien-niveau3");
        fournisseur.terminer();

        cct.choisirFiltre("Soutien : mon niveau");
        Locator conclusion = ouvrir(cct, numero, "Conclure avec le niveau 3");
        cocher(conclusion, "Résolu");
        remplir(conclusion, "Résultat communiqué au niveau 1", "Le fournisseur a remplacé le certificat.");
        cct.visiter("soutien-conclusion");
        cct.terminer();

        pilote.choisirFiltre("Soutien : mon niveau");
        Locator reponse = ouvrir(pilote, numero, "Informer l’utilisateur");
        remplir(reponse, "Réponse", "La transmission est rétablie ; aucune lame n’a été perdue.");
        pilote.visiter("soutien-reponse");
        pilote.terminer();

        intervenante.choisirFiltre("Mes tâches");
        intervenante.ouvrirTache("Confirmer la résolution");
        Locator satisfaction = intervenante.formulaire();
        assertThat(satisfaction.innerText()).contains("La transmission est rétablie");
        cocher(satisfaction, "Oui");
        remplir(satisfaction, "Qualité du soutien", "5");
        remplir(satisfaction, "Satisfaction globale", "4");
        intervenante.visiter("soutien-satisfaction");
        intervenante.terminer();
        intervenante.suivre("Accueil").suivre("Soutien").visiter("soutien-mes-demandes");
        intervenante.suivre(numero).visiter("soutien-histoire");

        assertThat(demandes.trouver(numero).orElseThrow())
                .returns("RESOLU", Demande::etat)
                .returns(4, Demande::noteGlobale);
    }

    private TasklistPage personne(Navigateur navigateur, String compte) {
        return new TasklistPage(navigateur.page(1280, 1000), "http://localhost:" + port)
                .seConnecter(compte)
                .suivre("Tâches");
    }

    private static Locator ouvrir(TasklistPage personne, String numero, String tache) {
        personne.ouvrirTache(numero + " · " + tache);
        return personne.prendre();
    }

    private static void saisirDemande(Locator demande) {
        cocher(demande, "Incident");
        cocher(demande, "Technologique");
        remplir(demande, "Résumé", "Le numériseur ne transmet plus les lames");
        remplir(demande, "Description", "Depuis 7 h 40, les lames numérisées restent en file sur le poste.");
        remplir(
                demande,
                "Depuis quand",
                LocalDate.now(ZoneId.of("America/Toronto")).toString());
        demande.page().keyboard().press("Tab");
        choisir(demande, "Établissement", "Est-de-l’Île-de-Montréal");
        choisir(demande, "Service de télésanté", "Télépathologie");
        cocher(demande, "Tout le site");
        cocher(demande, "Le service est inutilisable");
        remplir(demande, "Demandeur, si ce n’est pas vous", "Caroline Dubé");
        remplir(demande, "Son courriel", "caroline.dube@exemple.qc.ca");
    }
}
