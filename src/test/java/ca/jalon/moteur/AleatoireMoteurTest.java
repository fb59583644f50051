package ca.jalon.moteur;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.formulaire.EnvoisAuHasard;
import ca.jalon.moteur.contrat.ContratEssai;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

/** Des envois au hasard à toutes les portes REST : aucun 500, aucune variable non déclarée dans l'historique. */
@EssaiMoteur
@Import(ContratEssai.class)
class AleatoireMoteurTest {

    private static final int ENVOIS = 600;
    private static final List<String> TYPES = List.of(
            "String", "Integer", "Long", "Double", "Boolean", "Json", "Null", "Date", "Bytes", "Object", "Xml", "File",
            "Inconnu");
    private static final Set<String> DECLAREES = Set.of(
            "titre",
            "niveau",
            "motif",
            "montant",
            "nombreSites",
            "risques",
            "urgent",
            "dateDebut",
            "dateFin",
            "etablissement",
            "decision",
            "raison",
            "suites");

    private static final List<Integer> ENTRE_VINGT =
            IntStream.range(0, 20).boxed().toList();

    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private RepositoryService modeles;

    @Autowired
    private TaskService taches;

    @Autowired
    private HistoryService historique;

    @Autowired
    private TestRestTemplate rest;

    @Test
    void six_cents_envois_par_toutes_les_portes() throws Exception {
        ContratEssai.deployer(modeles);
        EnvoisAuHasard hasard = new EnvoisAuHasard(2026, DECLAREES);
        Map<String, Object> depart = PortesTest.tasklist();
        Map<String, Object> decision = new LinkedHashMap<>(Map.of("decision", "APPROUVER"));
        Map<Integer, Integer> statuts = new TreeMap<>();
        for (int i = 0; i < ENVOIS; i++) {
            String tache = tacheOuverte();
            String porte = hasard.un(List.of(
                    "/process-definition/key/essai/submit-form",
                    "/process-definition/key/essai/start",
                    "/message",
                    "/task/" + tache + "/submit-form",
                    "/task/" + tache + "/complete",
                    "/task/" + tache + "/resolve",
                    "/task/" + tache + "/bpmnError",
                    "/task/" + tache + "/bpmnEscalation",
                    "/task/" + tache + "/variables"));
            Map<String, Object> corps = new HashMap<>();
            boolean message = porte.equals("/message");
            corps.put(
                    message ? "processVariables" : porte.endsWith("/variables") ? "modifications" : "variables",
                    variables(hasard, hasard.envoi(porte.startsWith("/task") ? decision : depart)));
            if (message) {
                corps.put("messageName", hasard.un(List.of("essai-demande", "essai-avis")));
            } else if (porte.endsWith("bpmnError")) {
                corps.put("errorCode", "refus");
            } else if (porte.endsWith("bpmnEscalation")) {
                corps.put("escalationCode", "escalade");
            }

            ResponseEntity<String> reponse = poster(porte, corps);

            assertThat(reponse.getStatusCode().value())
                    .as("%s %s → %s", porte, JSON.writeValueAsString(corps), reponse.getBody())
                    .isLessThan(500);
            statuts.merge(reponse.getStatusCode().value(), 1, Integer::sum);
        }
        assertThat(statuts.keySet()).contains(200, 400, 403);
        assertThat(historique.createHistoricVariableInstanceQuery().disableCustomObjectDeserialization().list().stream()
                        .map(HistoricVariableInstance::getName)
                        .collect(Collectors.toSet()))
                .isSubsetOf(DECLAREES);
    }

    private static Map<String, Object> variables(EnvoisAuHasard hasard, Map<String, Object> envoi) {
        Map<String, Object> variables = PortesTest.typees(envoi);
        variables.replaceAll((nom, variable) -> {
            @SuppressWarnings("unchecked")
            Map<String, Object> typee = new HashMap<>((Map<String, Object>) variable);
            String type = hasard.un(TYPES);
            if (hasard.un(ENTRE_VINGT) < 3 && !typee.containsKey("type")) {
                typee.put("type", type);
            }
            // Une variable sur vingt n'est même pas un objet.
            return hasard.un(ENTRE_VINGT) == 0 ? null : typee;
        });
        return variables;
    }

    private String tacheOuverte() {
        if (ouvertes().isEmpty()) {
            poster(
                    "/process-definition/key/essai/submit-form",
                    Map.of("variables", PortesTest.typees(PortesTest.tasklist())));
        }
        return ouvertes().get(0).getId();
    }

    private List<Task> ouvertes() {
        return taches.createTaskQuery().taskDefinitionKey("userTask_decider").listPage(0, 1);
    }

    private ResponseEntity<String> poster(String chemin, Object corps) {
        HttpHeaders entetes = new HttpHeaders();
        entetes.set("X-Compte", "alice");
        return rest.exchange("/engine-rest" + chemin, HttpMethod.POST, new HttpEntity<>(corps, entetes), String.class);
    }
}
