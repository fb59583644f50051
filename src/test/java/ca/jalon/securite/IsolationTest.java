package ca.jalon.securite;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import ca.jalon.organisation.Annuaire;
import ca.jalon.soutien.BancSoutien;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Laval ne voit rien du projet de l'Est-de-Montréal, par aucun chemin, et n'y change rien. */
@EssaiSpring
class IsolationTest {

    private static final String WEB = "/camunda/api/engine/engine/default";
    private static final String INTRUS = "pilote.laval";

    @Autowired
    ManagementService gestion;

    @Autowired
    RuntimeService executions;

    @Autowired
    TaskService taches;

    @Autowired
    IdentityService identites;

    @Autowired
    AuthorizationService droits;

    @Autowired
    FilterService filtres;

    @Autowired
    Annuaire annuaire;

    @LocalServerPort
    int port;

    private final Map<String, Visiteur> connectes = new HashMap<>();

    Banc banc;
    Visiteur visiteur;
    String numero;
    String tache;
    String instance;
    String definition;
    String fiche;

    /** Un essai : méthode, chemin sans racine, corps. */
    private record Essai(String methode, String chemin, Object corps) {}

    @BeforeEach
    void deposerUnProjet() {
        banc = new Banc(port, gestion);
        visiteur = new Visiteur(port);
        numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        JsonNode ouverte = banc.taches(numero).get(0);
        tache = ouverte.path("id").asText();
        fiche = ouverte.path("processInstanceId").asText();
        definition = ouverte.path("processDefinitionId").asText();
        instance = executions
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(numero)
                .rootProcessInstances()
                .processDefinitionKey("cycle-projet")
                .singleResult()
                .getId();
    }

    @Test
    void aucune_lecture_ne_montre_le_projet_d_un_autre() {
        List<String> fuites = new ArrayList<>();
        visiteur.connecter(INTRUS, "jalon");
        visiteur.get("/camunda/app/tasklist/default/");
        int essais = 0;
        for (Essai essai : lectures()) {
            juger(essai, visiteur.rest(INTRUS, essai.methode(), essai.chemin(), essai.corps()), fuites);
            juger(
                    essai,
                    essai.corps() == null
                            ? visiteur.get(WEB + essai.chemin())
                            : visiteur.ecrire(essai.methode(), WEB + essai.chemin(), essai.corps()),
                    fuites);
            essais += 2;
        }
        for (String page : List.of(
                "/projets",
                "/projets.csv",
                "/projets?ouvert=OUI&tri=titre",
                "/decisions",
                "/decisions.csv",
                "/risques",
                "/risques.csv",
                "/services.csv",
                "/tableau",
                "/projets/" + numero,
                "/camunda/api/cockpit/plugin/base/default/process-instance/" + instance + "/called-process-instances",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
                "/camunda/api/cockpit/plugin/base/default/incident")) {
            juger(new Essai("GET", page, null), visiteur.get(page), fuites);
            essais++;
        }
        assertThat(fuites).isEmpty();
        assertThat(essais).isGreaterThan(100);
    }

    /** Une réponse ne révèle rien : refus, ou rien du projet dans le corps, ou compte nul. */
    private void juger(Essai essai, HttpResponse<String> reponse, List<String> fuites) {
        String corps = reponse.body();
        boolean reussi = reponse.statusCode() < 300;
        boolean revele = reussi
                && (corps.contains(tache)
                        || corps.contains(instance)
                        || corps.contains(fiche)
                        || corps.contains(numero)
                        || corps.contains("soins de plaies")
                        || corps.matches("\\{\"count\":[1-9].*")
                        || corps.matches("(?s).*\"(instances|failedJobs)\":[1-9].*"));
        if (revele || reponse.statusCode() >= 500) {
            fuites.add(reponse.statusCode() + " " + reponse.uri() + " " + essai.corps() + " : "
                    + corps.substring(0, Math.min(200, corps.length())));
        }
    }

