package ca.jalon.navigateur;

import ca.jalon.formulaire.HorsContrat;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/**
 * Met chaque formulaire au bout d'un petit processus à lui, sans le cycle qui y mène : une tâche, ou un départ.
 *
 * <p>Seules ses listes changent, quand une source les remplit d'après les projets et les comptes : elles proposent ce que
 * choisit l'exemple.
 */
final class Formulaires {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Path DOSSIER = Path.of("forms");
    private static final Path EXEMPLES = Path.of("src/test/resources/exemples");
    private static final Path CONTEXTES = Path.of("src/test/resources/contrat/contextes.json");
    private static final ZoneId QUEBEC = ZoneId.of(Navigateur.QUEBEC);

    private Formulaires() {}

    /** Un formulaire, ses champs dans l'ordre de l'écran, ce qu'une personne y répond. */
    record Essai(
            String nom,
            ObjectNode schema,
            List<JsonNode> champs,
            Map<String, Object> reponses,
            Map<String, Object> contexte) {

        JsonNode champ(String cle) {
            return champs.stream()
                    .filter(champ -> champ.path("key").asText().equals(cle))
                    .findFirst()
                    .orElseThrow();
        }

        /** Champs auxquels on répond chaque fois, quelle que soit la réponse d'avant. */
        List<JsonNode> aRedire() {
            return champs.stream()
                    .filter(champ -> champ.at("/properties/reprise").asText().equals("non"))
                    .toList();
        }

        String processus() {
            return "essai-" + nom;
        }

        String depart() {
            return "depart-" + nom;
        }
    }

