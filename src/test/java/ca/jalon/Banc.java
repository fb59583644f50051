package ca.jalon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.spin.plugin.variable.SpinValues;

/**
 * Fait vivre un projet par l'interface REST, comme le feraient les personnes des comptes de démonstration.
 *
 * <p>Chaque tâche est prise par une personne qui y a droit et remplie avec l'exemple de son formulaire ; les minuteries
 * sont avancées avec l'horloge du moteur.
 */
public class Banc {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId QUEBEC = ZoneId.of("America/Toronto");

    private final String adresse;
    private final ManagementService gestion;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Set<String>> groupesParCompte = comptes();
    private final Map<String, UnaryOperator<Map<String, Object>>> retouches = new HashMap<>();
    private final Map<String, List<String>> decisions = new HashMap<>();

    private UnaryOperator<String> aDefaut = jalon -> "AUTORISE";
    private boolean adaptable;

    /** Tâches terminées, dans l'ordre : « userTask_x par compte ». */
    public final List<String> trace = new ArrayList<>();

    public Banc(int port, ManagementService gestion) {
        this.adresse = "http://localhost:" + port;
        this.gestion = gestion;
    }

    /** Réponse d'un appel : statut et corps. */
    public record Reponse(int statut, JsonNode corps) {

        public String message() {
            return corps.path("message").asText();
        }
    }

    /** Change ce que l'exemple d'un formulaire envoie, à partir de maintenant. */
    public Banc retoucher(String formulaire, UnaryOperator<Map<String, Object>> retouche) {
        retouches.put(formulaire, retouche);
        return this;
    }

    /** Fixe les décisions successives d'un jalon ; épuisées ou absentes, l'autorité autorise. */
    public Banc decider(String jalon, String... issues) {
        decisions.put(jalon, new ArrayList<>(List.of(issues)));
        return this;
    }

    /** Ce que répond une autorité quand rien n'est prévu pour son jalon. */
    public Banc deciderAuHasard(UnaryOperator<String> decision) {
        aDefaut = decision;
        return this;
    }

    /** S'en tient à ce que montre le formulaire : ses champs visibles, les réponses qu'il propose. */
    public Banc adaptable() {
        adaptable = true;
        return this;
    }

    /** Réponse d'une autorité, avec le motif, les conditions et le montant que son formulaire demande alors. */
    private Map<String, Object> decision(JsonNode tache, String compte, Map<String, Object> exemple) {
        String jalon = variable(tache, "jalon");
        List<String> prevues = decisions.getOrDefault(jalon, List.of());
        String issue = prevues.isEmpty() ? aDefaut.apply(jalon) : prevues.remove(0);
        Map<String, Object> reponse = new LinkedHashMap<>(exemple);
        reponse.put("decision", issue);
        if (issue.equals("AUTORISE")) {
            reponse.remove("motif");
        } else {
            reponse.put("motif", "Motif donné par l'autorité pour l'issue " + issue);
        }
        if (!issue.equals("AUTORISE_AVEC_CONDITIONS")) {
            reponse.remove("conditions");
        }
        List<String> membres = options(tache, compte, "membresEntendus");
        if (!membres.isEmpty()) {
            reponse.put("membresEntendus", membres);
        }
        if (!issue.startsWith("AUTORISE") || !List.of("DO", "DA").contains(jalon)) {
            reponse.remove("montantAutorise");
        }
        return reponse;
    }

    /** Valeur d'une variable de l'instance d'une tâche, lue par l'administrateur ; vide si elle manque. */
    public String variable(JsonNode tache, String nom) {
        return appeler(
                        "GET",
                        "/engine-rest/process-instance/"
                                + tache.path("processInstanceId").asText() + "/variables/" + nom,
                        "admin",
                        null)
                .corps()
                .path("value")
                .asText("");
    }

    /** Le formulaire tel que la première personne qui peut faire la tâche le lirait, ses textes remplis. */
    public String servi(JsonNode tache) {
        return appeler(
                        "GET",
                        "/engine-rest/task/" + tache.path("id").asText() + "/deployed-form",
                        titulaires(tache).get(0),
                        null)
                .corps()
                .toString();
    }

    /** Ce que la première personne qui peut faire la tâche trouverait dans ce champ. */
    public String prerempli(JsonNode tache, String champ) {
        return montree(tache, titulaires(tache).get(0), champ);
    }