    private List<Essai> lectures() {
        List<Essai> essais = new ArrayList<>();
        String max = "maxResults=50";
        for (String chemin : List.of(
                "/task?" + max,
                "/task/count",
                "/task?" + max + "&processInstanceBusinessKey=" + numero,
                "/task?" + max + "&candidateGroup=pilote-clinique.ciusss-emtl",
                "/task?" + max + "&assignee=pilote.clinique",
                "/task/" + tache,
                "/task/" + tache + "/variables",
                "/task/" + tache + "/localVariables",
                "/task/" + tache + "/variables/titreProjet",
                "/task/" + tache + "/form",
                "/task/" + tache + "/deployed-form",
                "/task/" + tache + "/rendered-form",
                "/task/" + tache + "/form-variables",
                "/task/" + tache + "/identity-links",
                "/task/" + tache + "/comment",
                "/task/" + tache + "/attachment",
                "/task/report/candidate-group-count",
                "/process-instance?" + max,
                "/process-instance/count",
                "/process-instance?" + max + "&businessKey=" + numero,
                "/process-instance/" + instance,
                "/process-instance/" + instance + "/variables",
                "/process-instance/" + instance + "/variables/titreProjet",
                "/process-instance/" + instance + "/activity-instances",
                "/process-instance/" + fiche + "/comment",
                "/process-definition/" + definition + "/xml",
                "/process-definition/" + definition + "/diagram",
                "/process-definition/" + definition + "/statistics",
                "/process-definition/key/cycle-projet/statistics",
                "/process-definition/statistics",
                "/execution?" + max,
                "/execution/" + instance,
                "/execution/" + instance + "/localVariables",
                "/variable-instance?" + max,
                "/variable-instance?" + max + "&processInstanceIdIn=" + instance,
                "/history/process-instance?" + max,
                "/history/process-instance/" + instance,
                "/history/process-instance/count",
                "/history/task?" + max,
                "/history/task/count",
                "/history/variable-instance?" + max,
                "/history/variable-instance/count",
                "/history/detail?" + max,
                "/history/activity-instance?" + max,
                "/history/incident?" + max,
                "/history/job-log?" + max,
                "/history/identity-link-log?" + max,
                "/history/user-operation?" + max,
                "/history/decision-instance?" + max,
                "/history/process-instance/report?reportType=duration&periodUnit=month",
                "/history/task/report?reportType=count&groupBy=taskName",
                "/history/process-definition/" + definition + "/statistics",
                "/job?" + max,
                "/job/count",
                "/incident?" + max,
                "/external-task?" + max,
                "/event-subscription?" + max,
                "/authorization?" + max,
                "/user?" + max,
                "/user/pilote.clinique/profile",
                "/group?" + max + "&member=pilote.clinique",
                "/batch?" + max)) {
            essais.add(new Essai("GET", chemin, null));
        }
        for (Object requete : List.of(
                Map.of("processInstanceBusinessKey", numero),
                Map.of("orQueries", List.of(Map.of("processInstanceBusinessKey", numero, "assignee", "personne"))),
                Map.of("orQueries", List.of(Map.of("candidateGroup", "pilote-clinique.ciusss-emtl"))),
                Map.of("includeAssignedTasks", true, "candidateUser", "pilote.clinique"),
                Map.of(
                        "processVariables",
                        List.of(Map.of("name", "codeEtablissement", "operator", "eq", "value", "ciusss-emtl"))))) {
            essais.add(new Essai("POST", "/task?" + max, requete));
            essais.add(new Essai("POST", "/task/count", requete));
        }
        essais.add(new Essai("POST", "/process-instance?" + max, Map.of("businessKey", numero)));
        essais.add(new Essai("POST", "/history/process-instance?" + max, Map.of("processInstanceBusinessKey", numero)));
        essais.add(new Essai("POST", "/history/task?" + max, Map.of("processInstanceBusinessKey", numero)));
        essais.add(new Essai("POST", "/variable-instance?" + max, Map.of("variableName", "titreProjet")));
        essais.add(new Essai("POST", "/history/variable-instance?" + max, Map.of("variableName", "titreProjet")));
        return essais;
    }

