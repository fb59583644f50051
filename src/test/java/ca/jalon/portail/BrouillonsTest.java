package ca.jalon.portail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import ca.jalon.dossier.Brouillons;
import ca.jalon.dossier.Brouillons.Objet;
import ca.jalon.formulaire.ReponseDite;
import ca.jalon.organisation.Annuaire;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Un brouillon se garde, revient à son auteur seul avec le formulaire servi, et s'en va avec l'envoi. */
@EssaiSpring
class BrouillonsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEPART = "/brouillons/departs/cycle-projet";
    private static final String PILOTE = "pilote.clinique";

    @Autowired
    MockMvc pages;

    @Autowired
    Annuaire annuaire;

    @Autowired
    ManagementService gestion;

    @Autowired
    TaskService taches;

    @Autowired
    Brouillons brouillons;

    @Autowired
    JdbcClient base;

    @LocalServerPort
    int port;

    private Banc banc;

    @BeforeEach
    void preparer() {
        banc = new Banc(port, gestion);
    }

    @AfterEach
    void oublier() {
        base.sql("delete from jalon.brouillon").update();
    }

    @Test
    void un_depart_se_retrouve_par_son_auteur_seul() throws Exception {
        MockHttpServletResponse garde =
                garder(DEPART, PILOTE, Map.of("titreProjet", "Un début", "projetMinisteriel", true, "etranger", "non"));
        assertThat(garde.getStatus()).isEqualTo(200);
        assertThat(Instant.parse(lu(garde).path("le").asText())).isBeforeOrEqualTo(Instant.now());

        JsonNode rendu = depart(PILOTE).path("brouillon");
        assertThat(rendu.path("reponses").toString())
                .isEqualTo("{\"titreProjet\":\"Un début\",\"projetMinisteriel\":true}");
        assertThat(rendu.path("perdues")).isEmpty();
        for (String autre : List.of("pilote.laval", "admin")) {
            assertThat(depart(autre).has("brouillon")).as(autre).isFalse();
        }
        assertThat(banc.appeler(
                                "GET",
                                "/engine-rest/process-definition/key/suivre-risque/deployed-start-form",
                                PILOTE,
                                null)
                        .corps()
                        .has("brouillon"))
                .as("jamais partagé entre départs")
                .isFalse();
    }

    @Test
    void un_envoi_refuse_garde_le_brouillon_un_envoi_accepte_l_efface() throws Exception {
        garder(DEPART, PILOTE, Map.of("titreProjet", "Un début"));
        assertThat(banc.demarrer(PILOTE, Map.of("titreProjet", "x")).statut()).isEqualTo(400);
        assertThat(brouillons.de(PILOTE, Objet.depart("cycle-projet"))).isPresent();

        banc.demarrerExemple("fiche-local-soins-de-plaies");
        assertThat(brouillons.de(PILOTE, Objet.depart("cycle-projet"))).isEmpty();
    }

    @Test
    void une_tache_passee_a_une_autre_personne_ne_lui_montre_rien() throws Exception {
        String id = banc.taches(banc.demarrerExemple("fiche-local-soins-de-plaies"))
                .get(0)
                .path("id")
                .asText();
        String chemin = "/brouillons/taches/" + id;
        assertThat(garder(chemin, PILOTE, Map.of("recommandation", "FAVORABLE")).getStatus())
                .as("pas encore prise")
                .isEqualTo(404);
        taches.setAssignee(id, PILOTE);
        String champ = premierTexte(id);
        assertThat(garder(chemin, PILOTE, Map.of(champ, "Ma pensée")).getStatus())
                .isEqualTo(200);
        assertThat(tache(id, PILOTE).at("/brouillon/reponses/" + champ).asText())
                .isEqualTo("Ma pensée");

        taches.setAssignee(id, "admin");
        assertThat(tache(id, "admin").has("brouillon")).isFalse();
        assertThat(tache(id, PILOTE).has("brouillon")).isFalse();
        assertThat(garder(chemin, PILOTE, Map.of(champ, "Trop tard")).getStatus())
                .isEqualTo(404);
        taches.setAssignee(id, PILOTE);
        assertThat(tache(id, PILOTE).at("/brouillon/reponses/" + champ).asText())
                .isEqualTo("Ma pensée");
    }

    /** Ce que le manuel partage ; à l'écran, {@code SectionsIT}. */
    @Test
    void le_dernier_brouillon_d_une_tache_se_retrouve_et_l_envoi_efface_ceux_de_tous() {
        Objet tache = Objet.tache("t-1");
        Instant midi = Instant.parse("2027-03-01T17:00:00Z");
        List<ReponseDite> reponses = List.of(new ReponseDite("mandat", "", "Mandat", "Soigner", "Soigner", false));
        brouillons.garder(PILOTE, tache, reponses, midi);
        brouillons.garder("pilote.laval", tache, reponses, midi.plusSeconds(60));
        assertThat(brouillons.dernier(tache).orElseThrow().compte()).isEqualTo("pilote.laval");
        brouillons.garder(PILOTE, tache, reponses, midi.plusSeconds(120));
        assertThat(brouillons.dernier(tache).orElseThrow().compte()).isEqualTo(PILOTE);

        brouillons.finir(PILOTE, tache);
        assertThat(brouillons.dernier(tache)).isEmpty();
    }

    @Test
    void un_brouillon_vide_ou_efface_ne_laisse_rien() throws Exception {
        garder(DEPART, PILOTE, Map.of("titreProjet", "Un début"));
        assertThat(executer(delete(DEPART), "pilote.laval").getStatus()).isEqualTo(204);
        assertThat(brouillons.de(PILOTE, Objet.depart("cycle-projet"))).isPresent();
        assertThat(executer(delete(DEPART), PILOTE).getStatus()).isEqualTo(204);
        assertThat(brouillons.de(PILOTE, Objet.depart("cycle-projet"))).isEmpty();

        garder(DEPART, PILOTE, Map.of("titreProjet", "Un début"));
        garder(DEPART, PILOTE, Map.of());
        assertThat(brouillons.de(PILOTE, Objet.depart("cycle-projet"))).isEmpty();
    }

    @Test
    void ce_qui_depasse_ou_ne_se_lit_pas_est_refuse_en_une_phrase() throws Exception {
        MockHttpServletResponse trop = garder(DEPART, PILOTE, Map.of("titreProjet", "é".repeat(200_001)));
        assertThat(trop.getStatus()).isEqualTo(413);
        assertThat(lu(trop).path("message").asText())
                .isEqualTo("Ce brouillon est trop long : il n’est plus enregistré.");
        for (String corps : List.of("{", "null", "[]", "\"texte\"")) {
            assertThat(executer(put(DEPART).contentType("application/json").content(corps), PILOTE)
                            .getStatus())
                    .as(corps)
                    .isEqualTo(400);
        }
        assertThat(garder(DEPART, "intervenant", Map.of()).getStatus()).isEqualTo(404);
        assertThat(garder("/brouillons/departs/inconnu", PILOTE, Map.of()).getStatus())
                .isEqualTo(404);
        assertThat(pages.perform(put(DEPART).contentType("application/json").content("{}"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(401);
        assertThat(executer(
                                put(DEPART)
                                        .contentType("application/json")
                                        .content("{}")
                                        .header("Origin", "https://ailleurs.example"),
                                PILOTE)
                        .getStatus())
                .as("une page d'ailleurs")
                .isEqualTo(403);
    }

    @Test
    void le_nombre_de_brouillons_d_une_personne_est_borne() throws Exception {
        for (int rang = 0; rang < Brouillons.PAR_COMPTE; rang++) {
            brouillons.garder(PILOTE, Objet.tache("tache-" + rang), reponse(), Instant.now());
        }
        assertThat(garder(DEPART, PILOTE, Map.of("titreProjet", "De trop")).getStatus())
                .isEqualTo(409);
        brouillons.retirer(PILOTE, Objet.tache("tache-0"));
        assertThat(garder(DEPART, PILOTE, Map.of("titreProjet", "De trop")).getStatus())
                .isEqualTo(200);
    }

    @Test
    void la_suite_d_un_envoi_se_dit_a_son_auteur_seul() throws Exception {
        var depart = banc.demarrer(PILOTE, Banc.fiche("fiche-local-soins-de-plaies"));
        String chemin = "/envois/departs/" + depart.corps().path("id").asText();
        JsonNode suite = lu(executer(get(chemin), PILOTE));
        String numero = suite.path("numero").asText();
        assertThat(numero).startsWith("TS-");
        assertThat(suite.path("lien").asText()).isEqualTo("/projets/" + numero);
        assertThat(suite.path("ailleurs")).isNotEmpty();
        assertThat(suite.at("/ailleurs/0/qui").asText()).isNotBlank();
        assertThat(executer(get(chemin), "pilote.techno").getStatus()).isEqualTo(404);
    }

    private static List<ReponseDite> reponse() {
        return List.of(new ReponseDite("mot", "", "Mot", "x", "x", false));
    }

    private MockHttpServletResponse garder(String chemin, String compte, Map<String, ?> reponses) throws Exception {
        return executer(put(chemin).contentType("application/json").content(JSON.writeValueAsString(reponses)), compte);
    }

    private MockHttpServletResponse executer(MockHttpServletRequestBuilder requete, String compte) throws Exception {
        return pages.perform(requete.with(
                        user(compte).authorities(AuthorityUtils.createAuthorityList(annuaire.groupes(compte)))))
                .andReturn()
                .getResponse();
    }

    private static JsonNode lu(MockHttpServletResponse reponse) throws Exception {
        return JSON.readTree(reponse.getContentAsString(StandardCharsets.UTF_8));
    }

    private JsonNode depart(String compte) {
        return banc.appeler("GET", "/engine-rest/process-definition/key/cycle-projet/deployed-start-form", compte, null)
                .corps();
    }

    private JsonNode tache(String id, String compte) {
        return banc.appeler("GET", "/engine-rest/task/" + id + "/deployed-form", compte, null)
                .corps();
    }

    private String premierTexte(String id) {
        return premierTexteDe(tache(id, PILOTE));
    }

    private static String premierTexteDe(JsonNode parent) {
        for (JsonNode composant : parent.path("components")) {
            String trouve = List.of("textfield", "textarea")
                            .contains(composant.path("type").asText())
                    ? composant.path("key").asText()
                    : premierTexteDe(composant);
            if (!trouve.isEmpty()) {
                return trouve;
            }
        }
        return "";
    }
}
