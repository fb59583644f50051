package ca.jalon.securite;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Une demande fautive reçoit une phrase française et tient une ligne du journal, à toutes les routes des interfaces du moteur. */
@EssaiSpring
@ExtendWith(OutputCaptureExtension.class)
class ErreursTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MOTEUR = "/camunda/api/engine/engine/default";
    private static final Pattern INTERIEUR =
            Pattern.compile("\\b(?:org|com|java|jakarta|ca)\\.[a-z]+\\.|Exception|\\tat |Cannot|cannot| is | null ");

    private static final String JETABLE = "administrateur.jetable";

    @Autowired
    RepositoryService modeles;

    @Autowired
    IdentityService identites;

    @LocalServerPort
    int port;

    Visiteur visiteur;
    private int demandees;
    private int essayees;

    @BeforeEach
    void arriver() {
        visiteur = new Visiteur(port);
    }

    @Test
    void aucune_route_ne_tient_une_demande_fautive_pour_une_panne(CapturedOutput journal) {
        List<String> fautes = new ArrayList<>();
        User jetable = identites.newUser(JETABLE);
        jetable.setPassword("jalon");
        identites.saveUser(jetable);
        identites.createMembership(JETABLE, "camunda-admin");
        for (RoutesTest.Route route : RoutesTest.deClasses("", CamundaRestResources.getResourceClasses())) {
            if (route.motif().startsWith("/engine/") || route.methode().equals("OPTIONS")) {
                continue;
            }
            if (route.methode().equals("GET")) {
                for (String criteres : List.of(
                        "maxResults=-5&firstResult=-1",
                        "maxResults=abc",
                        "maxResults=5&sortBy=inconnu&sortOrder=asc")) {
                    examiner(fautes, route, route.chemin() + "?" + criteres, null);
                }
            } else {
                for (String corps : List.of("{ pas du json", "[1]", "\"x\"", "null", "{\"variables\":\"x\"}")) {
                    examiner(fautes, route, route.chemin(), corps);
                }
            }
        }
        assertThat(fautes).isEmpty();
        assertThat(essayees).as("essayées, non refusées à la porte").isEqualTo(demandees);
        assertThat(journal.getAll()).doesNotContain("\tat ");
    }

    private void examiner(List<String> fautes, RoutesTest.Route route, String chemin, String corps) {
        // Un mot de passe mal dit ferait attendre le compte, et tout ce qui suit ne serait plus essayé.
        String compte = chemin.contains("/credentials") ? JETABLE : "admin";
        HttpResponse<String> reponse = visiteur.rest(compte, route.methode(), chemin, corps);
        essayees += compte.equals(JETABLE) || reponse.statusCode() != 401 ? 1 : 0;
        demandees++;
        boolean bavarde =
                reponse.statusCode() >= 400 && INTERIEUR.matcher(reponse.body()).find();
        if (reponse.statusCode() >= 500 || bavarde) {
            fautes.add(
                    route.methode() + " " + chemin + " " + corps + " : " + reponse.statusCode() + " " + reponse.body());
        }
    }

    @Test
    void une_demande_fautive_dit_ce_qui_ne_va_pas() throws IOException {
        visiteur.connecter("pilote.laval", "jalon");
        visiteur.get("/camunda/app/tasklist/default/");
        dire(400, "« firstResult » et « maxResults » ne sont jamais négatifs.", "GET", "/task?maxResults=-5", null);
        dire(400, "Le paramètre « maxResults » n’a pas la forme attendue.", "GET", "/task?maxResults=abc", null);
        dire(400, "Dites combien de résultats vous voulez : « maxResults », au plus 2 000.", "GET", "/task", null);
        dire(
                400,
                "Le paramètre « sortBy » n’accepte pas « x ».",
                "GET",
                "/task?maxResults=5&sortBy=x&sortOrder=asc",
                null);
        dire(400, "« sortBy » et « sortOrder » vont ensemble.", "GET", "/task?maxResults=5&sortBy=id", null);
        dire(400, "Le paramètre « dueDate » n’accepte pas « hier ».", "GET", "/task?maxResults=5&dueDate=hier", null);
        dire(
                400,
                "Le contenu envoyé n’est pas du JSON de la forme attendue (ligne 1, colonne 3).",
                "POST",
                "/task?maxResults=5",
                "{ pas du json");
        dire(
                400,
                "Le champ « priority » n’a pas la forme attendue.",
                "POST",
                "/task?maxResults=5",
                "{\"priority\":\"abc\"}");
        dire(
                400,
                "Aucun dossier n’attend ce message, ou il ne vous est pas montré.",
                "POST",
                "/message",
                "{\"messageName\":\"patient\"}");
        dire(404, "Ceci n’existe pas, ou ne vous est pas montré.", "GET", "/task/inconnue", null);
        dire(404, "Ceci n’existe pas, ou ne vous est pas montré.", "GET", "/rien/du/tout", null);
        dire(405, "Cette adresse ne se demande pas de cette façon.", "DELETE", "/version", null);
    }

    private void dire(int statut, String phrase, String methode, String chemin, String corps) throws IOException {
        for (HttpResponse<String> reponse : List.of(
                visiteur.rest("pilote.laval", methode, chemin, corps),
                visiteur.ecrire(methode, MOTEUR + chemin, corps))) {
            JsonNode erreur = JSON.readTree(reponse.body());
            assertThat(erreur.path("message").asText())
                    .as(reponse.uri().toString())
                    .isEqualTo(phrase);
            assertThat(reponse.statusCode()).isEqualTo(statut);
            assertThat(reponse.headers().firstValue("X-Demande")).isPresent();
        }
    }

    @Test
    void une_demande_fautive_tient_une_ligne_du_journal_sous_son_numero(CapturedOutput journal) {
        int avant = journal.getAll().length();
        HttpResponse<String> reponse =
                visiteur.rest("pilote.laval", "POST", "/message", Map.of("messageName", "pat\nient"));
        String numero = reponse.headers().firstValue("X-Demande").orElseThrow();
        String ecrit = journal.getAll().substring(avant);
        assertThat(ecrit.lines().filter(ligne -> ligne.contains(numero))).hasSize(1);
        assertThat(ecrit.lines().filter(ligne -> !ligne.contains("\"evenement\"")))
                .hasSize(1);
        assertThat(ecrit).hasSizeLessThan(800).doesNotContain("\tat ");
    }

    @Test
    void une_table_nomme_l_entree_qui_recoit_un_autre_type() throws IOException {
        int entrees = 0;
        for (var definition :
                modeles.createDecisionDefinitionQuery().latestVersion().list()) {
            var modele = modeles.getDmnModelInstance(definition.getId());
            Decision decision = modele.getModelElementById(definition.getKey());
            if (!(decision.getExpression() instanceof DecisionTable table)) {
                continue;
            }
            for (Input entree : table.getInputs()) {
                String nom = entree.getInputExpression().getText().getTextContent();
                if (!nom.matches("\\w+")) {
                    continue;
                }
                entrees++;
                String type = entree.getInputExpression().getTypeRef();
                Object fautif = type.equals("string") ? 12 : "oui";
                HttpResponse<String> reponse = visiteur.rest(
                        "admin",
                        "POST",
                        "/decision-definition/key/" + definition.getKey() + "/evaluate",
                        Map.of("variables", Map.of(nom, Map.of("value", fautif))));
                assertThat(reponse.statusCode())
                        .as(definition.getKey() + "." + nom)
                        .isEqualTo(400);
                assertThat(JSON.readTree(reponse.body()).path("message").asText())
                        .startsWith("La table « " + definition.getName() + " » (" + definition.getKey() + ") attend ")
                        .endsWith(" pour « " + nom + " ».");
            }
        }
        assertThat(entrees).isGreaterThan(50);
    }

    @Test
    void la_description_des_routes_n_est_pas_servie() {
        visiteur.connecter("admin", "jalon");
        for (String racine : List.of("engine", "admin", "cockpit", "tasklist", "welcome")) {
            assertThat(visiteur.get("/camunda/api/" + racine + "/application.wadl")
                            .statusCode())
                    .as(racine)
                    .isIn(403, 404);
        }
        assertThat(visiteur.rest("admin", "GET", "/application.wadl", null).statusCode())
                .isEqualTo(404);
        assertThat(visiteur.rest("admin", "OPTIONS", "/task", null, "Accept", "application/vnd.sun.wadl+xml")
                        .body())
                .doesNotContain("wadl", "resources");
    }

    @Test
    void un_titre_que_personne_ne_voit_est_un_champ_vide() throws IOException {
        HttpResponse<String> reponse = visiteur.rest(
                "pilote.laval",
                "POST",
                "/process-definition/key/cycle-projet/submit-form",
                Map.of("variables", Map.of("titreProjet", Map.of("value", "\u200b".repeat(14)))));
        assertThat(reponse.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(reponse.body()).path("message").asText().lines())
                .contains("Titre du projet : ce champ est obligatoire.");
    }
}
