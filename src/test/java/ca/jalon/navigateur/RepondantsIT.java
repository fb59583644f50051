package ca.jalon.navigateur;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** Trouver un répondant, lire un comité, confirmer une nomination malgré un obstacle : à l'écran et au téléphone. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "jalon.repondants.publics=true")
@ActiveProfiles({"demo", "test"})
class RepondantsIT {

    @LocalServerPort
    int port;

    @Autowired
    ManagementService gestion;

    private String adresse;
    private Navigateur navigateur;

    @BeforeEach
    void ouvrir() {
        adresse = "http://localhost:" + port;
        navigateur = new Navigateur();
    }

    @AfterEach
    void fermer() {
        navigateur.close();
    }

    @Test
    void un_dirigeant_trouve_un_repondant_et_confirme_une_nomination() {
        Banc banc = new Banc(port, gestion);
        for (int largeur : new int[] {1280, 390}) {
            String numero = proposer(banc);
            Page page = navigateur.page(largeur, 844);
            TasklistPage dirigeant = new TasklistPage(page, adresse).seConnecter("dirigeant");
            for (String nom : new String[] {"repondants", "comites", "comites/ciusss-emtl"}) {
                page.navigate(adresse + "/" + nom);
                String capture = nom.replace('/', '-') + "-" + largeur;
                Ecran.visiter(page, capture);
                assertThat(page.evaluate(
                                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                        .as(capture)
                        .isEqualTo(0);
            }
            page.navigate(adresse + "/repondants?q=lav");
            assertThat(page.locator("tbody tr").count()).isEqualTo(4);

            page.navigate(adresse + "/taches/"
                    + banc.tache(numero, "userTask_confirmerNomination")
                            .path("id")
                            .asText());
            dirigeant.formulaire().getByText("Obstacles").waitFor();
            dirigeant.visiter("confirmer-nomination-" + largeur);
            dirigeant.formulaire().getByLabel("Je retourne à qui l’a proposée").check();
            TasklistPage.remplir(dirigeant.formulaire(), "Motif", "La direction de rattachement est à revoir.");
            dirigeant.terminer();
            assertThat(banc.tache(numero, "userTask_reprendreNomination")).isNotNull();
        }
    }

    /** Deux lettres et Entrée, sans connexion. */
    @Test
    void un_inconnu_trouve_un_repondant() {
        for (int largeur : new int[] {1280, 390}) {
            Page page = navigateur.page(largeur, 844);
            Ecran.lire(page, adresse + "/repondants/publics", "repondants-publics-" + largeur);
            page.keyboard().type("pi");
            page.keyboard().press("Enter");
            page.waitForURL("**/repondants/publics?q=pi");
            assertThat(page.locator("tbody").allInnerTexts())
                    .hasSizeLessThan(5)
                    .anySatisfy(lignes -> assertThat(lignes).contains("Pinel", "VACANT"));
            Ecran.visiter(page, "repondants-publics-trouve-" + largeur);
        }
    }

    /** Un fichier d'Excel, en Windows-1252 et à points-virgules : ses fautes, puis son aperçu, puis l'inscription. */
    @Test
    void un_administrateur_reprend_un_fichier() {
        String entete = "Établissement;Poste;Nom;Courriel;Direction;Responsable visio\n";
        for (int largeur : new int[] {1280, 390}) {
            String nom = "Zoé Côté " + largeur;
            String bonne = (largeur == 390 ? "crsssbj" : "rrsssn") + ";TECHNOLOGIQUE;" + nom + ";zoe" + largeur
                    + "@exemple.qc.ca;DIRECTION_TI;oui";
            Page page = navigateur.page(largeur, 844);
            new TasklistPage(page, adresse).seConnecter("admin");
            Ecran.lire(page, adresse + "/reprises/repondants", "reprise-" + largeur);
            voir(page, entete + bonne + "\nhopital;CLINIQUE;Une Autre;sans arobas;DIRECTION_TI;\n");
            assertThat(page.locator("tbody tr").allInnerTexts())
                    .anySatisfy(ligne -> assertThat(ligne).contains("« hopital » est inconnu", "n’est pas une adresse"))
                    .anySatisfy(ligne -> assertThat(ligne).contains(nom));
            assertThat(page.getByText("Inscrire").count()).isZero();
            Ecran.visiter(page, "reprise-fautes-" + largeur);
            voir(page, entete + bonne);
            Ecran.visiter(page, "reprise-apercu-" + largeur);
            page.getByText("Inscrire").click();
            page.getByText("1 nouveaux, 0 changés").waitFor();
        }
    }

    private static void voir(Page page, String csv) {
        page.locator("#fichier")
                .setInputFiles(
                        new FilePayload("reprise.csv", "text/csv", csv.getBytes(Charset.forName("windows-1252"))));
        page.getByText("Voir ce qu’il ferait").click();
        page.getByText("Aperçu").first().waitFor();
    }

    private static String proposer(Banc banc) {
        Map<String, Object> envoi = new HashMap<>(banc.exemple("nommer-repondant"));
        envoi.put("directionRepondant", "AUTRE");
        return banc.demarrer("nommer-repondant", "dir.ti", envoi)
                .corps()
                .path("businessKey")
                .asText();
    }
}