    /** Une demande se lit par qui l'a faite, par qui s'est vu offrir une de ses tâches, et par l'administration. */
    @Test
    void une_demande_de_soutien_ne_se_lit_que_par_les_siens() {
        BancSoutien soutien = new BancSoutien(port, gestion);
        String demande = soutien.deposer("intervenant", BancSoutien.demande("soutien-incident-bloquant"));
        String violation = soutien.demarrer(
                        "incident-confidentialite", "intervenant", banc.exemple("declarer-violation"))
                .corps()
                .path("businessKey")
                .asText();
        User surveillant = identites.newUser("surveillant");
        surveillant.setPassword("jalon");
        identites.saveUser(surveillant);
        identites.createMembership("surveillant", "admin-processus");
        lisent(demande, "intervenant", "pilote.techno", "surveillant", "admin");
        soutien.qualifier(demande);
        soutien.traiter(demande, "ESCALADER", "violationSignalee", true);
        lisent(demande, "intervenant", "pilote.techno", "gestion.cusm", "surveillant", "admin");
        soutien.traiter(demande, "ESCALADER");
        lisent(demande, "intervenant", "pilote.techno", "gestion.cusm", "fournisseur", "surveillant", "admin");
        lisent(violation);
    }

    private void lisent(String numero, String... comptes) {
        List<String> lecteurs = new ArrayList<>();
        for (String compte : identites.createUserQuery().listPage(0, 100).stream()
                .map(User::getId)
                .toList()) {
            Visiteur personne = connectes.computeIfAbsent(compte, nouveau -> {
                Visiteur connecte = new Visiteur(port);
                connecte.connecter(nouveau, "jalon");
                return connecte;
            });
            int statut = personne.get("/soutien/" + numero).statusCode();
            assertThat(statut).as(compte).isIn(200, 404);
            assertThat(personne.get("/soutien.csv").body().contains(numero))
                    .as("export de " + compte)
                    .isEqualTo(statut == 200);
            assertThat(personne.get("/soutien").body().contains(numero))
                    .as(compte)
                    .isEqualTo(statut == 200);
            if (statut == 200) {
                lecteurs.add(compte);
            }
        }
        assertThat(numero).isNotEmpty();
        assertThat(lecteurs).containsExactlyInAnyOrder(comptes);
    }

    @Test
    void aucun_filtre_ne_montre_le_projet_d_un_autre() {
        List<String> fuites = new ArrayList<>();
        JsonNode filtres = banc.appeler("GET", "/engine-rest/filter?maxResults=50", INTRUS, null)
                .corps();
        assertThat(filtres)
                .extracting(filtre -> filtre.path("name").asText())
                .contains("Mes tâches", "À prendre", "À approuver", "En retard", "Soutien : mon niveau");
        Object complement = Map.of("orQueries", List.of(Map.of("processInstanceBusinessKey", numero)));
        filtres.forEach(filtre -> {
            String chemin = "/filter/" + filtre.path("id").asText();
            for (String fin : List.of("/list?maxResults=50", "/count")) {
                juger(new Essai("GET", chemin + fin, null), visiteur.rest(INTRUS, "GET", chemin + fin, null), fuites);
                juger(
                        new Essai("POST", chemin + fin, complement),
                        visiteur.rest(INTRUS, "POST", chemin + fin, complement),
                        fuites);
            }
        });
        assertThat(fuites).isEmpty();
    }