    /** Valeur que le formulaire d'une tâche montre à cette personne, comme Tasklist la demande ; vide s'il n'y en a pas. */
    public String montree(JsonNode tache, String compte, String nom) {
        return appeler(
                        "GET",
                        "/engine-rest/task/" + tache.path("id").asText()
                                + "/form-variables?deserializeValues=false&variableNames=" + nom,
                        compte,
                        null)
                .corps()
                .path(nom)
                .path("value")
                .asText("");
    }

    /** Une date d'une tâche : {@code due} ou {@code followUp}. */
    public Date dateDe(JsonNode tache, String nom) {
        return Date.from(OffsetDateTime.parse(tache.path(nom).asText().replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2"))
                .toInstant());
    }

    public Banc repondre(String formulaire, Map<String, Object> valeurs) {
        return retoucher(formulaire, exemple -> {
            Map<String, Object> change = new LinkedHashMap<>(exemple);
            valeurs.forEach((cle, valeur) -> {
                if (valeur == null) {
                    change.remove(cle);
                } else {
                    change.put(cle, valeur);
                }
            });
            return change;
        });
    }

    public Reponse appeler(String methode, String chemin, String compte, Object corps) {
        try {
            HttpRequest.Builder requete = HttpRequest.newBuilder(URI.create(adresse + chemin))
                    .header("Content-Type", "application/json")
                    .method(
                            methode,
                            corps == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(corps)));
            if (compte != null) {
                requete.header(
                        "Authorization", "Basic " + Base64.getEncoder().encodeToString((compte + ":jalon").getBytes()));
            }
            HttpResponse<String> reponse = http.send(requete.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode contenu = reponse.body().isBlank()
                    ? JSON.missingNode()
                    : reponse.body().startsWith("{") || reponse.body().startsWith("[")
                            ? JSON.readTree(reponse.body())
                            : JSON.getNodeFactory().textNode(reponse.body());
            return new Reponse(reponse.statusCode(), contenu);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public Reponse demarrer(String compte, Map<String, Object> fiche) {
        return demarrer("cycle-projet", compte, fiche);
    }

    public Reponse demarrer(String processus, String compte, Map<String, Object> valeurs) {
        return appeler(
                "POST",
                "/engine-rest/process-definition/key/" + processus + "/submit-form",
                compte,
                Map.of("variables", variables(valeurs)));
    }

    /** Fiche d'un exemple, ses dates portées au jour de l'horloge. */
    public static Map<String, Object> fiche(String nom) {
        return dater(JSON.convertValue(exempleDeFiche(nom).path("fiche"), Map.class));
    }

    private static JsonNode exempleDeFiche(String nom) {
        return lire(Path.of("src/test/resources/fiches/" + nom + ".json"));
    }

    /** Démarre le projet d'un exemple et rend son numéro. */
    public String demarrerExemple(String nom) {
        Reponse reponse = demarrer(exempleDeFiche(nom).path("demarrePar").asText(), fiche(nom));
        if (reponse.statut() != 200) {
            throw new AssertionError("Démarrage refusé : " + reponse);
        }
        return reponse.corps().path("businessKey").asText();
    }

    /** Démarre un autre processus par son formulaire : son exemple, et ces valeurs à la place. */
    public Reponse agir(String processus, String compte, Map<String, Object> valeurs) {
        Map<String, Object> envoi = exemple(processus);
        envoi.putAll(valeurs);
        envoi.values().removeIf(valeur -> valeur == null);
        return demarrer(processus, compte, envoi);
    }

    public List<JsonNode> taches(String numero) {
        List<JsonNode> taches = new ArrayList<>();
        appeler(
                        "GET",
                        "/engine-rest/task?maxResults=500&sortBy=created&sortOrder=asc&processInstanceBusinessKey="
                                + numero,
                        "admin",
                        null)
                .corps()
                .forEach(taches::add);
        return taches;
    }

    public JsonNode tache(String numero, String activite) {
        return taches(numero).stream()
                .filter(tache -> tache.path("taskDefinitionKey").asText().equals(activite))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Pas de tâche " + activite + " ; ouvertes : "
                        + taches(numero).stream()
                                .map(t -> t.path("taskDefinitionKey").asText())
                                .toList()));
    }

    /** Personnes qui peuvent prendre la tâche : son responsable, ou ses candidats. */
    public List<String> titulaires(JsonNode tache) {
        if (tache.hasNonNull("assignee")) {
            return List.of(tache.path("assignee").asText());
        }
        Set<String> personnes = new TreeSet<>();
        appeler("GET", "/engine-rest/task/" + tache.path("id").asText() + "/identity-links", "admin", null)
                .corps()
                .forEach(lien -> {
                    if (lien.hasNonNull("userId")) {
                        personnes.add(lien.path("userId").asText());
                    }
                    if (lien.hasNonNull("groupId")) {
                        groupesParCompte.forEach((compte, groupes) -> {
                            if (groupes.contains(lien.path("groupId").asText())) {
                                personnes.add(compte);
                            }
                        });
                    }
                });
        return List.copyOf(personnes);
    }

    public Reponse prendre(JsonNode tache, String compte) {
        return appeler(
                "POST", "/engine-rest/task/" + tache.path("id").asText() + "/claim", compte, Map.of("userId", compte));
    }

    public Reponse envoyer(JsonNode tache, String compte, Map<String, Object> valeurs) {
        return appeler(
                "POST",
                "/engine-rest/task/" + tache.path("id").asText() + "/submit-form",
                compte,
                Map.of("variables", variables(valeurs)));
    }

    /** Fait faire la tâche par la première personne qui y a droit et que rien n'empêche. */
    public void faire(JsonNode tache) {
        String activite = tache.path("taskDefinitionKey").asText();
        if (activite.equals("userTask_regulariserPrerequis")
                && variable(tache, "manque").contains("PLANIFICATION_CNCOT")) {
            String compte = titulaires(tache).get(0);
            inscrire(variable(tache, "numeroProjet"), compte);
            trace.add(activite + " par " + compte);
            return;
        }
        StringBuilder refus = new StringBuilder();
        for (String compte : titulaires(tache)) {
            if (!tache.hasNonNull("assignee")) {
                Reponse prise = prendre(tache, compte);
                if (prise.statut() != 204) {
                    refus.append(compte).append(" : ").append(prise).append('\n');
                    continue;
                }
            }
            String formulaire = formulaire(tache, compte);
            Map<String, Object> valeurs = exemple(exempleDe(formulaire, activite));
            if (formulaire.equals("decision-approbation")) {
                valeurs = decision(tache, compte, valeurs);
            }
            if (formulaire.equals("tenir-rencontre-demarrage")) {
                List<String> personnes = options(tache, compte, "presences");
                // Un projet d'hier les fait encore écrire.
                valeurs.put("presences", personnes.isEmpty() ? "Alain Roy, directeur" : personnes.subList(0, 1));
            }
            if (formulaire.equals("dossier-affaires")
                    && !montree(tache, compte, "conditionsDuDo").isEmpty()) {
                valeurs.put("conditionsDo", "Couverture éprouvée dans chaque secteur ; relevés au dossier.");
            }
            Reponse reponse = envoyer(tache, compte, valeurs);
            while (adaptable && reponse.statut() == 400 && adapter(valeurs, reponse, tache, compte)) {
                reponse = envoyer(tache, compte, valeurs);
            }
            if (reponse.statut() != 204) {
                throw new AssertionError(activite + " par " + compte + " : " + reponse + "\nenvoyé : " + valeurs);
            }
            trace.add(activite + " par " + compte);
            if (formulaire.equals("decision-approbation")) {
                laisserPrendreEffet(tache);
            }
            return;
        }
        throw new AssertionError("Personne ne peut faire " + activite + " : " + titulaires(tache) + "\n" + refus);
    }

    /** Fait ajouter ce projet à la planification de l'année, et le CNCOT la recevoir : s'il l'attendait, il repart. */
    public void inscrire(String projet, String compte) {
        Map<String, Object> ligne = exemple("ligne-plan");
        ligne.put("projetLigne", projet);
        Reponse demandee = demarrer("proposer-ligne-plan", compte, ligne);
        if (demandee.statut() != 200) {
            throw new AssertionError(projet + " : " + demandee);
        }
        faire(demandee.corps().path("businessKey").asText(), "userTask_accuserAjout");
    }

    /** Retire ce que la situation cache, ou que le formulaire de ce jour-là ne demandait pas, et prend, dans une liste, une réponse proposée ; faux s'il n'y a rien à changer. */
    private boolean adapter(Map<String, Object> valeurs, Reponse refus, JsonNode tache, String compte) {
        boolean change = false;
        for (JsonNode violation : refus.corps().path("violations")) {
            String champ = violation.path("champ").asText();
            if (Set.of("masque", "nonDeclare").contains(violation.path("regle").asText())) {
                change |= valeurs.keySet().remove(champ);
            } else if (violation.path("regle").asText().equals("option") && valeurs.get(champ) instanceof String) {
                String proposee = proposee(tache, compte, champ);
                change |= !proposee.equals(valeurs.put(champ, proposee));
            }
        }
        return change;
    }

    /** Les réponses qu'offre une liste du formulaire servi à cette personne ; aucune s'il ne l'a pas. */
    public List<String> options(JsonNode tache, String compte, String champ) {
        List<String> options = new ArrayList<>();
        appeler("GET", "/engine-rest/task/" + tache.path("id").asText() + "/deployed-form", compte, null)
                .corps()
                .findParents("key")
                .stream()
                .filter(composant -> composant.path("key").asText().equals(champ))
                .forEach(composant -> composant
                        .path("values")
                        .forEach(option -> options.add(option.path("value").asText())));
        return options;
    }

    /** Première réponse qu'offre une liste du formulaire servi à cette personne. */
    private String proposee(JsonNode tache, String compte, String champ) {
        return appeler("GET", "/engine-rest/task/" + tache.path("id").asText() + "/deployed-form", compte, null)
                .corps()
                .findParents("key")
                .stream()
                .filter(composant -> composant.path("key").asText().equals(champ))
                .map(composant -> composant.path("values").path(0).path("value").asText())
                .findFirst()
                .orElseThrow();
    }

    /** Laisse passer le délai où la personne pouvait reprendre sa décision. */
    public void laisserPrendreEffet(JsonNode tache) {
        gestion.createJobQuery()
                .processInstanceId(tache.path("processInstanceId").asText())
                .activityId("event_delaiReprise")
                .list()
                .forEach(delai -> gestion.executeJob(delai.getId()));
    }

    public void faire(String numero, String activite) {
        faire(tache(numero, activite));
    }

    /**
     * Fait les tâches du projet, minuteries comprises, jusqu'à ce qu'une tâche nommée s'ouvre ou que tout soit fini ; le suivi
     * d'un risque, qui n'en finit pas, attend.
     */
    public void jusque(String numero, String activite) {
        for (int tour = 0; tour < 200; tour++) {
            List<JsonNode> ouvertes = taches(numero);
            if (ouvertes.stream()
                    .anyMatch(t -> t.path("taskDefinitionKey").asText().equals(activite))) {
                return;
            }
            ouvertes.removeIf(t -> t.path("taskDefinitionKey").asText().equals("userTask_suivreElement"));
            if (!ouvertes.isEmpty()) {
                faire(ouvertes.get(0));
            } else if (!avancerMinuterie(numero)) {
                if (activite == null) {
                    return;
                }
                throw new AssertionError("Le projet est fini sans passer par " + activite + " : " + trace);
            }
        }
        throw new AssertionError("Le projet n'en finit pas : " + trace);
    }

    public void jusquALaFin(String numero) {
        jusque(numero, null);
    }

    /** Instances en cours du projet : le cycle et les processus qu'il appelle. */
    public Set<String> instances(String numero) {
        Set<String> instances = new TreeSet<>();
        appeler("GET", "/engine-rest/process-instance?maxResults=500&businessKey=" + numero, "admin", null)
                .corps()
                .forEach(instance -> instances.add(instance.path("id").asText()));
        return instances;
    }

    /** Porte l'horloge à la prochaine minuterie du projet et l'exécute ; faux s'il n'y en a pas. */
    public boolean avancerMinuterie(String numero) {
        Set<String> instances = instances(numero);
        if (instances.isEmpty()) {
            return false;
        }
        Job minuterie = gestion
                .createJobQuery()
                .processInstanceIds(instances)
                .timers()
                .active()
                .orderByJobDuedate()
                .asc()
                .list()
                .stream()
                .findFirst()
                .orElse(null);
        if (minuterie == null) {
            return false;
        }
        if (minuterie.getDuedate().after(ClockUtil.getCurrentTime())) {
            ClockUtil.setCurrentTime(new Date(minuterie.getDuedate().getTime() + 1000));
        }
        gestion.executeJob(minuterie.getId());
        return true;
    }

    /** Envoie les avis en attente. */
    public void envoyerAvis() {
        gestion.createJobQuery()
                .messages()
                .withRetriesLeft()
                .list()
                .forEach(travail -> gestion.executeJob(travail.getId()));
    }

    private String formulaire(JsonNode tache, String compte) {
        return appeler("GET", "/engine-rest/task/" + tache.path("id").asText() + "/form", compte, null)
                .corps()
                .path("camundaFormRef")
                .path("key")
                .asText();
    }

    /** L'exemple d'un formulaire, ou celui qu'il a à une étape qui en montre autre chose : {@code formulaire@etape}. */
    public static String exempleDe(String formulaire, String activite) {
        String propre = formulaire + "@" + activite.replace("userTask_", "");
        return Files.exists(fichier(propre)) ? propre : formulaire;
    }

    /** Un formulaire disparu a encore des tâches dans une base de l'an dernier. */
    private static Path fichier(String exemple) {
        Path ancien = Path.of("src/test/resources/exemples-anciens/" + exemple + ".json");
        return Files.exists(ancien) ? ancien : Path.of("src/test/resources/exemples/" + exemple + ".json");
    }

    public Map<String, Object> exemple(String formulaire) {
        @SuppressWarnings("unchecked")
        Map<String, Object> exemple = JSON.convertValue(lire(fichier(formulaire)), LinkedHashMap.class);
        return dater(
                retouches.getOrDefault(formulaire, UnaryOperator.identity()).apply(exemple));
    }

    /** Remplace « aujourd'hui », « +30j » et « -10j » par des dates de l'horloge du moteur. */
    private static Map<String, Object> dater(Map<?, ?> valeurs) {
        Map<String, Object> datees = new LinkedHashMap<>();
        LocalDate jour = LocalDate.ofInstant(maintenant(), QUEBEC);
        valeurs.forEach((cle, valeur) -> {
            Object datee = valeur;
            if (valeur instanceof String texte && texte.equals("aujourd'hui")) {
                datee = jour.toString();
            } else if (valeur instanceof String texte && texte.matches("[+-]\\d+j")) {
                datee = jour.plusDays(Long.parseLong(texte.substring(0, texte.length() - 1)))
                        .toString();
            }
            datees.put(cle.toString(), datee);
        });
        return datees;
    }

    private static Instant maintenant() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    /** Les mêmes valeurs pour l'interface Java : une liste y est du Json. */
    public static Map<String, Object> typer(Map<String, Object> valeurs) {
        Map<String, Object> typees = new LinkedHashMap<>();
        valeurs.forEach((cle, valeur) -> typees.put(
                cle,
                valeur instanceof List ? SpinValues.jsonValue(ecrire(valeur)).create() : valeur));
        return typees;
    }

    private static String ecrire(Object valeur) {
        try {
            return JSON.writeValueAsString(valeur);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> variables(Map<String, Object> valeurs) {
        Map<String, Object> variables = new LinkedHashMap<>();
        valeurs.forEach((cle, valeur) -> variables.put(
                cle,
                valeur instanceof List ? Map.of("value", ecrire(valeur), "type", "Json") : Map.of("value", valeur)));
        return variables;
    }

    private static JsonNode lire(Path fichier) {
        try {
            return JSON.readTree(Files.readString(fichier));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Set<String>> comptes() {
        try (InputStream source = Banc.class.getResourceAsStream("/comptes-demo.yaml")) {
            Map<String, Set<String>> comptes = new LinkedHashMap<>();
            for (JsonNode compte : new YAMLMapper().readTree(source).path("comptes")) {
                Set<String> groupes = new TreeSet<>();
                compte.path("roles").forEach(role -> {
                    groupes.add(role.asText());
                    if (compte.has("organisation")) {
                        groupes.add(role.asText() + "."
                                + compte.path("organisation").asText());
                    }
                });
                comptes.put(compte.path("id").asText(), groupes);
            }
            return comptes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