    static List<Essai> tous() {
        try (Stream<Path> formulaires = Files.walk(DOSSIER);
                Stream<Path> exemples = Files.list(EXEMPLES)) {
            Map<String, Path> parNom = formulaires
                    .filter(fichier -> fichier.toString().endsWith(".form"))
                    .collect(Collectors.toMap(Formulaires::nom, fichier -> fichier));
            return exemples.sorted()
                    .map(exemple -> lire(parNom.get(nom(exemple).replaceFirst("@.*", "")), nom(exemple)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Les formulaires par lesquels un processus de Jalon se démarre. */
    static List<Essai> departs() {
        try (Stream<Path> modeles = Files.walk(Path.of("processes"))) {
            String departs = modeles.filter(modele -> modele.toString().endsWith(".bpmn"))
                    .flatMap(modele -> lignes(modele).filter(ligne -> ligne.contains("startEvent ")))
                    .reduce("", String::concat);
            return tous().stream()
                    .filter(essai -> departs.contains("formRef=\"" + essai.nom() + "\""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Un formulaire fait pour l'essai : chaque type de champ, chaque façon de le montrer. */
    static Essai saisie() {
        ObjectNode schema = (ObjectNode) json(Path.of("src/test/resources/contrat/saisie.form"));
        List<JsonNode> champs = new ArrayList<>();
        relever(schema, champs, Map.of());
        Map<String, Object> reponses =
                Map.of("somme", 12.5, "mot", "Un mot", "jour", "2027-03-14", "raison", "Une raison");
        return new Essai("saisie", schema, champs, reponses, Map.of());
    }

    private static String nom(Path fichier) {
        return fichier.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    }

    /** Un exemple {@code formulaire@etape} répond au même formulaire à une étape qui en montre autre chose. */
    private static Essai lire(Path fichier, String exemple) {
        String nom = exemple.replace('@', '-');
        ObjectNode schema = (ObjectNode) json(fichier);
        Map<String, Object> reponses = dater(json(EXEMPLES.resolve(exemple + ".json")));
        Map<String, Object> contexte = dater(json(CONTEXTES).path(exemple));
        schema.put("id", "essai-" + nom);
        List<JsonNode> champs = new ArrayList<>();
        Map<String, Object> tenues = new HashMap<>(contexte);
        tenues.putAll(reponses);
        relever(schema, champs, tenues);
        return new Essai(nom, schema, champs, reponses, contexte);
    }

    private static void relever(JsonNode parent, List<JsonNode> champs, Map<String, Object> reponses) {
        for (JsonNode composant : parent.path("components")) {
            if (composant.at("/properties/source").isTextual()) {
                remplir(
                        (ObjectNode) composant,
                        reponses.get(composant.path("key").asText()));
            }
            if (composant.has("key")) {
                champs.add(composant);
            }
            relever(composant, champs, reponses);
        }
    }

    private static void remplir(ObjectNode composant, Object choisies) {
        ((ObjectNode) composant.get("properties")).remove(List.of("source", "selon"));
        if (composant.has("key")) {
            ArrayNode options = composant.putArray("values");
            (choisies instanceof List<?> liste ? liste : List.of(choisies == null ? "AUCUNE" : choisies))
                    .forEach(choix ->
                            options.addObject().put("value", choix.toString()).put("label", "Choix « " + choix + " »"));
        }
    }

    /** Déploie la tâche de chaque formulaire, et son départ, pour que cette personne les fasse. */
    static void deployer(List<Essai> essais, String compte, ProcessEngine moteur) {
        AuthorizationService droits = moteur.getAuthorizationService();
        HorsContrat.faire(() -> {
            var deploiement = moteur.getRepositoryService().createDeployment().name("essais de saisie");
            for (Essai essai : essais) {
                deploiement
                        .addString(
                                "essai-" + essai.nom() + ".form", essai.schema().toString())
                        .addModelInstance(essai.processus() + ".bpmn", tache(essai, compte))
                        .addModelInstance(essai.depart() + ".bpmn", depart(essai));
            }
            deploiement.deploy();
            for (Essai essai : essais) {
                permettre(
                        droits,
                        compte,
                        Resources.PROCESS_DEFINITION,
                        essai.depart(),
                        Permissions.READ,
                        Permissions.CREATE_INSTANCE);
            }
            permettre(droits, compte, Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE);
        });
    }

    private static BpmnModelInstance tache(Essai essai, String compte) {
        return Bpmn.createExecutableProcess(essai.processus())
                .name("Essai de " + essai.nom())
                .camundaHistoryTimeToLiveString("P30D")
                .startEvent()
                .userTask("userTask_essai")
                .name("Remplir " + essai.nom() + " ${execution.processInstanceId}")
                .camundaAssignee(compte)
                .camundaFormRef("essai-" + essai.nom())
                .camundaFormRefBinding("deployment")
                .endEvent()
                .done();
    }

    private static BpmnModelInstance depart(Essai essai) {
        return Bpmn.createExecutableProcess(essai.depart())
                .name("Départ de " + essai.nom())
                .camundaHistoryTimeToLiveString("P30D")
                .startEvent()
                .camundaFormRef("essai-" + essai.nom())
                .camundaFormRefBinding("deployment")
                .endEvent()
                .done();
    }

    private static void permettre(
            AuthorizationService droits, String compte, Resource ressource, String id, Permission... permissions) {
        Authorization droit = droits.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        droit.setUserId(compte);
        droit.setResource(ressource);
        droit.setResourceId(id);
        droit.setPermissions(permissions);
        droits.saveAuthorization(droit);
    }

    /** Remplace « aujourd'hui », « +30j » et « -10j » par des dates du Québec. */
    private static Map<String, Object> dater(JsonNode exemple) {
        @SuppressWarnings("unchecked")
        Map<String, Object> valeurs =
                exemple.isMissingNode() ? new LinkedHashMap<>() : JSON.convertValue(exemple, LinkedHashMap.class);
        LocalDate jour = LocalDate.now(QUEBEC);
        valeurs.replaceAll((cle, valeur) -> {
            if ("aujourd'hui".equals(valeur)) {
                return jour.toString();
            }
            return valeur instanceof String texte && texte.matches("[+-]\\d+j")
                    ? jour.plusDays(Long.parseLong(texte.substring(0, texte.length() - 1)))
                            .toString()
                    : valeur;
        });
        return valeurs;
    }

    static JsonNode lu(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(Path fichier) {
        try {
            return JSON.readTree(fichier.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lignes(Path fichier) {
        try {
            return Files.readAllLines(fichier, StandardCharsets.UTF_8).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
