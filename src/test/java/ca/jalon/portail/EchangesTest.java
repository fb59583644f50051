package ca.jalon.portail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import ca.jalon.Banc;
import ca.jalon.Banc.Reponse;
import ca.jalon.EssaiSpring;
import ca.jalon.organisation.Annuaire;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.MockMvc;

/** Commenter, lire l'historique et voir le modèle : de la tâche que l'on tient, et d'elle seule. */
@EssaiSpring
class EchangesTest {

    private static final String TIENT = "pilote.clinique";

    @Autowired
    MockMvc pages;

    @Autowired
    Annuaire annuaire;

    @Autowired
    ManagementService gestion;

    @Autowired
    TaskService taches;

    @LocalServerPort
    int port;

    private Banc banc;
    private String numero;
    private JsonNode tache;

    @BeforeEach
    void prendre() {
        banc = new Banc(port, gestion);
        numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        tache = banc.taches(numero).get(0);
        taches.setAssignee(tache.path("id").asText(), TIENT);
    }

    @Test
    void un_commentaire_se_garde_avec_le_dossier_et_ne_se_retire_pas() throws Exception {
        Reponse dit = commenter(TIENT, "  À revoir avec l’équipe <b>technique</b>.  ");
        assertThat(dit.statut()).as(dit.message()).isEqualTo(200);
        assertThat(lire(TIENT, "/comment").corps().get(0).path("message").asText())
                .contains("À revoir avec l’équipe");

        assertThat(projet(TIENT))
                .contains(
                        "Commentaire sur «",
                        "Geneviève Hébert",
                        "À revoir avec l’équipe &lt;b&gt;technique&lt;/b&gt;.");
        String id = lire(TIENT, "/comment").corps().get(0).path("id").asText();
        Reponse retire = banc.appeler("DELETE", chemin("/comment/" + id), TIENT, null);
        assertThat(retire.statut()).isEqualTo(403);
        assertThat(retire.message()).isEqualTo("Un commentaire ne se retire ni ne se récrit : ajoutez-en un autre.");
        assertThat(projet("pilote.techno")).contains("À revoir avec l’équipe");
    }

    @Test
    void un_commentaire_vide_trop_long_ou_sur_la_tache_d_un_autre_est_refuse_en_francais() {
        assertThat(commenter(TIENT, "   ").message()).isEqualTo("Commentaire : écrivez quelque chose.");
        assertThat(commenter(TIENT, "x".repeat(4001)).message())
                .isEqualTo("Commentaire : ce texte doit compter au plus 4 000 caractères.");
        Reponse autre = commenter("admin", "Je passe.");
        assertThat(autre.statut()).isEqualTo(403);
        assertThat(autre.message()).isEqualTo("On ne commente que la tâche que l’on tient : prenez-la d’abord.");
        assertThat(commenter("pilote.laval", "Je devine.").statut()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void un_commentaire_se_juge_comme_un_champ() {
        assertThat(commenter(TIENT, "\u200b\u2060 \u00ad").message()).isEqualTo("Commentaire : écrivez quelque chose.");
        for (String cache : new String[] {"Refusé\u202eéfuser", "Oui\ue000", "Oui\u0007", "Oui\u2066"}) {
            assertThat(commenter(TIENT, cache).message())
                    .isEqualTo("Commentaire : ce texte contient un caractère qui ne s'affiche pas.");
        }
        assertThat(commenter(TIENT, " Un\u200bmot\u2028deux ").statut()).isEqualTo(200);
        assertThat(lire(TIENT, "/comment").corps())
                .singleElement()
                .extracting(dit -> dit.path("message").asText())
                .isEqualTo("Unmot\ndeux");
    }

    @Test
    void l_historique_et_le_modele_sont_ceux_de_la_tache_que_l_on_tient() {
        commenter(TIENT, "Un mot.");
        String id = tache.path("id").asText();
        String modele = "/engine-rest/process-definition/"
                + tache.path("processDefinitionId").asText() + "/xml";
        assertThat(banc.appeler("GET", "/engine-rest/history/user-operation?maxResults=50&taskId=" + id, TIENT, null)
                        .statut())
                .isEqualTo(200);
        taches.setAssignee(id, "admin");
        assertThat(lire(TIENT, "/comment").statut()).isEqualTo(404);
        assertThat(banc.appeler("GET", "/engine-rest/history/user-operation?maxResults=50&taskId=" + id, TIENT, null)
                        .corps())
                .isEmpty();
        taches.setAssignee(id, "archives");
        assertThat(banc.appeler("GET", modele, "archives", null)
                        .corps()
                        .path("bpmn20Xml")
                        .asText())
                .contains("<bpmn:process");
        taches.setAssignee(id, "admin");
        assertThat(banc.appeler("GET", modele, "archives", null).statut()).isEqualTo(403);
    }

    private Reponse commenter(String compte, String message) {
        return banc.appeler("POST", chemin("/comment/create"), compte, Map.of("message", message));
    }

    private Reponse lire(String compte, String suite) {
        return banc.appeler("GET", chemin(suite), compte, null);
    }

    private String chemin(String suite) {
        return "/engine-rest/task/" + tache.path("id").asText() + suite;
    }

    private String projet(String compte) throws Exception {
        return pages.perform(get("/projets/" + numero)
                        .with(user(compte).authorities(AuthorityUtils.createAuthorityList(annuaire.groupes(compte)))))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
