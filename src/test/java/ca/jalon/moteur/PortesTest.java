package ca.jalon.moteur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.jalon.formulaire.HorsContrat;
import ca.jalon.formulaire.Refus;
import ca.jalon.formulaire.RefusFormulaire;
import ca.jalon.moteur.contrat.ContratEssai;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

/** Chaque porte applique le même formulaire, et rien n'est écrit quand elle refuse. */
@EssaiMoteur
@Import(ContratEssai.class)
@ExtendWith(OutputCaptureExtension.class)
class PortesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private RepositoryService modeles;

    @Autowired
    private RuntimeService instances;

    @Autowired
    private TaskService taches;

    @Autowired
    private FormService formulaires;

    @Autowired
    private HistoryService historique;

    @Autowired
    private IdentityService identites;

    @Autowired
    private TestRestTemplate rest;

    @BeforeEach
    void deployer() {
        ContratEssai.deployer(modeles);
    }

    @AfterEach
    void toutEffacer() {
        identites.clearAuthentication();
        HorsContrat.faire(() -> instances
                .createProcessInstanceQuery()
                .list()
                .forEach(instance -> instances.deleteProcessInstance(instance.getId(), "fin de l'essai")));
    }

    // Démarrer

    @Test
    void un_envoi_de_Tasklist_passe_et_chaque_champ_a_un_seul_type() {
        JsonNode reponse =
                lu(envoyer("alice", "/process-definition/key/essai/submit-form", variables(tasklist())), 200);

        Map<String, Object> ecrites = instances.getVariables(reponse.get("id").asText());
        assertThat(ecrites)
                .containsEntry("titre", "Télésoins à domicile")
                .containsEntry("niveau", "LOCAL")
                .containsEntry("montant", 1200.0)
                .containsEntry("nombreSites", 3L)
                .containsEntry("urgent", false)
                .containsEntry("dateDebut", "2027-01-15")
                .containsEntry("motif", null)
                .doesNotContainKey("total");
        assertThat(ecrites.get("risques")).hasToString("[\"COUTS\"]");
    }

    @Test
    void toutes_les_portes_du_demarrage_refusent_pareil() {
        Map<String, Object> faux = new LinkedHashMap<>(tasklist());
        faux.put("titre", "ab");
        faux.put("niveau", "MONDIAL");
        faux.put("decisionMinistre", "OUI");
        faux.put("dateFin", "2027-01-01");
        String attendu = """
                decisionMinistre : ce champ ne fait pas partie du formulaire.
                Titre : ce texte doit compter au moins 3 caractères.
                Niveau : cette réponse ne fait pas partie de celles proposées.
                Fin prévue : la fin prévue suit le début.""";
        String definition = modeles.createProcessDefinitionQuery()
                .processDefinitionKey("essai")
                .singleResult()
                .getId();

        for (String porte : List.of(
                "/process-definition/key/essai/submit-form",
                "/process-definition/key/essai/start",
                "/process-definition/" + definition + "/submit-form",
                "/process-definition/" + definition + "/start")) {
            JsonNode refus = lu(envoyer("alice", porte, variables(faux)), 400);
            assertThat(refus.get("message").asText()).isEqualTo(attendu);
            assertThat(refus.get("type").asText()).isEqualTo("RefusFormulaire");
            assertThat(refus.get("violations").get(1).get("champ").asText()).isEqualTo("titre");
            assertThat(refus.get("violations").get(1).get("regle").asText()).isEqualTo("longueurMin");
        }
        for (Supplier<ProcessInstance> porte : List.<Supplier<ProcessInstance>>of(
                () -> instances.startProcessInstanceByKey("essai", faux),
                () -> instances.startProcessInstanceById(definition, faux),
                () -> instances
                        .createProcessInstanceByKey("essai")
                        .setVariables(faux)
                        .execute(),
                () -> formulaires.submitStartForm(definition, faux))) {
            assertThatThrownBy(porte::get).isInstanceOf(RefusFormulaire.class).hasMessage(attendu);
        }
        assertThat(instances.createProcessInstanceQuery().count()).isZero();
        assertThat(historique
                        .createHistoricVariableInstanceQuery()
                        .variableName("decisionMinistre")
                        .count())
                .isZero();
    }

    @Test
    void un_message_qui_demarre_suit_le_formulaire_de_son_evenement() {
        Map<String, Object> corps = new HashMap<>(Map.of("messageName", "essai-demande"));
        corps.put("processVariables", typees(Map.of("titre", " Par message ", "intrus", 1)));
        JsonNode refus = lu(envoyer("alice", "/message", corps), 400);
        assertThat(refus.get("message").asText()).isEqualTo("intrus : ce champ ne fait pas partie du formulaire.");

        corps.put("processVariables", Map.of());
        assertThat(lu(envoyer("alice", "/message", corps), 400).get("message").asText())
                .isEqualTo("Titre du message : ce champ est obligatoire.");

        corps.put("processVariables", typees(Map.of("titre", " Par message ")));
        envoyer("alice", "/message", corps);
        ProcessInstance instance = instances.createProcessInstanceQuery().singleResult();
        assertThat(instances.getVariables(instance.getId())).isEqualTo(Map.of("titre", "Par message"));

        assertThatThrownBy(() -> instances
                        .createMessageCorrelation("essai-demande")
                        .setVariable("intrus", 1)
                        .correlateStartMessage())
                .isInstanceOf(RefusFormulaire.class);
        assertThatThrownBy(() -> instances.startProcessInstanceByMessage("essai-demande", Map.of("intrus", 1)))
                .isInstanceOf(RefusFormulaire.class);
    }

    @Test
    void un_message_sans_formulaire_ne_porte_rien_pour_une_personne() {
        Map<String, Object> corps = new HashMap<>(Map.of("messageName", "essai-avis"));
        corps.put("processVariables", typees(Map.of("titre", "x")));
        assertThat(envoyer("alice", "/message", corps).getStatusCode().value()).isEqualTo(400);

        corps.remove("processVariables");
        assertThat(envoyer("alice", "/message", corps).getStatusCode().value()).isEqualTo(204);

        instances
                .createMessageCorrelation("essai-avis")
                .setVariable("titre", "système")
                .correlateStartMessage();
        assertThat(instances.createProcessInstanceQuery().count()).isEqualTo(2);
    }

    @Test
    void le_numero_et_le_depart_au_milieu_sont_aux_administrateurs(CapturedOutput journal) {
        Map<String, Object> corps = new HashMap<>(variables(tasklist()));
        corps.put("businessKey", "PRJ-2026-0001");
        for (String porte : List.of("submit-form", "start")) {
            JsonNode refus = lu(envoyer("alice", "/process-definition/key/essai/" + porte, corps), 403);
            assertThat(refus.get("message").asText()).startsWith("Réservé aux administrateurs : ");
        }
        Map<String, Object> milieu = Map.of(
                "startInstructions",
                List.of(Map.of("type", "startBeforeActivity", "activityId", "userTask_clore")),
                "skipCustomListeners",
                true);
        assertThat(envoyer("alice", "/process-definition/key/essai/start", milieu)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(instances.createProcessInstanceQuery().count()).isZero();

        lu(envoyer("admin", "/process-definition/key/essai/start", milieu), 200);
        lu(envoyer("admin", "/process-definition/key/essai/submit-form", corps), 200);
        assertThat(instances
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey("PRJ-2026-0001")
                        .count())
                .isOne();
        assertThat(journal)
                .contains("\"commande\":\"StartProcessInstanceAtActivitiesCmd\",\"compte\":\"admin\",\"permis\":true")
                .contains("\"businessKey\":\"PRJ-2026-0001\"")
                .contains("\"compte\":\"alice\",\"permis\":false");
    }

    // Finir une tâche

    @Test
    void toutes_les_portes_de_la_fin_refusent_pareil_et_la_tache_reste() {
        String tache = tacheOuverte();
        Map<String, Object> faux = Map.of("decision", "PEUT_ETRE", "titre", "autre titre", "approuve", true);
        String attendu = """
                approuve : ce champ ne fait pas partie du formulaire.
                Titre : ce champ ne se modifie pas.
                Décision : cette réponse ne fait pas partie de celles proposées.""";

        for (String porte : List.of("complete", "submit-form", "resolve")) {
            JsonNode refus = lu(envoyer("alice", "/task/" + tache + "/" + porte, variables(faux)), 400);
            assertThat(refus.get("message").asText()).isEqualTo(attendu);
        }
        for (Runnable porte : List.<Runnable>of(
                () -> taches.complete(tache, faux),
                () -> taches.completeWithVariablesInReturn(tache, faux, false),
                () -> taches.resolveTask(tache, faux),
                () -> formulaires.submitTaskForm(tache, faux),
                () -> formulaires.submitTaskFormWithVariablesInReturn(tache, faux, false))) {
            assertThatThrownBy(porte::run).isInstanceOf(RefusFormulaire.class).hasMessage(attendu);
        }
        rienEcrit(tache);
    }

    @Test
    void les_sorties_de_cote_refusent_les_variables_puis_la_sortie() {
        String tache = tacheOuverte();
        for (Map.Entry<String, Map<String, Object>> porte : Map.<String, Map<String, Object>>of(
                        "bpmnError", Map.of("errorCode", "refus"),
                        "bpmnEscalation", Map.of("escalationCode", "escalade"))
                .entrySet()) {
            Map<String, Object> corps = new HashMap<>(porte.getValue());
            String chemin = "/task/" + tache + "/" + porte.getKey();
            corps.put("variables", typees(Map.of("decision", "PEUT_ETRE", "approuve", true)));
            assertThat(lu(envoyer("alice", chemin, corps), 400).get("violations"))
                    .hasSize(2);

            corps.put("variables", typees(Map.of("decision", "REFUSER")));
            assertThat(envoyer("alice", chemin, corps).getStatusCode().value()).isEqualTo(403);
        }
        rienEcrit(tache);
    }

    @Test
    void skipCustomListeners_ne_contourne_rien() {
        String tache = tacheOuverte();
        String instance = instanceDe(tache);
        Map<String, Object> saut = Map.of(
                "skipCustomListeners",
                true,
                "instructions",
                List.of(Map.of("type", "startBeforeActivity", "activityId", "userTask_clore")));

        assertThat(envoyer("alice", "/process-instance/" + instance + "/modification", saut)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(echanger(
                                "alice",
                                HttpMethod.DELETE,
                                "/process-instance/" + instance + "?skipCustomListeners=true",
                                null)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        rienEcrit(tache);
    }

    @Test
    void un_bon_envoi_finit_la_tache_et_la_valeur_montree_peut_revenir() {
        String tache = tacheOuverte();
        String instance = instanceDe(tache);
        Map<String, Object> bon = new HashMap<>(typees(Map.of("decision", "APPROUVER", "niveau", "LOCAL")));
        bon.put("suites", Map.of("type", "Json", "value", "[\"PLAN\",\"PLAN\"]"));

        assertThat(envoyer("alice", "/task/" + tache + "/submit-form", Map.of("variables", bon))
                        .getStatusCode()
                        .value())
                .isEqualTo(204);

        Map<String, Object> ecrites = instances.getVariables(instance);
        assertThat(ecrites).containsEntry("decision", "APPROUVER").containsEntry("titre", "Télésoins à domicile");
        assertThat(ecrites).containsEntry("raison", null);
        assertThat(ecrites.get("suites")).hasToString("[\"PLAN\"]");
    }

    @Test
    void une_liste_sans_valeur_s_annonce_du_type_que_Tasklist_doit_rendre() {
        String tache = tacheOuverte();
        HorsContrat.faire(() -> instances.setVariable(instanceDe(tache), "suites", null));

        JsonNode variables = lu(
                echanger("alice", HttpMethod.GET, "/task/" + tache + "/form-variables?deserializeValues=false", null),
                200);
        assertThat(variables.at("/suites/type").asText()).isEqualTo("Json");
        assertThat(variables.at("/suites/value").isNull()).isTrue();
        assertThat(variables.at("/titre/type").asText()).isEqualTo("String");

        Map<String, Object> envoi = new HashMap<>(typees(Map.of("decision", "APPROUVER")));
        envoi.put(
                "suites",
                Map.of("type", variables.at("/suites/type").asText(), "valueInfo", Map.of(), "value", "[\"REVUE\"]"));
        assertThat(envoyer("alice", "/task/" + tache + "/submit-form", Map.of("variables", envoi))
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
    }

    /** Le montant est au processus ; le formulaire de la décision ne le nomme pas : il ne sort pas, même demandé. */
    @Test
    void une_variable_que_le_formulaire_ne_nomme_pas_ne_sort_pas() {
        String tache = tacheOuverte();
        assertThat(instances.getVariables(instanceDe(tache))).containsEntry("montant", 1200.0);
        String chemin = "/task/" + tache + "/form-variables?deserializeValues=false";

        assertThat(lu(echanger("alice", HttpMethod.GET, chemin, null), 200).fieldNames())
                .toIterable()
                .contains("titre", "niveau")
                .doesNotContain("montant", "dateDebut");
        assertThat(lu(echanger("alice", HttpMethod.GET, chemin + "&variableNames=titre,montant", null), 200)
                        .fieldNames())
                .toIterable()
                .containsExactly("titre");
    }

    @Test
    void une_valeur_d_un_autre_type_que_l_annonce_est_nommee_en_francais_a_toutes_les_portes() {
        String tache = tacheOuverte();
        for (Map.Entry<String, Object> faux : Map.<String, Object>of(
                        "Null", "[\"REVUE\"]", "Integer", "douze", "Inconnu", 12, "Json", List.of("REVUE"))
                .entrySet()) {
            Map<String, Object> envoi = new LinkedHashMap<>(typees(Map.of("decision", "APPROUVER")));
            envoi.put("suites", Map.of("type", faux.getKey(), "value", faux.getValue()));
            for (String porte : List.of(
                    "/task/" + tache + "/submit-form",
                    "/task/" + tache + "/complete",
                    "/task/" + tache + "/resolve",
                    "/process-definition/key/essai/submit-form",
                    "/process-definition/key/essai/start")) {
                assertThat(lu(envoyer("alice", porte, Map.of("variables", envoi)), 400)
                                .get("message")
                                .asText())
                        .as(porte)
                        .isEqualTo("suites : la valeur envoyée ne se lit pas comme une valeur de type « "
                                + faux.getKey() + " ».");
            }
        }
        rienEcrit(tache);
    }

    @Test
    void une_valeur_montree_changee_est_refusee() {
        String tache = tacheOuverte();

        JsonNode refus = lu(
                envoyer(
                        "alice",
                        "/task/" + tache + "/complete",
                        variables(Map.of("decision", "APPROUVER", "niveau", "NATIONAL"))),
                400);

        assertThat(refus.get("message").asText()).isEqualTo("Niveau : ce champ ne se modifie pas.");
    }

    @Test
    void une_etape_sans_formulaire_ne_recoit_rien_d_une_personne() {
        String tache = tacheOuverte();
        String instance = instanceDe(tache);
        taches.complete(tache, Map.of("decision", "APPROUVER"));
        String suivante = taches.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();

        assertThat(envoyer("alice", "/task/" + suivante + "/complete", variables(Map.of("approuve", true)))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(envoyer("alice", "/task/" + suivante + "/complete", Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(204);

        Map<String, Object> message =
                new HashMap<>(Map.of("messageName", "essai-complement", "processInstanceId", instance));
        message.put("processVariables", typees(Map.of("approuve", true)));
        assertThat(envoyer("alice", "/message", message).getStatusCode().value())
                .isEqualTo(400);
        assertThat(instances.createProcessInstanceQuery().count()).isOne();
    }

    // Voies fermées

    @Test
    void ecrire_une_variable_est_aux_administrateurs_par_toutes_les_portes() {
        String tache = tacheOuverte();
        String instance = instanceDe(tache);
        Map<String, Object> valeur = Map.of("value", "x", "type", "String");
        Map<String, Object> modifications = Map.of("modifications", Map.of("titre", valeur));

        for (String porte : List.of(
                "/task/" + tache + "/variables",
                "/task/" + tache + "/localVariables",
                "/execution/" + instance + "/localVariables",
                "/process-instance/" + instance + "/variables")) {
            for (ResponseEntity<String> refus : List.of(
                    echanger("alice", HttpMethod.PUT, porte + "/titre", valeur),
                    echanger("alice", HttpMethod.DELETE, porte + "/titre", null),
                    envoyer("alice", porte, modifications))) {
                assertThat(refus.getStatusCode().value()).as(porte).isEqualTo(403);
            }
        }
        rienEcrit(tache);

        assertThat(echanger("admin", HttpMethod.PUT, "/process-instance/" + instance + "/variables/titre", valeur)
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
    }

    @Test
    void deleguer_ou_attribuer_au_nom_d_un_autre_est_aux_administrateurs() {
        String tache = tacheOuverte();
        for (String porte : List.of("delegate", "claim", "assignee")) {
            assertThat(envoyer("alice", "/task/" + tache + "/" + porte, Map.of("userId", "bruno"))
                            .getStatusCode()
                            .value())
                    .as(porte)
                    .isEqualTo(403);
        }
        assertThat(envoyer(
                                "alice",
                                "/task/" + tache + "/identity-links",
                                Map.of("userId", "bruno", "type", "candidate"))
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(echanger("alice", HttpMethod.PUT, "/task/" + tache, Map.of("assignee", "bruno"))
                        .getStatusCode()
                        .value())
                .isEqualTo(403);

        assertThat(envoyer("alice", "/task/" + tache + "/claim", Map.of("userId", "alice"))
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        assertThat(envoyer("bruno", "/task/" + tache + "/unclaim", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(envoyer("alice", "/task/" + tache + "/unclaim", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        rienEcrit(tache);
    }

    @Test
    void le_systeme_passe_par_le_formulaire_sauf_a_le_dire() {
        assertThatThrownBy(() -> instances.startProcessInstanceByKey("essai"))
                .isInstanceOfSatisfying(
                        Refus.class, refus -> assertThat(refus.statut()).isEqualTo(400));

        String instance = HorsContrat.obtenir(
                        () -> instances.startProcessInstanceByKey("essai", "X-1", Map.of("libre", 1)))
                .getId();

        assertThat(instances.getVariable(instance, "libre")).isEqualTo(1);
        instances.setVariable(instance, "libre", 2);
    }

    // Servir

    @Test
    void les_listes_et_les_textes_sont_ceux_de_la_personne() throws Exception {
        JsonNode depart =
                lu(echanger("alice", HttpMethod.GET, "/process-definition/key/essai/deployed-start-form", null), 200);
        assertThat(champ(depart, "etablissement").get("values").toString())
                .isEqualTo("[{\"label\":\"Hôpital de alice (actifs)\",\"value\":\"ALICE\"}]");

        String tache = tacheOuverte();
        JsonNode decision = lu(echanger("alice", HttpMethod.GET, "/task/" + tache + "/deployed-form", null), 200);
        assertThat(decision.at("/components/0/text").asText())
                .isEqualTo("Dossier **Télésoins à domicile** &#123;&#123;secret&#125;&#125;");

        Map<String, Object> deBruno = new LinkedHashMap<>(tasklist());
        deBruno.put("etablissement", "BRUNO");
        assertThat(lu(envoyer("alice", "/process-definition/key/essai/submit-form", variables(deBruno)), 400)
                        .get("message")
                        .asText())
                .isEqualTo("Établissement : cette réponse ne fait pas partie de celles proposées.");
    }

    private static JsonNode champ(JsonNode formulaire, String cle) {
        for (JsonNode composant : formulaire.get("components")) {
            if (cle.equals(composant.path("key").asText())) {
                return composant;
            }
        }
        throw new AssertionError("pas de champ " + cle);
    }

    // Déployer

    @Test
    void un_formulaire_impossible_ne_se_deploie_pas() {
        String expression = "{\"components\":[{\"type\":\"expression\",\"key\":\"total\"}]}";
        assertThatThrownBy(() -> modeles.createDeployment()
                        .addString("forms/essai/impossible.form", expression)
                        .deploy())
                .hasMessage("Le formulaire « impossible » contient le champ « total » de type « expression », "
                        + "que Tasklist 7.24 ne sait pas montrer.");

        String source =
                "{\"components\":[{\"type\":\"select\",\"key\":\"a\",\"values\":[],\"properties\":{\"source\":\"nulle-part\"}}]}";
        assertThatThrownBy(() -> modeles.createDeployment()
                        .addString("sans-source.form", source)
                        .deploy())
                .hasMessage("Le formulaire « sans-source » demande à la source « nulle-part », inconnue, "
                        + "de remplir le champ « a ».");
    }

    // Outils

    /** Ce que Tasklist envoie : valeurs sans type, {@code null} pour les champs vides, listes en Json. */
    static Map<String, Object> tasklist() {
        Map<String, Object> envoi = new LinkedHashMap<>();
        envoi.put("titre", "  Télésoins à domicile ");
        envoi.put("niveau", "LOCAL");
        envoi.put("montant", 1200);
        envoi.put("nombreSites", 3);
        envoi.put("risques", List.of("COUTS"));
        envoi.put("dateDebut", "2027-01-15");
        envoi.put("dateFin", null);
        envoi.put("etablissement", "ALICE");
        return envoi;
    }

    private static Map<String, Object> variables(Map<String, Object> valeurs) {
        return Map.of("variables", typees(valeurs));
    }

    static Map<String, Object> typees(Map<String, Object> valeurs) {
        Map<String, Object> typees = new LinkedHashMap<>();
        valeurs.forEach((nom, valeur) -> {
            Map<String, Object> variable = new HashMap<>();
            if (valeur instanceof List) {
                variable.put("type", "Json");
                variable.put("value", JSON.valueToTree(valeur).toString());
            } else {
                variable.put("value", valeur);
            }
            typees.put(nom, variable);
        });
        return typees;
    }

    private String tacheOuverte() {
        Map<String, Object> envoi = new LinkedHashMap<>(tasklist());
        JsonNode instance = lu(envoyer("alice", "/process-definition/key/essai/submit-form", variables(envoi)), 200);
        return taches.createTaskQuery()
                .processInstanceId(instance.get("id").asText())
                .singleResult()
                .getId();
    }

    private String instanceDe(String tache) {
        return taches.createTaskQuery().taskId(tache).singleResult().getProcessInstanceId();
    }

    private void rienEcrit(String tache) {
        assertThat(taches.createTaskQuery()
                        .taskId(tache)
                        .taskDefinitionKey("userTask_decider")
                        .count())
                .isOne();
        assertThat(instances.getVariables(instanceDe(tache)))
                .containsEntry("titre", "Télésoins à domicile")
                .doesNotContainKeys("approuve", "decision");
    }

    private ResponseEntity<String> envoyer(String compte, String chemin, Object corps) {
        return echanger(compte, HttpMethod.POST, chemin, corps);
    }

    private ResponseEntity<String> echanger(String compte, HttpMethod methode, String chemin, Object corps) {
        HttpHeaders entetes = new HttpHeaders();
        entetes.set("X-Compte", compte);
        return rest.exchange("/engine-rest" + chemin, methode, new HttpEntity<>(corps, entetes), String.class);
    }

    private static JsonNode lu(ResponseEntity<String> reponse, int statut) {
        assertThat(reponse.getStatusCode().value()).as(reponse.getBody()).isEqualTo(statut);
        try {
            return JSON.readTree(reponse.getBody());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(reponse.getBody(), e);
        }
    }
}
