package ca.jalon.navigateur;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Un bilan se rédige, se dépose et se lit, l'exercice entier aussi : à l'écran et au téléphone. */
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

    @Test
    void un_bilan_s_ecrit_se_depose_et_se_lit() {
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
        for (int largeur : new int[] {1280, 390}) {
            Page page = navigateur.page(largeur, 844);
            new TasklistPage(page, adresse).seConnecter("pilote.msss");
            for (String nom : List.of("bilans", "bilans/2026", "bilans/2026/ciusss-emtl", "bilans/2026/MONTREAL")) {
                Ecran.lire(page, adresse + "/" + nom, nom.replace('/', '-') + "-" + largeur);
            }
        }
    }
}
