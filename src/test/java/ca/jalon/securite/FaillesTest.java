package ca.jalon.securite;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** Les failles de Camunda 7.24.0 et les portes laissées ouvertes, essayées une à une. */
// Le frein aux essais ratés reste dans la mémoire du nœud.
@DirtiesContext
@EssaiSpring
@ExtendWith(OutputCaptureExtension.class)
class FaillesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MOTEUR = "/camunda/api/engine/engine/default";

    /** Ce que l'expression laisserait derrière elle si elle était évaluée. */
    private static final String CODE =
            "${execution.class.forName('java.lang.System').setProperty('jalon.pirate','oui')}";

    private static final String CODE_SIMPLE = "${''.getClass().forName('java.lang.System').getMethods()}";

    @Autowired
    ProcessEngine moteur;

    @Autowired
    RepositoryService modeles;

    @Autowired
    RuntimeService executions;

    @Autowired
    FilterService filtres;

    @Autowired
    JdbcClient base;

    @LocalServerPort
    int port;

    Visiteur visiteur;

    @BeforeEach
    void arriver() {
        visiteur = new Visiteur(port);
    }

    @AfterEach
    void remettreLHeure() {
        ClockUtil.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/task", "/task?maxResults=5", "/task/count"})
    void une_expression_dans_une_requete_est_refusee_par_les_deux_interfaces(String chemin) {
        visiteur.connecter("pilote.laval", "jalon");
        visiteur.get("/camunda/app/tasklist/default/");
        for (Object requete : List.of(
                Visiteur.requeteOu("assigneeExpression", CODE),
                Visiteur.requeteOu("candidateUserExpression", CODE_SIMPLE),
                Visiteur.requeteOu("processInstanceBusinessKeyExpression", "${1+1}"),
                Visiteur.requeteOu("createdBeforeExpression", "${currentUser()}"),
                Map.of("assigneeExpression", CODE))) {
            assertThat(visiteur.rest("pilote.laval", "POST", chemin, requete).statusCode())
                    .isEqualTo(400);
            HttpResponse<String> web = visiteur.ecrire("POST", MOTEUR + chemin, requete);
            assertThat(web.statusCode()).as(web.body()).isEqualTo(400);
        }
        assertThat(System.getProperty("jalon.pirate")).isNull();
        assertThat(visiteur.rest("pilote.laval", "POST", "/task", Map.of("assignee", "pilote.laval"))
                        .statusCode())
                .as("une requête sans expression, mais sans borne")
                .isEqualTo(400);
        assertThat(visiteur.rest("pilote.laval", "POST", "/task?maxResults=5", Map.of("assignee", "pilote.laval"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void un_filtre_ne_peut_porter_que_les_expressions_de_la_liste() throws Exception {
        for (Object requete : List.of(
                Map.of("assigneeExpression", CODE),
                Visiteur.requeteOu("assigneeExpression", CODE),
                Visiteur.requeteOu("assigneeExpression", "${ currentUser() }"))) {
            Map<String, Object> filtre =
                    Map.of("resourceType", "Task", "name", "piège", "query", requete, "properties", Map.of());
            assertThat(visiteur.rest("admin", "POST", "/filter/create", filtre).statusCode())
                    .isEqualTo(400);
        }
        Map<String, Object> permis = Map.of(
                "resourceType",
                "Task",
                "name",
                "permis",
                "query",
                Visiteur.requeteOu("assigneeExpression", "${currentUser()}"),
                "properties",
                Map.of());
        HttpResponse<String> cree = visiteur.rest("admin", "POST", "/filter/create", permis);
        assertThat(cree.statusCode()).isEqualTo(200);
        String id = JSON.readTree(cree.body()).path("id").asText();
        assertThat(visiteur.rest("admin", "GET", "/filter/" + id + "/list?maxResults=2", null)
                        .statusCode())
                .isEqualTo(200);

        assertThat(visiteur.rest(
                                "admin",
                                "PUT",
                                "/filter/" + id,
                                Map.of(
                                        "resourceType",
                                        "Task",
                                        "name",
                                        "permis",
                                        "query",
                                        Visiteur.requeteOu("assigneeExpression", CODE),
                                        "properties",
                                        Map.of()))
                        .statusCode())
                .isEqualTo(400);
        for (String fin : List.of("/list?maxResults=2", "/list", "/count", "/singleResult")) {
            assertThat(visiteur.rest(
                                    "admin",
                                    "POST",
                                    "/filter/" + id + fin,
                                    Visiteur.requeteOu("assigneeExpression", CODE))
                            .statusCode())
                    .as(fin)
                    .isEqualTo(400);
        }
        base.sql("update ACT_RU_FILTER set QUERY_ = ? where ID_ = ?")
                .params("{\"orQueries\":[{\"assigneeExpression\":\"" + CODE_SIMPLE + "\"}]}", id)
                .update();
        assertThat(visiteur.rest("admin", "GET", "/filter/" + id + "/list?maxResults=2", null)
                        .statusCode())
                .as("filtre écrit droit dans la base")
                .isEqualTo(400);
        filtres.deleteFilter(id);
    }

    @Test
    void creer_un_premier_administrateur_sans_se_connecter_est_impossible() {
        Map<String, Object> compte = Map.of(
                "profile",
                Map.of("id", "pirate", "firstName", "P", "lastName", "P", "email", "p@exemple.qc.ca"),
                "credentials",
                Map.of("password", "Pirate-2026!"));
        moteur.getIdentityService().deleteMembership("admin", "camunda-admin");
        try {
            visiteur.get("/connexion");
            for (String chemin : List.of(
                    "/camunda/api/admin/setup/default/user/create", "/camunda/api/admin/setup/default/user/create/")) {
                assertThat(visiteur.ecrire("POST", chemin, compte).statusCode())
                        .as(chemin)
                        .isIn(401, 403);
            }
            visiteur.connecter("pilote.laval", "jalon");
            visiteur.get("/camunda/app/tasklist/default/");
            assertThat(visiteur.ecrire("POST", "/camunda/api/admin/setup/default/user/create", compte)
                            .statusCode())
                    .isEqualTo(403);
        } finally {
            moteur.getIdentityService().createMembership("admin", "camunda-admin");
        }
        assertThat(moteur.getIdentityService()
                        .createUserQuery()
                        .userId("pirate")
                        .count())
                .isZero();
    }

    @Test
    void chaque_page_a_son_propre_jeton_et_ses_en_tetes() throws Exception {
        visiteur.connecter("pilote.laval", "jalon");
        Set<String> jetons = new HashSet<>();
        for (int essai = 0; essai < 3; essai++) {
            HttpResponse<String> page = visiteur.get("/camunda/app/tasklist/default/", "X-Forwarded-Proto", "https");
            String politique =
                    page.headers().firstValue("Content-Security-Policy").orElseThrow();
            Matcher jeton = Pattern.compile("'nonce-([^']+)'").matcher(politique);
            assertThat(jeton.find()).isTrue();
            assertThat(page.body()).contains("nonce=\"" + jeton.group(1) + "\"");
            assertThat(politique).doesNotContain("unsafe-eval", "https:").contains("object-src 'none'");
            jetons.add(jeton.group(1));
            assertThat(page.headers().firstValue("Strict-Transport-Security"))
                    .get()
                    .asString()
                    .contains("max-age=31536000");
            assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
        assertThat(jetons).hasSize(3);
    }

    @Test
    void le_temoin_de_session_est_protege() {
        HttpResponse<String> clair = visiteur.connecter("pilote.laval", "jalon");
        assertThat(temoinDeSession(clair)).contains("HttpOnly", "SameSite=Lax").doesNotContain("Secure");
        HttpResponse<String> chiffre =
                new Visiteur(port).connecter("pilote.laval", "jalon", "X-Forwarded-Proto", "https");
        assertThat(temoinDeSession(chiffre)).contains("HttpOnly", "SameSite=Lax", "Secure");
    }

    private static String temoinDeSession(HttpResponse<String> reponse) {
        return reponse.headers().allValues("Set-Cookie").stream()
                .filter(temoin -> temoin.startsWith("JSESSIONID"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void les_resultats_ont_une_borne() {
        for (String chemin :
                List.of("/task", "/process-instance", "/history/task", "/history/variable-instance", "/user", "/job")) {
            assertThat(visiteur.rest("admin", "GET", chemin, null).statusCode())
                    .as(chemin)
                    .isEqualTo(400);
            assertThat(visiteur.rest("admin", "GET", chemin + "?maxResults=2001", null)
                            .statusCode())
                    .as(chemin)
                    .isEqualTo(400);
            assertThat(visiteur.rest("admin", "GET", chemin + "?maxResults=10", null)
                            .statusCode())
                    .as(chemin)
                    .isEqualTo(200);
        }
    }

    @Test
    void le_moteur_verifie_les_types_et_ne_nomme_que_ses_delegues() {
        ProcessEngineConfigurationImpl reglages =
                (ProcessEngineConfigurationImpl) moteur.getProcessEngineConfiguration();
        assertThat(reglages.isDeserializationTypeValidationEnabled()).isTrue();
        assertThat(reglages.isEnableExpressionsInAdhocQueries()).isFalse();
        assertThat(reglages.getBeans().containsKey("consignerDecision")).isTrue();
        for (String bean : List.of(
                "dataSource", "identityService", "annuaire", "decisions", "processEngine", "environment", "clock")) {
            assertThat(reglages.getBeans().containsKey(bean)).as(bean).isFalse();
            assertThat(reglages.getBeans().get(bean)).as(bean).isNull();
        }
    }

    @Test
    void un_type_inconnu_n_est_pas_reconstruit_depuis_une_variable() {
        Banc banc = new Banc(port, moteur.getManagementService());
        String instance = banc.taches(banc.demarrerExemple("fiche-local-soins-de-plaies"))
                .get(0)
                .path("processInstanceId")
                .asText();
        String chemin = "/process-instance/" + instance + "/variables/piege";
        Map<String, Object> objet = Map.of(
                "type",
                "Object",
                "value",
                "{\"valeur\":\"pirate\",\"libelle\":\"pirate\"}",
                "valueInfo",
                Map.of("objectTypeName", "ca.jalon.formulaire.Option", "serializationDataFormat", "application/json"));
        assertThat(visiteur.rest("admin", "PUT", chemin, objet).statusCode()).isEqualTo(204);
        HttpResponse<String> lue = visiteur.rest("admin", "GET", chemin + "?deserializeValue=true", null);
        assertThat(lue.statusCode()).as(lue.body()).isEqualTo(500);
        assertThat(lue.body()).contains("numéro").doesNotContain("libelle", "Option", "Cannot");
    }

    @Test
    void deployer_ou_changer_un_modele_est_reserve_a_camunda_admin() {
        String definition = modeles.createProcessDefinitionQuery()
                .processDefinitionKey("cycle-projet")
                .latestVersion()
                .singleResult()
                .getId();
        String deploiement = modeles.getProcessDefinition(definition).getDeploymentId();
        var identites = moteur.getIdentityService();
        var processus = identites.newUser("chef.processus");
        processus.setPassword("jalon");
        identites.saveUser(processus);
        identites.createMembership("chef.processus", "admin-processus");
        for (String compte : List.of("pilote.laval", "dirigeant", "equipe.msss", "fournisseur", "chef.processus")) {
            assertThat(deployer(compte).statusCode()).as(compte).isEqualTo(403);
            assertThat(visiteur.rest(
                                    compte,
                                    "PUT",
                                    "/process-definition/" + definition + "/suspended",
                                    Map.of("suspended", true))
                            .statusCode())
                    .as(compte)
                    .isEqualTo(403);
            assertThat(visiteur.rest(
                                    compte,
                                    "PUT",
                                    "/process-definition/" + definition + "/history-time-to-live",
                                    Map.of("historyTimeToLive", 1))
                            .statusCode())
                    .as(compte)
                    .isEqualTo(403);
            assertThat(visiteur.rest(compte, "DELETE", "/process-definition/" + definition, null)
                            .statusCode())
                    .as(compte)
                    .isEqualTo(403);
            assertThat(visiteur.rest(compte, "DELETE", "/deployment/" + deploiement + "?cascade=true", null)
                            .statusCode())
                    .as(compte)
                    .isIn(403, 404);
            assertThat(visiteur.rest(compte, "POST", "/deployment/" + deploiement + "/redeploy", Map.of())
                            .statusCode())
                    .as(compte)
                    .isIn(403, 404);
        }
        assertThat(modeles.getProcessDefinition(definition).isSuspended()).isFalse();
    }

    private HttpResponse<String> deployer(String compte) {
        String limite = "----jalon";
        String corps = "--" + limite
                + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\npiege\r\n--" + limite
                + "\r\nContent-Disposition: form-data; name=\"data\"; filename=\"piege.bpmn\"\r\n\r\n<x/>\r\n--"
                + limite
                + "--\r\n";
        String basic = java.util.Base64.getEncoder().encodeToString((compte + ":jalon").getBytes());
        return visiteur.demander(
                "POST",
                "/engine-rest/deployment/create",
                corps,
                "Content-Type",
                "multipart/form-data; boundary=" + limite,
                "Authorization",
                "Basic " + basic);
    }

    @Test
    void une_ecriture_venue_d_un_autre_site_est_refusee() {
        visiteur.connecter("pilote.laval", "jalon");
        visiteur.get("/camunda/app/tasklist/default/");
        String chemin = MOTEUR + "/task/count";
        assertThat(visiteur.ecrire("POST", chemin, Map.of()).statusCode()).isEqualTo(200);
        assertThat(visiteur.ecrire("POST", chemin, Map.of(), "Origin", "http://localhost:" + port)
                        .statusCode())
                .isEqualTo(200);
        assertThat(visiteur.ecrire("POST", chemin, Map.of(), "Origin", "https://pirate.exemple")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visiteur.ecrire("POST", chemin, Map.of(), "Origin", "null").statusCode())
                .isEqualTo(403);
        assertThat(visiteur.ecrire("POST", chemin, Map.of(), "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visiteur.rest("pilote.laval", "POST", "/task/count", Map.of(), "Origin", "https://pirate.exemple")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visiteur.demander("POST", "/deconnexion", "", "Content-Type", "application/x-www-form-urlencoded")
                        .statusCode())
                .as("sans jeton")
                .isEqualTo(403);
        assertThat(visiteur.demander("POST", chemin, "{}", "Content-Type", "application/json")
                        .statusCode())
                .as("sans jeton de Camunda")
                .isEqualTo(403);
    }

    @Test
    void aucune_erreur_ne_montre_la_pile() {
        visiteur.connecter("pilote.laval", "jalon");
        visiteur.get("/camunda/app/tasklist/default/");
        List<HttpResponse<String>> erreurs = List.of(
                visiteur.rest("pilote.laval", "POST", "/task", "{ pas du json"),
                visiteur.rest("pilote.laval", "GET", "/task?maxResults=abc", null),
                visiteur.rest("pilote.laval", "GET", "/task/inconnue", null),
                visiteur.rest("pilote.laval", "GET", "/rien/du/tout", null),
                visiteur.ecrire("POST", MOTEUR + "/task", "{ pas du json"),
                visiteur.get(MOTEUR + "/task/inconnue"),
                visiteur.get("/projets/inconnu"),
                visiteur.get("/n-existe-pas"),
                visiteur.get("/error"),
                visiteur.get("/camunda/app/cockpit/default/"));
        for (HttpResponse<String> erreur : erreurs) {
            assertThat(erreur.statusCode()).isGreaterThanOrEqualTo(400);
            assertThat(erreur.body())
                    .as(erreur.uri().toString())
                    .doesNotContain("\tat ", "at org.", "at java.", "stackTrace", "Whitelabel", "Tomcat");
        }
    }

    @Test
    void sortir_ferme_tout_et_vide_le_navigateur() {
        visiteur.connecter("pilote.laval", "jalon");
        visiteur.get("/camunda/app/tasklist/default/");
        assertThat(visiteur.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        HttpResponse<String> sortie = visiteur.ecrire("POST", "/camunda/api/admin/auth/user/default/logout", Map.of());
        assertThat(sortie.statusCode()).isEqualTo(204);
        assertThat(sortie.headers().firstValue("Clear-Site-Data")).hasValue("\"storage\"");
        HttpResponse<String> page = visiteur.get("/camunda/app/tasklist/default/");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location")).get().asString().endsWith("/connexion");
        assertThat(visiteur.get(MOTEUR + "/task/count").statusCode()).isEqualTo(401);
    }

    @Test
    void les_essais_rates_sont_freines_et_notes(CapturedOutput journal) {
        assertThat(lieu(visiteur.connecter("patient", "faux"))).contains("error");
        assertThat(lieu(visiteur.connecter("patient", "jalon")))
                .as("le bon mot de passe, trop tôt")
                .contains("error");
        ClockUtil.setCurrentTime(new java.util.Date(System.currentTimeMillis() + 70_000));
        assertThat(lieu(new Visiteur(port).connecter("patient", "jalon"))).doesNotContain("error");
        assertThat(journal.getAll())
                .contains("\"evenement\":\"essai-rate\"", "\"compte\":\"patient\"", "\"adresse\":\"127.0.0.1\"")
                .contains("\"evenement\":\"entree\"");
    }

    private static String lieu(HttpResponse<String> reponse) {
        return reponse.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void chacun_garde_son_mot_de_passe_mais_ni_son_nom_ni_son_existence() {
        String compte = "/user/archives";
        assertThat(visiteur.rest("archives", "DELETE", compte, null).statusCode())
                .isEqualTo(403);
        assertThat(visiteur.rest(
                                "archives",
                                "PUT",
                                compte + "/profile",
                                Map.of("id", "archives", "firstName", "Le", "lastName", "Ministre"))
                        .statusCode())
                .isEqualTo(403);
        var personne =
                moteur.getIdentityService().createUserQuery().userId("archives").singleResult();
        assertThat(personne.getLastName()).isEqualTo("Morin");
        assertThat(visiteur.rest(
                                "archives",
                                "PUT",
                                compte + "/credentials",
                                Map.of("password", "jalon", "authenticatedUserPassword", "jalon"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(visiteur.rest(
                                "admin",
                                "PUT",
                                compte + "/profile",
                                Map.of(
                                        "id",
                                        "archives",
                                        "firstName",
                                        personne.getFirstName(),
                                        "lastName",
                                        "Morin",
                                        "email",
                                        personne.getEmail()))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void refus_et_corrections_sont_notes_avec_la_personne_l_adresse_et_l_instance(CapturedOutput journal) {
        Banc banc = new Banc(port, moteur.getManagementService());
        var tache =
                banc.taches(banc.demarrerExemple("fiche-local-soins-de-plaies")).get(0);
        String id = tache.path("id").asText();
        String instance = tache.path("processInstanceId").asText();
        assertThat(visiteur.rest("pilote.laval", "POST", "/task/" + id + "/claim", Map.of("userId", "pilote.laval"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(visiteur.rest("admin", "PUT", "/task/" + id + "/variables/remarque", Map.of("value", "corrigé"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(journal.getAll().lines().filter(ligne -> ligne.contains("\"evenement\":")))
                .anySatisfy(ligne -> assertThat(ligne)
                        .contains("\"evenement\":\"refus\"", "\"personne\":\"pilote.laval\"")
                        .contains("\"adresse\":\"127.0.0.1\"", "\"instance\":\"" + instance + "\""))
                .anySatisfy(ligne -> assertThat(ligne)
                        .contains("\"evenement\":\"voie-fermee\"", "\"personne\":\"admin\"", "\"permis\":true")
                        .contains("\"adresse\":\"127.0.0.1\"", "\"instance\":\"" + instance + "\""));
    }

    @Test
    void un_compte_retire_perd_sa_session() {
        var identites = moteur.getIdentityService();
        var passager = identites.newUser("passager");
        passager.setPassword("jalon");
        identites.saveUser(passager);
        identites.createMembership("passager", "pilote-clinique");
        visiteur.connecter("passager", "jalon");
        assertThat(visiteur.get("/projets").statusCode()).isEqualTo(200);
        identites.deleteUser("passager");
        assertThat(visiteur.get("/projets").statusCode()).isIn(302, 401);
        assertThat(visiteur.get("/camunda/app/tasklist/default/").statusCode()).isIn(302, 401);
    }
}