    @Test
    void aucune_ecriture_n_aboutit() {
        List<Essai> ecritures = List.of(
                new Essai("POST", "/task/" + tache + "/claim", Map.of("userId", INTRUS)),
                new Essai("POST", "/task/" + tache + "/assignee", Map.of("userId", INTRUS)),
                new Essai("POST", "/task/" + tache + "/complete", Map.of()),
                new Essai("POST", "/task/" + tache + "/submit-form", Map.of()),
                new Essai("POST", "/task/" + tache + "/resolve", Map.of()),
                new Essai("POST", "/task/" + tache + "/delegate", Map.of("userId", INTRUS)),
                new Essai("POST", "/task/" + tache + "/identity-links", Map.of("userId", INTRUS, "type", "candidate")),
                new Essai("POST", "/task/" + tache + "/comment/create", Map.of("message", "vu")),
                new Essai("PUT", "/task/" + tache + "/variables/titreProjet", Map.of("value", "x")),
                new Essai("DELETE", "/task/" + tache, null),
                new Essai("PUT", "/process-instance/" + instance + "/variables/titreProjet", Map.of("value", "x")),
                new Essai("PUT", "/process-instance/" + instance + "/suspended", Map.of("suspended", true)),
                new Essai("DELETE", "/process-instance/" + instance, null),
                new Essai(
                        "POST",
                        "/process-instance/" + instance + "/modification",
                        Map.of(
                                "instructions",
                                List.of(Map.of("type", "startBeforeActivity", "activityId", "callActivity_x")))),
                new Essai("POST", "/message", Map.of("messageName", "planification-transmise", "businessKey", numero)),
                new Essai("POST", "/execution/" + instance + "/signal", Map.of()),
                new Essai(
                        "POST",
                        "/authorization/create",
                        Map.of(
                                "type",
                                1,
                                "permissions",
                                List.of("ALL"),
                                "userId",
                                INTRUS,
                                "resourceType",
                                7,
                                "resourceId",
                                "*")),
                new Essai("PUT", "/group/camunda-admin/members/" + INTRUS, null),
                new Essai("PUT", "/group/pilote-clinique.ciusss-emtl/members/" + INTRUS, null),
                new Essai(
                        "PUT",
                        "/user/pilote.clinique/credentials",
                        Map.of("password", "x", "authenticatedUserPassword", "jalon")),
                new Essai("DELETE", "/user/pilote.clinique", null));
        for (Essai essai : ecritures) {
            HttpResponse<String> reponse = visiteur.rest(INTRUS, essai.methode(), essai.chemin(), essai.corps());
            // La couche REST répond à un commentaire comme pour une tâche, et à un message comme pour un dossier, qui
            // n'existe pas.
            boolean introuvable =
                    essai.chemin().endsWith("/comment/create") || essai.chemin().equals("/message");
            assertThat(reponse.statusCode()).as(essai + " : " + reponse.body()).isIn(403, introuvable ? 400 : 404);
            assertThat(reponse.body()).doesNotContain("soins de plaies");
        }
        for (String acte : List.of("abandonner-projet", "suspendre-projet", "changer-niveau-projet")) {
            Map<String, Object> variables = new HashMap<>();
            banc.exemple(acte).forEach((cle, valeur) -> variables.put(cle, Map.of("value", valeur)));
            variables.put("projet", Map.of("value", numero));
            HttpResponse<String> reponse = visiteur.rest(
                    INTRUS, "POST", "/process-definition/key/" + acte + "/submit-form", Map.of("variables", variables));
            assertThat(reponse.statusCode()).as(acte + " : " + reponse.body()).isEqualTo(400);
            assertThat(reponse.body()).doesNotContain("soins de plaies");
        }
        JsonNode restee = banc.taches(numero).get(0);
        assertThat(restee.path("id").asText()).isEqualTo(tache);
        assertThat(restee.path("assignee").isNull()).isTrue();
        assertThat(banc.variable(restee, "titreProjet")).isNotEqualTo("x");
    }

