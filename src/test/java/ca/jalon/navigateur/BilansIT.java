package ca.jalon.navigateur;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Un bilan se rédige, se dépose et se lit, l'exercice entier aussi, et le bilan d'un territoire se télécharge ; les instances
 * et leurs enjeux se lisent : à l'écran et au téléphone.
 */
@EssaiSpring
class BilansIT {

    @LocalServerPort
    int port;

    @Autowired
    ManagementService gestion;

    private final Navigateur navigateur = new Navigateur();

    @AfterEach
    void fermer() {
        navigateur.close();
    }

    private static void faire(Banc banc, String numero, String activite, String formulaire) {
        JsonNode tache = banc.tache(numero, activite);
        String compte = banc.titulaires(tache).get(0);
        banc.prendre(tache, compte);
        assertThat(banc.envoyer(tache, compte, banc.exemple(formulaire)).statut())
                .as(activite)
                .isLessThan(300);
    }

    /** Une rencontre tenue, qui laisse une action, et un enjeu qui monte. */
    private static void rencontre(Banc banc) {
        String numero = banc.demarrer("rencontre-instance", "coord.chum", banc.exemple("rencontre"))
                .corps()
                .path("businessKey")
                .asText();
        faire(banc, numero, "userTask_consignerRencontre", "compte-rendu-rencontre");
        assertThat(banc.demarrer("remonter-enjeu", "pilote.clinique", banc.exemple("enjeu"))
                        .statut())
                .isEqualTo(200);
    }

    @Test
    void un_bilan_s_ecrit_se_depose_et_se_lit() throws IOException {
        String adresse = "http://localhost:" + port;
        Banc banc = new Banc(port, gestion);
        String local = banc.agir("bilan-annuel", "pilote.clinique", Map.of())
                .corps()
                .path("businessKey")
                .asText();
        String territoire = banc.agir("bilan-consolide", "coord.chum", Map.of())
                .corps()
                .path("businessKey")
                .asText();
        banc.agir("bilan-consolide", "pilote.msss", Map.of("perimetreBilan", "QUEBEC"));
        String tache = banc.tache(local, "userTask_redigerBilan").path("id").asText();
        for (int largeur : new int[] {1280, 390}) {
            Page page = navigateur.page(largeur, 844);
            TasklistPage tasklist = new TasklistPage(page, adresse).seConnecter("pilote.clinique");
            page.navigate(adresse + "/camunda/app/tasklist/default/#/?task=" + tache);
            tasklist.formulaire().getByText("Ce que les chiffres ne disent pas").waitFor();
            tasklist.visiter("rediger-bilan-" + largeur);
        }
        faire(banc, local, "userTask_redigerBilan", "rediger-bilan");
        faire(banc, local, "userTask_completerBilan", "completer-bilan");
        faire(banc, local, "userTask_enterinerBilan", "enteriner-bilan");
        faire(banc, local, "userTask_approuverBilan", "approuver-bilan");
        faire(banc, territoire, "userTask_redigerBilan", "rediger-bilan");
        faire(banc, territoire, "userTask_enterinerBilan", "enteriner-bilan");
        rencontre(banc);
        for (int largeur : new int[] {1280, 390}) {
            Page page = navigateur.page(largeur, 844);
            new TasklistPage(page, adresse).seConnecter("pilote.msss");
            for (String nom : List.of(
                    "bilans",
                    "bilans/2026",
                    "bilans/2026/ciusss-emtl",
                    "bilans/2026/MONTREAL",
                    "instances",
                    "instances/ctcot.chum",
                    "enjeux")) {
                Ecran.lire(page, adresse + "/" + nom, nom.replace('/', '-').replace('.', '-') + "-" + largeur);
            }
        }
        telecharger(adresse);
    }

    /** Le PDF d'un territoire, gardé avec les photos pour qu'on le regarde. */
    private void telecharger(String adresse) throws IOException {
        Page page = navigateur.page(1280, 844);
        new TasklistPage(page, adresse).seConnecter("pilote.msss");
        page.navigate(adresse + "/bilans/2026/MONTREAL");
        String lien = page.getByText("Imprimer (PDF)").getAttribute("href");
        byte[] recu = page.request().get(adresse + lien).body();
        assertThat(new String(recu, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        Files.write(Path.of("target/captures", "bilan-2026-montreal.pdf"), recu);
    }
}
