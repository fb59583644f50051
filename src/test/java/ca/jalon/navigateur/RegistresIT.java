package ca.jalon.navigateur;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Les registres de qui est qui, de ce qui existe et de qui s'est entendu : leurs listes, leurs reprises, leurs départs. */
@EssaiSpring
class RegistresIT {

    @LocalServerPort
    int port;

    @Autowired
    ManagementService gestion;

    private final Navigateur navigateur = new Navigateur();

    @AfterEach
    void fermer() {
        navigateur.close();
    }

    /** Une ligne au moins dans chaque liste, à l'écran et au téléphone. */
    @Test
    void chaque_registre_se_lit() {
        String adresse = "http://localhost:" + port;
        Banc banc = new Banc(port, gestion);
        Map<String, Object> nomination = new HashMap<>(banc.exemple("nommer-repondant"));
        nomination.put("directionRepondant", "AUTRE");
        assertThat(banc.demarrer("nommer-repondant", "dir.ti", nomination).statut())
                .isEqualTo(200);
        assertThat(banc.demarrer("constituer-comite", "pilote.clinique", banc.exemple("constituer-comite"))
                        .statut())
                .isEqualTo(200);
        assertThat(banc.demarrer("confier-mandat-cct", "pilote.msss", banc.exemple("besoin-mandat"))
                        .statut())
                .isEqualTo(200);
        assertThat(banc.demarrer(
                                "tenir-fiche-service",
                                "pilote.clinique",
                                Map.of("acteFiche", "CHANGER", "serviceConcerne", "SV-0002"))
                        .statut())
                .isEqualTo(200);
        for (int largeur : new int[] {1280, 390}) {
            lire(
                    largeur,
                    "pilote.clinique",
                    List.of("nominations", "constitutions", "fiches-services", "ententes", "services/SV-0001"));
            lire(largeur, "pilote.msss", List.of("actifs-communs", "besoins-de-mandat", "dossiers/AIC-0001"));
        }
    }

    private void lire(int largeur, String compte, List<String> adresses) {
        Page page = navigateur.page(largeur, 844);
        new TasklistPage(page, "http://localhost:" + port).seConnecter(compte);
        for (String adresse : adresses) {
            Ecran.lire(page, "http://localhost:" + port + "/" + adresse, adresse.replace('/', '-') + "-" + largeur);
            if (!adresse.contains("/")) {
                assertThat(page.locator("tbody tr").count()).as(adresse).isPositive();
            }
        }
    }

    /** Un fichier d'Excel dont une ligne est fautive ne laisse rien ; corrigé, il s'inscrit, et redit, ne change rien. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "comites # Comité;Statut;Structure;Présidence # inconnu;EN_PLACE;;Une Personne # cisss-ca;EN_PLACE;;charge.chum # « inconnu » est inconnu",
                "services # Titre;Offreur;Niveau;Spécialité # Télésuivi;hopital;LOCAL;GERIATRIE # Télésuivi à l’écran;chum;LOCAL;GERIATRIE # « hopital » est inconnu",
                "ententes # Service;Parties;Signée le;Début;Texte # SV-RIEN;chum;2025-01-10;2025-02-01;GED # SV-0002;ciusss-emtl | ciusss-nim;2025-01-10;2025-02-01;GED-9 # n’est pas au répertoire",
                "mandats # CCT;Objet;Intitulé;Récurrent;Début # icm;ETUDE;Étude;OUI;2025-04-01 # cusm;ETUDE;Étude à l’écran;OUI;2025-04-01 # « icm » est inconnu"
            })
    void un_fichier_se_reprend_sous_les_yeux(
            String registre, String entete, String fautive, String bonne, String faute) {
        String adresse = "http://localhost:" + port;
        for (int largeur : new int[] {1280, 390}) {
            Page page = navigateur.page(largeur, 844);
            new TasklistPage(page, adresse).seConnecter("admin");
            String nom = "reprise-" + registre + "-" + largeur;
            Ecran.lire(page, adresse + "/reprises/" + registre, nom);
            voir(page, entete + "\n" + bonne + "\n" + fautive + "\n");
            assertThat(page.locator("tbody tr").allInnerTexts())
                    .anySatisfy(ligne -> assertThat(ligne).contains(faute));
            assertThat(page.getByText("Inscrire").count()).isZero();
            Ecran.visiter(page, nom + "-fautes");
            voir(page, entete + "\n" + bonne + "\n");
            Ecran.visiter(page, nom + "-apercu");
            if (largeur == 1280) {
                page.getByText("Inscrire").click();
                page.getByText("1 nouveaux, 0 changés").waitFor();
            } else {
                page.getByText("0 nouveaux, 0 changés, 1 inchangés").waitFor();
                assertThat(page.getByText("Inscrire").count()).isZero();
            }
        }
    }

    private static void voir(Page page, String csv) {
        page.locator("#fichier")
                .setInputFiles(
                        new FilePayload("reprise.csv", "text/csv", csv.getBytes(Charset.forName("windows-1252"))));
        page.getByText("Voir ce qu’il ferait").click();
        page.getByText("Aperçu").first().waitFor();
    }

    /** De la carte du service à la révision : le numéro est déjà choisi, le motif suffit. */
    @Test
    void une_entente_en_vigueur_se_change_de_la_carte_du_service() {
        String adresse = "http://localhost:" + port;
        Page page = navigateur.page(1280, 844);
        TasklistPage tasklist = new TasklistPage(page, adresse).seConnecter("coord.chum");
        page.navigate(adresse + "/services/SV-0001");
        page.getByText("Changer une entente en vigueur").first().click();
        Locator depart = tasklist.depart();
        depart.locator(".fjs-form").waitFor();
        assertThat(depart.locator("input")
                        .evaluateAll("champs => champs.map(champ => champ.value)")
                        .toString())
                .contains("ENT-SV-0001");
        Ecran.rapporter(page, "changer-entente");
    }

    /** Le plan n'est montré que du service choisi. */
    @Test
    void la_demande_de_soutien_montre_le_plan_du_service_choisi() {
        String adresse = "http://localhost:" + port;
        for (int largeur : new int[] {1280, 390}) {
            Page page = navigateur.page(largeur, 844);
            TasklistPage tasklist = new TasklistPage(page, adresse).seConnecter("pilote.clinique");
            page.navigate(adresse + "/services/SV-0002/soutien");
            Locator depart = tasklist.depart();
            depart.getByText("Plan de contingence de ce service").waitFor();
            assertThat(depart.innerText())
                    .contains("consultation téléphonique")
                    .doesNotContain("appeler le pathologiste de garde");
            depart.getByText("Plan de contingence de ce service").scrollIntoViewIfNeeded();
            Ecran.rapporter(page, "demande-contingence-" + largeur);
        }
    }
}