    /** Une révocation sans effet ramène une personne à la requête du moteur : les deux doivent se répondre. */
    @Test
    void la_liste_des_taches_est_celle_que_dirait_le_moteur() {
        banc.demarrerExemple("fiche-local-soins-de-plaies");
        List<String> ecarts = new ArrayList<>();
        int vues = 0;
        for (String compte : List.of(
                "admin",
                "personne",
                "pilote.clinique",
                "pilote.laval",
                "equipe.chum",
                "dirigeant",
                "ministre",
                "comite.tactique")) {
            List<String> groupes =
                    compte.equals("personne") ? List.of("admin-processus") : List.copyOf(annuaire.groupes(compte));
            List<Supplier<TaskQuery>> requetes = List.of(
                    () -> taches.createTaskQuery(),
                    () -> taches.createTaskQuery().processInstanceBusinessKey(numero),
                    () -> taches.createTaskQuery().taskCandidateUser(compte).includeAssignedTasks(),
                    () -> taches.createTaskQuery().taskCandidateGroupIn(groupes),
                    () -> taches.createTaskQuery().taskCandidateGroup("pilote-clinique.ciusss-emtl"),
                    () -> taches.createTaskQuery().processDefinitionKeyIn("fiche-projet", "approbation"),
                    () -> taches.createTaskQuery()
                            .or()
                            .taskAssignee(compte)
                            .taskCandidateUser(compte)
                            .endOr(),
                    () -> taches.createTaskQuery()
                            .or()
                            .taskNameLike("%")
                            .taskDefinitionKey("x")
                            .endOr());
            List<List<String>> reecrites = lire(compte, groupes, requetes);
            Authorization revocation = droits.createNewAuthorization(Authorization.AUTH_TYPE_REVOKE);
            revocation.setUserId(compte);
            revocation.setResource(Resources.REPORT);
            revocation.setResourceId("aucun");
            droits.saveAuthorization(revocation);
            List<List<String>> duMoteur = lire(compte, groupes, requetes);
            droits.deleteAuthorization(revocation.getId());
            if (!reecrites.equals(duMoteur)) {
                ecarts.add(compte + " : " + reecrites + " au lieu de " + duMoteur);
            }
            vues += reecrites.stream().mapToInt(List::size).sum();
        }
        assertThat(ecarts).isEmpty();
        assertThat(vues).isGreaterThan(10);
    }

    private List<List<String>> lire(String compte, List<String> groupes, List<Supplier<TaskQuery>> requetes) {
        identites.setAuthentication(compte, groupes);
        try {
            List<List<String>> reponses = new ArrayList<>();
            for (Supplier<TaskQuery> requete : requetes) {
                List<String> ids = requete.get().orderByTaskId().asc().listPage(0, 200).stream()
                        .map(Task::getId)
                        .toList();
                assertThat(requete.get().count()).isEqualTo(ids.size());
                reponses.add(ids);
            }
            return reponses;
        } finally {
            identites.clearAuthentication();
        }
    }

    @Test
    void la_liste_montre_numero_titre_et_niveau_a_qui_lit_la_tache_et_a_lui_seul() {
        String ayantDroit = banc.titulaires(banc.taches(numero).get(0)).get(0);
        String filtre = filtres.createFilterQuery()
                .filterName("À prendre")
                .singleResult()
                .getId();
        String chemin = "/filter/" + filtre + "/list?maxResults=50";
        Object triee = Map.of(
                "sorting",
                List.of(Map.of(
                        "sortBy",
                        "processVariable",
                        "sortOrder",
                        "desc",
                        "parameters",
                        Map.of("variable", "numeroProjet", "type", "String"))));
        String[] hal = {"Accept", "application/hal+json"};
        HttpResponse<String> liste = visiteur.rest(ayantDroit, "POST", chemin, triee, hal);
        assertThat(liste.body()).contains("\"numeroProjet\"", numero, "\"titreProjet\"", "\"niveauProjet\"");
        assertThat(visiteur.rest(INTRUS, "POST", chemin, triee, hal).body()).doesNotContain(numero);

        for (String noms : List.of("numeroProjet,demandeurCourriel", "demandeurCourriel")) {
            assertThat(variables(ayantDroit, noms)).as(noms).isEmpty();
        }
        assertThat(variables(ayantDroit, "numeroProjet")).hasSize(1);
        assertThat(variables(INTRUS, "numeroProjet")).isEmpty();
    }

    private List<VariableInstance> variables(String compte, String noms) {
        identites.setAuthentication(compte, List.copyOf(annuaire.groupes(compte)));
        try {
            return executions
                    .createVariableInstanceQuery()
                    .variableNameIn(noms.split(","))
                    .variableScopeIdIn(fiche)
                    .listPage(0, 50);
        } finally {
            identites.clearAuthentication();
        }
    }

    @Test
    void qui_a_droit_a_la_tache_la_voit() {
        JsonNode ouverte = banc.tache(
                numero, banc.taches(numero).get(0).path("taskDefinitionKey").asText());
        String ayantDroit = banc.titulaires(ouverte).get(0);
        assertThat(visiteur.rest(ayantDroit, "GET", "/task/" + tache, null).statusCode())
                .isEqualTo(200);
    }
}
