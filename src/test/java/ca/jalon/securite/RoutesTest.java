package ca.jalon.securite;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import ca.jalon.dossier.Echanges;
import ca.jalon.dossier.Ecrits;
import ca.jalon.piece.Pieces;
import ca.jalon.portail.tableau.Liste;
import ca.jalon.soutien.BancSoutien;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Parcourt toutes les routes, JAX-RS et MVC : aucune ne répond à qui n'est pas connecté, sauf la connexion, et chaque
 * rôle obtient exactement ce que disent {@code organisations.yaml} et {@code droits/routes.txt}.
 */
@EssaiSpring
class RoutesTest {

    /** Une méthode et un chemin, avec ses paramètres entre accolades. */
    record Route(String methode, String motif) {

        /** Le chemin, pour des identifiants qui n'existent pas. */
        String chemin() {
            return motif.replaceAll("\\{name}", "default").replaceAll("\\{[^/{}]*(\\{[^}]*})?[^/{}]*}", "x");
        }

        /** Le chemin où chaque paramètre prend l'identifiant que donne le segment qui le précède, dans sa page ou ailleurs. */
        String chemin(Map<String, String> identifiants) {
            if (identifiants.containsKey(motif)) {
                return identifiants.get(motif);
            }
            StringBuilder chemin = new StringBuilder();
            String precedent = "";
            String premier = motif.substring(1).split("/")[0];
            for (String segment : motif.substring(1).split("/")) {
                String pose = segment.startsWith("{")
                        ? identifiants.getOrDefault(
                                        premier + "/" + precedent, identifiants.getOrDefault(precedent, "x"))
                                + segment.replaceFirst("^\\{.*}", "")
                        : segment;
                chemin.append('/')
                        .append(segment.matches("\\{(name|engine|engineName|userEngine)}") ? "default" : pose);
                precedent = segment;
            }
            return chemin.toString();
        }
    }

    private static final String REST = "/engine-rest";
    private static final String ADMINISTRATION = "admin-processus";
    private static final java.nio.file.Path TABLE_DES_ROUTES =
            java.nio.file.Path.of("src/test/resources/droits/routes.txt");
    private static final java.nio.file.Path TABLE_DES_COMPTES =
            java.nio.file.Path.of("src/test/resources/droits/comptes.txt");

    /** Ne montre que les premières tâches de chacun : ce qui s'y lit tient à ce que d'autres essais ont laissé ouvert. */
    private static final String ACCUEIL = "/";

    private static final Pattern CODE =
            Pattern.compile("\\b[A-Z]{2,}(?:_[A-Z0-9]+)+\\b|niveau (?:LOCAL|TERRITORIAL|NATIONAL)\\b"
                    + "|(?<![-\\w.@])(?:ciusss-emtl|cisss-laval|ciusss-estrie|cisss-at)(?![-\\w])|DEMARRAGE");

    @Autowired
    List<RequestMappingHandlerMapping> pages;

    @Autowired
    List<Liste> listes;

    @Autowired
    RuntimeService executions;

    @Autowired
    IdentityService identites;

    @Autowired
    ManagementService gestion;

    @Autowired
    RepositoryService modeles;

    @Autowired
    FilterService filtres;

    @Autowired
    AuthorizationService droits;

    @Autowired
    Ecrits ecrits;

    @Autowired
    Pieces pieces;

    @Autowired
    Echanges echanges;

    @Autowired
    JdbcClient base;

    @LocalServerPort
    int port;

    @Test
    void l_interface_rest_est_fermee() {
        Set<Route> routes = deClasses("/engine-rest", CamundaRestResources.getResourceClasses());
        assertThat(routes).hasSizeGreaterThan(400);
        assertThat(ouvertes(routes)).isEmpty();
    }

    @Test
    void les_applications_web_sont_fermees() {
        Set<Route> routes = new LinkedHashSet<>();
        routes.addAll(deClasses("/camunda/api/engine", CamundaRestResources.getResourceClasses()));
        routes.addAll(deClasses("/camunda/api/admin", new AdminApplication().getClasses()));
        routes.addAll(deClasses("/camunda/api/cockpit", new CockpitApplication().getClasses()));
        routes.addAll(deClasses("/camunda/api/tasklist", new TasklistApplication().getClasses()));
        routes.addAll(deClasses("/camunda/api/welcome", new WelcomeApplication().getClasses()));
        for (String application : List.of("admin", "cockpit", "tasklist", "welcome", "inconnue")) {
            routes.add(new Route("GET", "/camunda/app/" + application + "/default/"));
            routes.add(new Route("GET", "/camunda/app/" + application + "/scripts/config.js"));
        }
        // Sortir sans être entré ne révèle ni ne change rien.
        routes.removeIf(route -> route.chemin().endsWith("/logout"));
        routes.add(new Route("GET", "/camunda/app/admin/default/setup/"));
        routes.add(new Route("GET", "/camunda/lib/deps.js"));
        routes.add(new Route("GET", "/camunda/securityFilterRules.json"));
        routes.add(new Route("GET", "/webjars/camunda/index.html"));
        assertThat(routes).hasSizeGreaterThan(450);
        assertThat(ouvertes(routes)).isEmpty();
    }

    @Test
    void nos_pages_sont_fermees_sauf_la_connexion() {
        Set<Route> routes = pages();
        assertThat(routes)
                .extracting(Route::chemin)
                .contains("/projets", "/projets/x", "/soutien", "/soutien/x", "/connexion", "/tableau")
                .contains("/projets.csv", "/projets.xlsx", "/soutien.csv", "/decisions", "/decisions.xlsx")
                .contains("/risques", "/risques.csv", "/services", "/suppleances", "/suppleances.xlsx");
        routes.removeIf(route -> Set.of("/connexion", "/error").contains(route.chemin()));
        assertThat(ouvertes(routes)).isEmpty();
    }

    private Set<Route> pages() {
        Set<Route> routes = new LinkedHashSet<>();
        pages.forEach(page -> page.getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues()
                        .forEach(motif -> routes.add(new Route(
                                mapping.getMethodsCondition().getMethods().stream()
                                        .findFirst()
                                        .map(Enum::name)
                                        .orElse("GET"),
                                motif)))));
        return routes;
    }

    /** Un compte par rôle, dans une organisation qui n'est pas celle du projet. */
    private String compteDuRole(JsonNode role) {
        String id = role.path("id").asText();
        String compte = "essai-" + id;
        if (identites.createUserQuery().userId(compte).count() == 0) {
            User personne = identites.newUser(compte);
            personne.setPassword("jalon");
            identites.saveUser(personne);
            identites.createMembership(compte, id);
            String organisation = Map.of("ETABLISSEMENT", ".cisss-laval", "TERRITOIRE", ".cusm")
                    .getOrDefault(role.path("palier").asText(), "");
            if (!organisation.isEmpty()) {
                identites.createMembership(compte, id + organisation);
            }
        }
        return compte;
    }

    private static List<JsonNode> roles() {
        List<JsonNode> roles = new ArrayList<>();
        table().path("roles").forEach(role -> {
            if (!role.path("palier").asText().equals("PROJET")) {
                roles.add(role);
            }
        });
        return roles;
    }

    private static JsonNode table() {
        try (InputStream source = RoutesTest.class.getResourceAsStream("/organisations.yaml")) {
            return new YAMLMapper().readTree(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ce que la table donne à un rôle sous cette clé, ce qui est commun à tous compris. */
    private static Set<String> donne(JsonNode role, String cle) {
        Set<String> donne = new TreeSet<>();
        for (JsonNode liste : List.of(table().path("commun").path(cle), role.path(cle))) {
            for (JsonNode element : liste) {
                JsonNode lot = table().path("lots").path(element.asText());
                if (lot.isMissingNode()) {
                    donne.add(element.asText());
                }
                lot.forEach(processus -> donne.add(processus.asText()));
            }
        }
        return donne;
    }

    @Test
    void chaque_role_a_exactement_ce_que_dit_la_table() {
        Map<String, String> cles = Map.of(
                "Mes tâches", "mes-taches",
                "À prendre", "a-prendre",
                "À approuver", "a-approuver",
                "En retard", "en-retard",
                "Soutien : mon niveau", "soutien-mon-niveau");
        Set<String> processus = new TreeSet<>();
        Set<String> ouverts = new TreeSet<>();
        modeles.createProcessDefinitionQuery().latestVersion().list().forEach(definition -> {
            processus.add(definition.getKey());
            if (!restreint(definition)) {
                ouverts.add(definition.getKey());
            }
        });
        new Banc(port, gestion).demarrerExemple("fiche-local-soins-de-plaies");
        List<String> ecarts = new ArrayList<>();
        for (JsonNode role : roles()) {
            String id = role.path("id").asText();
            boolean technique = id.equals("camunda-admin");
            boolean litTout = role.path("litTout").asBoolean();
            String compte = compteDuRole(role);
            Visiteur visiteur = new Visiteur(port);
            Set<String> demarrables = technique ? processus : donne(role, "demarre");
            Set<String> lisibles = new TreeSet<>(litTout ? ouverts : Set.of());
            lisibles.addAll(demarrables);
            egaler(ecarts, id, "lire", lisibles, definitions(visiteur, compte, ""));
            egaler(
                    ecarts,
                    id,
                    "démarrer",
                    demarrables,
                    definitions(visiteur, compte, "&startablePermissionCheck=true"));
            if (!technique) {
                HttpResponse<String> detour =
                        visiteur.rest(compte, "POST", "/process-definition/key/approbation/start", Map.of());
                comparer(
                        ecarts,
                        id,
                        "démarrer une approbation",
                        false,
                        () -> !Set.of(403, 404).contains(detour.statusCode()));
            }
            comparer(
                    ecarts, id, "lire les instances", litTout, () -> nombre(visiteur, compte, "/process-instance") > 0);
            comparer(ecarts, id, "lire l'historique", litTout, () -> nombre(visiteur, compte, "/history/task") > 0);
            comparer(
                    ecarts,
                    id,
                    "lire les variables",
                    litTout,
                    () -> nombre(visiteur, compte, "/variable-instance") > 0);
            comparer(ecarts, id, "lire les tâches d'autrui", litTout, () -> nombre(visiteur, compte, "/task") > 0);
            comparer(ecarts, id, "lire les déploiements", litTout, () -> nombre(visiteur, compte, "/deployment") > 0);
            comparer(ecarts, id, "lire les comptes", litTout, () -> nombre(visiteur, compte, "/user") > 1);
            comparer(ecarts, id, "lire les droits", technique, () -> nombre(visiteur, compte, "/authorization") > 0);
            comparer(
                    ecarts,
                    id,
                    "créer un compte",
                    technique,
                    () -> visiteur.rest(
                                            compte,
                                            "POST",
                                            "/user/create",
                                            Map.of(
                                                    "profile",
                                                    Map.of("id", "cree-" + id),
                                                    "credentials",
                                                    Map.of("password", "x")))
                                    .statusCode()
                            == 204);
            comparer(
                    ecarts,
                    id,
                    "entrer dans un autre groupe",
                    technique,
                    () -> visiteur.rest(compte, "PUT", "/group/patient-partenaire/members/cree-" + id, null)
                                    .statusCode()
                            == 204);
            comparer(
                    ecarts,
                    id,
                    "donner un droit",
                    technique,
                    () -> visiteur.rest(
                                            compte,
                                            "POST",
                                            "/authorization/create",
                                            Map.of(
                                                    "type",
                                                    1,
                                                    "permissions",
                                                    List.of("ACCESS"),
                                                    "userId",
                                                    compte,
                                                    "resourceType",
                                                    0,
                                                    "resourceId",
                                                    "welcome"))
                                    .statusCode()
                            == 200);
            visiteur.connecter(compte, "jalon");
            for (String application : List.of("tasklist", "welcome", "cockpit", "admin")) {
                comparer(
                        ecarts,
                        id,
                        "ouvrir " + application,
                        donne(role, "applications").contains(application),
                        () -> visiteur.get("/camunda/app/" + application + "/default/")
                                        .statusCode()
                                == 200);
            }
            Set<String> vus = new TreeSet<>();
            lire(visiteur.rest(compte, "GET", "/filter?maxResults=50", null))
                    .forEach(filtre -> vus.add(cles.get(filtre.path("name").asText())));
            egaler(
                    ecarts,
                    id,
                    "voir les filtres",
                    technique ? new TreeSet<>(cles.values()) : donne(role, "filtres"),
                    vus);
        }
        assertThat(ecarts).isEmpty();
    }

    /** Un modèle qui restreint son accès ne se lit que de ses rôles. */
    private boolean restreint(ProcessDefinition definition) {
        try (InputStream modele = modeles.getProcessModel(definition.getId())) {
            return new String(modele.readAllBytes(), StandardCharsets.UTF_8)
                    .contains("<camunda:property name=\"acces\" value=\"restreint\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void comparer(
            List<String> ecarts, String role, String quoi, boolean attendu, Supplier<Boolean> obtenu) {
        if (obtenu.get() != attendu) {
            ecarts.add(role + (attendu ? " devrait " : " ne devrait pas ") + quoi);
        }
    }

    private static void egaler(List<String> ecarts, String role, String quoi, Set<String> attendu, Set<String> obtenu) {
        if (!attendu.equals(obtenu)) {
            ecarts.add(role + " devrait " + quoi + " " + attendu + ", et non " + obtenu);
        }
    }

    private static Set<String> definitions(Visiteur visiteur, String compte, String critere) {
        Set<String> cles = new TreeSet<>();
        lire(visiteur.rest(compte, "GET", "/process-definition?latestVersion=true&maxResults=100" + critere, null))
                .forEach(definition -> cles.add(definition.path("key").asText()));
        return cles;
    }

    private static int nombre(Visiteur visiteur, String compte, String ressource) {
        return lire(visiteur.rest(compte, "GET", ressource + "/count", null))
                .path("count")
                .asInt();
    }

    private static JsonNode lire(HttpResponse<String> reponse) {
        try {
            return new ObjectMapper().readTree(reponse.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ce qui répond (2xx) à un rôle de métier et à l'administration des processus est écrit dans la table, route par route.
     *
     * <p>Les chemins visent un vrai projet d'une autre organisation, sauf les écritures de l'administration, qui aboutiraient.
     * OPTIONS décrit et ne fait rien.
     */
    @Test
    void chaque_route_repond_a_qui_la_table_dit() throws IOException {
        Map<String, String> identifiants = identifiants();
        Set<Route> routes = deClasses(REST, CamundaRestResources.getResourceClasses());
        routes.addAll(deClasses("/camunda/api/admin", new AdminApplication().getClasses()));
        routes.addAll(deClasses("/camunda/api/cockpit", new CockpitApplication().getClasses()));
        routes.addAll(deClasses("/camunda/api/tasklist", new TasklistApplication().getClasses()));
        routes.addAll(deClasses("/camunda/api/welcome", new WelcomeApplication().getClasses()));
        for (String application : List.of("admin", "cockpit", "tasklist", "welcome")) {
            routes.add(new Route("GET", "/camunda/app/" + application + "/default/"));
        }
        pages().stream().filter(page -> page.methode().equals("GET")).forEach(routes::add);
        routes.removeIf(
                route -> route.methode().equals("OPTIONS") || route.motif().endsWith("/logout"));
        // Un mot de passe faux y compte comme un essai : le frein fermerait quelques secondes la suite de la visite.
        routes.removeIf(route -> route.motif().endsWith("/credentials"));
        Map<String, Set<String>> repond = new TreeMap<>();
        Map<String, Set<String>> parMoteurNomme = new TreeMap<>();
        Map<String, Set<String>> parVariante = new TreeMap<>();
        for (String role : List.of("pilote-clinique", ADMINISTRATION)) {
            String compte = compteDuRole(roles().stream()
                    .filter(connu -> connu.path("id").asText().equals(role))
                    .findFirst()
                    .orElseThrow());
            Visiteur visiteur = new Visiteur(port);
            visiteur.connecter(compte, "jalon");
            visiteur.get("/camunda/app/tasklist/default/");
            for (Route route : routes) {
                boolean lecture = route.methode().equals("GET");
                String chemin = lecture || !role.equals(ADMINISTRATION) ? route.chemin(identifiants) : route.chemin();
                String cle = route.methode() + " " + nommer(route).replace("/engine/{name}", "");
                Map<String, Set<String>> table =
                        route.motif().startsWith(REST + "/engine/{name}/") ? parMoteurNomme : repond;
                for (String variante : variantes(chemin)) {
                    if (statut(visiteur, compte, route, variante) < 300) {
                        (variante.equals(chemin) ? table : parVariante)
                                .computeIfAbsent(cle, nouvelle -> new TreeSet<>())
                                .add(role);
                    }
                }
            }
        }
        List<String> obtenu = lignes(repond);
        assertThat(obtenu).containsAll(lignes(parMoteurNomme));
        assertThat(lignes(parMoteurNomme)).hasSizeGreaterThan(150);
        assertThat(obtenu).as("barre finale, applications web : la même porte").containsAll(lignes(parVariante));
        assertThat(lignes(parVariante)).hasSizeGreaterThan(150);
        try (Stream<String> table = Files.lines(TABLE_DES_ROUTES)) {
            assertThat(obtenu)
                    .containsExactlyInAnyOrderElementsOf(
                            table.filter(ligne -> !ligne.isBlank() && !ligne.startsWith("#"))
                                    .toList());
        }
    }

    /** Les listes que le cadre donne aux natures déclarées sont une seule ligne des tables : une nature de plus n'en ajoute pas. */
    private String nommer(Route route) {
        return listes.stream()
                .filter(liste -> liste.getClass().getSimpleName().equals("ListeDeNature"))
                .map(Liste::chemin)
                .filter(chemin -> route.motif().equals(chemin) || route.motif().startsWith(chemin + "."))
                .findFirst()
                .map(chemin -> "/{liste d’une nature}" + route.motif().substring(chemin.length()))
                .orElse(route.motif());
    }

    /**
     * Chaque page, chaque export, chaque fichier, par chaque compte de la démonstration : à qui il s'ouvre, et qui y lit le projet
     * ou la demande de l'Est-de-Montréal, sont écrits dans la table.
     */
    @Test
    void chaque_page_montre_a_chaque_compte_ce_que_la_table_dit() throws IOException {
        Map<String, String> identifiants = new HashMap<>(identifiants());
        identifiants.put("comites", "ciusss-emtl");
        identifiants.put("taches", identifiants.get("task"));
        identifiants.putAll(registres());
        new Banc(port, gestion).agir("suivre-risque", "pilote.clinique", Map.of("projet", identifiants.get("projets")));
        List<Route> lues = pages().stream()
                .filter(route -> route.methode().equals("GET"))
                .filter(route -> !Set.of("/connexion", "/error", "/session", "/demarrer/{processus}", ACCUEIL)
                        .contains(route.motif()))
                .toList();
        List<String> marques = List.of(identifiants.get("projets"), identifiants.get("soutien"));
        List<Map<Route, Set<String>>> obtenu = List.of(new HashMap<>(), new HashMap<>(), new HashMap<>());
        List<String> comptes = comptesDeDemonstration();
        for (String compte : comptes) {
            Visiteur visiteur = new Visiteur(port);
            visiteur.connecter(compte, "jalon");
            for (Route route : lues) {
                HttpResponse<byte[]> reponse = visiteur.telecharger(route.chemin(identifiants));
                assertThat(reponse.statusCode()).as("%s pour %s", route, compte).isLessThan(500);
                // Une page qui mène ailleurs s'ouvre ; un renvoi à la connexion, non.
                boolean ouverte = reponse.statusCode() < 400
                        && !reponse.headers().firstValue("Location").orElse("").endsWith("/connexion");
                // Un refus ne redit que le numéro demandé.
                String texte = ouverte ? texte(reponse.body()) : "";
                List<Boolean> vrais = List.of(ouverte, texte.contains(marques.get(0)), texte.contains(marques.get(1)));
                for (int rang = 0; rang < vrais.size(); rang++) {
                    Set<String> vus = obtenu.get(rang).computeIfAbsent(route, nouvelle -> new TreeSet<>());
                    if (vrais.get(rang)) {
                        vus.add(compte);
                    }
                }
            }
        }
        Map<String, Set<String>> parBloc = new TreeMap<>();
        for (Route route : lues) {
            String bloc = "# s’ouvre à : %s\n# y lisent le projet : %s\n# y lisent la demande : %s"
                    .formatted(obtenu.stream()
                            .map(vus -> nommer(vus.get(route), comptes))
                            .toArray());
            parBloc.computeIfAbsent(bloc, nouveau -> new TreeSet<>()).add("GET " + nommer(route));
        }
        List<String> lignes = new ArrayList<>();
        parBloc.forEach((bloc, routes) -> {
            lignes.addAll(bloc.lines().toList());
            lignes.addAll(routes);
            lignes.add("");
        });
        Files.write(java.nio.file.Path.of("target/comptes.txt"), lignes);
        assertThat(lignes).isEqualTo(Files.readAllLines(TABLE_DES_COMPTES));
    }

    /**
     * Ni valeur de liste ({@code RETOUR_POUR_COMPLEMENT}), ni niveau en capitales, ni code d'organisation hors d'un numéro ; et chaque
     * page dit qu'elle est du HTML d'aujourd'hui, sans quoi le navigateur la dessine comme en 1998.
     */
    @Test
    void aucune_page_ne_montre_un_code() {
        Map<String, String> identifiants = identifiants();
        Set<String> fautes = new TreeSet<>();
        int lues = 0;
        for (String compte : List.of("pilote.clinique", "coord.chum")) {
            Visiteur visiteur = new Visiteur(port);
            visiteur.connecter(compte, "jalon");
            for (Route route : pages()) {
                if (!route.methode().equals("GET") || route.motif().matches(".*\\.(pdf|csv|xlsx|json|jsonl)")) {
                    continue;
                }
                HttpResponse<String> page = visiteur.get(route.chemin(identifiants));
                if (!page.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                    continue;
                }
                lues++;
                if (!page.body().startsWith("<!DOCTYPE html>")) {
                    fautes.add(route.motif() + " : sans DOCTYPE");
                }
                CODE.matcher(Jsoup.parse(page.body()).body().text())
                        .results()
                        .forEach(code -> fautes.add(route.motif() + " : " + code.group()));
            }
        }
        assertThat(fautes).isEmpty();
        assertThat(lues).isGreaterThan(100);
    }

    private static String nommer(Set<String> vus, List<String> comptes) {
        return vus.isEmpty() ? "personne" : vus.size() == comptes.size() ? "tous" : String.join(", ", vus);
    }

    private static List<String> comptesDeDemonstration() throws IOException {
        List<String> comptes = new ArrayList<>();
        try (InputStream source = RoutesTest.class.getResourceAsStream("/comptes-demo.yaml")) {
            new YAMLMapper()
                    .readTree(source)
                    .path("comptes")
                    .forEach(compte -> comptes.add(compte.path("id").asText()));
        }
        return comptes;
    }

    /** Les mots d'une réponse ; d'un classeur, ceux de ses feuilles. */
    private static String texte(byte[] corps) throws IOException {
        if (corps.length < 2 || corps[0] != 'P' || corps[1] != 'K') {
            return new String(corps, StandardCharsets.UTF_8);
        }
        java.nio.file.Path fichier = Files.createTempFile("classeur", ".xlsx");
        try {
            Files.write(fichier, corps);
            StringBuilder texte = new StringBuilder();
            try (ZipFile classeur = new ZipFile(fichier.toFile())) {
                for (ZipEntry entree : Collections.list(classeur.entries())) {
                    texte.append(new String(classeur.getInputStream(entree).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            return texte.toString();
        } finally {
            Files.delete(fichier);
        }
    }

    /** Le chemin, avec une barre à la fin, et pour le moteur par les applications web, avec et sans elle. */
    private static Set<String> variantes(String chemin) {
        Set<String> variantes = new LinkedHashSet<>(List.of(chemin));
        variantes.add(chemin.endsWith("/") ? chemin : chemin + "/");
        if (chemin.startsWith(REST) && !chemin.startsWith(REST + "/engine/")) {
            String parLeWeb = "/camunda/api/engine/engine/default" + chemin.substring(REST.length());
            variantes.addAll(List.of(parLeWeb, parLeWeb + "/"));
        }
        return variantes;
    }

    private static int statut(Visiteur visiteur, String compte, Route route, String chemin) {
        String complet = chemin + (route.methode().equals("GET") ? "?maxResults=5" : "");
        return complet.startsWith(REST)
                ? visiteur.rest(compte, route.methode(), complet.substring(REST.length()), null)
                        .statusCode()
                : visiteur.ecrire(route.methode(), complet, null).statusCode();
    }

    /** Rien de ce que lit un rôle de métier ne bouge quand une autre organisation dépose un projet et une demande. */
    @Test
    void aucune_route_ne_laisse_compter_ce_qui_est_a_d_autres() {
        Map<String, String> identifiants = identifiants();
        String compte = compteDuRole(roles().stream()
                .filter(connu -> connu.path("id").asText().equals("pilote-clinique"))
                .findFirst()
                .orElseThrow());
        Visiteur visiteur = new Visiteur(port);
        Supplier<Map<String, String>> photo = () -> {
            Map<String, String> reponses = new TreeMap<>();
            for (Route route : deClasses(REST, CamundaRestResources.getResourceClasses())) {
                String chemin = route.chemin(identifiants);
                if (route.methode().equals("GET") && !chemin.startsWith(REST + "/engine/")) {
                    for (String variante : List.of(chemin, chemin + "/")) {
                        HttpResponse<String> reponse = visiteur.rest(
                                compte, "GET", variante.substring(REST.length()) + "?maxResults=2000", null);
                        if (reponse.statusCode() < 300) {
                            reponses.put(variante, reponse.body());
                        }
                    }
                }
            }
            return reponses;
        };
        Map<String, String> avant = photo.get();
        assertThat(avant).hasSizeGreaterThan(100);
        new Banc(port, gestion).demarrerExemple("fiche-territorial-telepathologie");
        new BancSoutien(port, gestion).deposer("intervenant", BancSoutien.demande("soutien-question-clinique"));
        assertThat(photo.get().entrySet()).containsExactlyInAnyOrderElementsOf(avant.entrySet());
    }

    private static List<String> lignes(Map<String, Set<String>> repond) {
        return repond.entrySet().stream()
                .map(ligne -> ligne.getKey() + " : "
                        + (ligne.getValue().size() == 2 ? "tous" : String.join(", ", ligne.getValue())))
                .toList();
    }

    /** Identifiants d'un projet et d'une demande de l'Est-de-Montréal, et de ce qui les entoure, par segment qui les précède. */
    private Map<String, String> identifiants() {
        Banc banc = new Banc(port, gestion);
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        JsonNode tache = banc.taches(numero).get(0);
        String instance = tache.path("processInstanceId").asText();
        String definition = tache.path("processDefinitionId").asText();
        Map<String, String> identifiants = new HashMap<>();
        identifiants.put("task", tache.path("id").asText());
        identifiants.put("process-instance", instance);
        identifiants.put("execution", instance);
        identifiants.put("process-definition", definition);
        identifiants.put("deployment", modeles.getProcessDefinition(definition).getDeploymentId());
        identifiants.put("key", "cycle-projet");
        identifiants.put("variables", "titreProjet");
        identifiants.put("localVariables", "titreProjet");
        identifiants.put(
                "variable-instance",
                executions
                        .createVariableInstanceQuery()
                        .processInstanceIdIn(instance)
                        .variableName("titreProjet")
                        .singleResult()
                        .getId());
        identifiants.put(
                "soutien",
                new BancSoutien(port, gestion)
                        .deposer("intervenant", BancSoutien.demande("soutien-question-clinique")));
        Ecrits.Garde papier = ecrits.gardes(numero).get(0);
        identifiants.put("projets", numero);
        identifiants.put("dossiers", numero);
        identifiants.put("papiers", papier.ecrit().id());
        identifiants.put("{avant}", papier.ecrit().id());
        identifiants.put("verifier", papier.empreinte());
        identifiants.put("pieces", piece(numero));
        identifiants.put(
                "questions",
                String.valueOf(echanges.demander(numero, "pilote.clinique", "dirigeant", "Combien de sites ?")
                        .rang()));
        identifiants.put("instances", instance);
        identifiants.put("user", "pilote.clinique");
        identifiants.put("group", "pilote-clinique.ciusss-emtl");
        identifiants.put(
                "filter",
                filtres.createFilterQuery()
                        .filterName("À prendre")
                        .singleResult()
                        .getId());
        identifiants.put(
                "authorization",
                droits.createAuthorizationQuery()
                        .groupIdIn("camunda-admin")
                        .list()
                        .get(0)
                        .getId());
        identifiants.put("job", gestion.createJobQuery().list().get(0).getId());
        return identifiants;
    }

    /** De quoi ouvrir, à l'Est-de-Montréal, chaque page d'un registre : ses lignes, ses dossiers, ses papiers, ses pièces. */
    private Map<String, String> registres() {
        Banc banc = new Banc(port, gestion);
        Map<String, String> identifiants = new HashMap<>();
        String decide = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(decide, "userTask_produireDossierAffaires");
        for (String racine : List.of("/projets/", "/dossiers/")) {
            identifiants.put(racine + "{numero}/lettres/{id}.pdf", racine + decide + "/lettres/decision-1.pdf");
        }
        String action = ouvert(banc, "confier-action", "pilote.clinique", "action");
        Ecrits.Garde ecrit = ecrits.gardes(action).get(0);
        identifiants.put("dossiers/dossiers", action);
        identifiants.put("dossiers/papiers", ecrit.ecrit().id());
        identifiants.put("dossiers/{avant}", ecrit.ecrit().id());
        identifiants.put("dossiers/pieces", piece(action));
        identifiants.put(
                "dossiers/questions",
                String.valueOf(echanges.demander(action, "pilote.clinique", "dirigeant", "Combien de sites ?")
                        .rang()));
        ouvert(banc, "bilan-annuel", "pilote.clinique", "bilan-annuel");
        identifiants.put("bilans", "2026");
        identifiants.put("{annee:\\d{4}}", "ciusss-emtl");
        identifiants.put("incidents", ouvert(banc, "incident-confidentialite", "intervenant", "declarer-violation"));
        identifiants.put("instances/instances", "comite-tactique-local.ciusss-emtl");
        identifiants.put("services", "SV-0002");
        identifiants.put("guides", "administrateur");
        identifiants.put("reprises", "services");
        identifiants.put("planification", "2027");
        identifiants.put("envois/departs", ecrit.ecrit().instance());
        identifiants.put("departs", "cycle-projet");
        identifiants.put(
                "envois/taches",
                ecrits.gardes(decide).stream()
                        .map(garde -> garde.ecrit().tache())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow());
        base.sql("""
                        insert into jalon.contrat (numero, reference, fournisseur, objet, organisation, territoire, debut, fin,
                                                   preavis, preavis_le, etat)
                        values ('CT-ROUTES', 'R', 'F', 'Entretien', 'ciusss-emtl', 'MONTREAL', '2026-01-01', '2033-01-01', 90,
                                '2032-10-01', 'EN_VIGUEUR')
                        """).update();
        base.sql("""
                        insert into jalon.actif (numero, libelle, type, organisation, territoire, proprietaire, etat)
                        values ('AC-ROUTES', 'Chariot', 'TABLETTE', 'ciusss-emtl', 'MONTREAL', 'ciusss-emtl', 'EN_SERVICE')
                        """).update();
        identifiants.put("contrats", "CT-ROUTES");
        identifiants.put("parc", "AC-ROUTES");
        return identifiants;
    }

    private static String ouvert(Banc banc, String processus, String compte, String exemple) {
        Banc.Reponse reponse = banc.demarrer(processus, compte, banc.exemple(exemple));
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        return reponse.corps().path("businessKey").asText();
    }

    private String piece(String numero) {
        try {
            return pieces.joindre(numero, "avis.png", java.nio.file.Path.of("docs/images/avis.png"), "pilote.clinique")
                    .id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Chaque route à laquelle l'anonyme n'est ni refusé ni renvoyé à la connexion. */
    private List<String> ouvertes(Collection<Route> routes) {
        Visiteur anonyme = new Visiteur(port);
        List<String> ouvertes = new ArrayList<>();
        for (Route route : routes) {
            HttpResponse<String> reponse = anonyme.demander(route.methode(), route.chemin(), null);
            boolean fermee = reponse.statusCode() == 401
                    || reponse.statusCode() == 403
                    || reponse.statusCode() == 302
                            && reponse.headers()
                                    .firstValue("Location")
                                    .orElse("")
                                    .endsWith("/connexion");
            if (!fermee) {
                ouvertes.add(reponse.statusCode() + " " + route);
            }
        }
        return ouvertes;
    }

    static Set<Route> deClasses(String racine, Collection<Class<?>> classes) {
        Set<Route> routes = new LinkedHashSet<>();
        for (Class<?> classe : classes) {
            Path chemin = annotation(classe, Path.class);
            if (chemin != null) {
                recueillir(classe, joindre(racine, chemin.value()), routes, new HashSet<>());
            }
        }
        return routes;
    }

    private static void recueillir(Class<?> ressource, String chemin, Set<Route> routes, Set<Class<?>> parcourues) {
        if (!parcourues.add(ressource)) {
            return;
        }
        for (Method methode : ressource.getMethods()) {
            Path propre = annotation(methode, Path.class);
            String complet = propre == null ? chemin : joindre(chemin, propre.value());
            List<String> verbes = verbes(methode);
            verbes.forEach(verbe -> routes.add(new Route(verbe, complet)));
            if (verbes.isEmpty() && propre != null) {
                recueillir(methode.getReturnType(), complet, routes, new HashSet<>(parcourues));
            }
        }
    }

    private static List<String> verbes(Method methode) {
        return declarations(methode).stream()
                .flatMap(declaree -> Arrays.stream(declaree.getAnnotations()))
                .map(note -> note.annotationType().getAnnotation(HttpMethod.class))
                .filter(verbe -> verbe != null)
                .map(HttpMethod::value)
                .distinct()
                .toList();
    }

    private static <A extends Annotation> A annotation(Method methode, Class<A> type) {
        return declarations(methode).stream()
                .map(declaree -> declaree.getAnnotation(type))
                .filter(note -> note != null)
                .findFirst()
                .orElse(null);
    }

    private static <A extends Annotation> A annotation(Class<?> classe, Class<A> type) {
        return ancetres(classe).stream()
                .map(ancetre -> ancetre.getAnnotation(type))
                .filter(note -> note != null)
                .findFirst()
                .orElse(null);
    }

    /** La méthode et celles qu'elle met en œuvre : les annotations sont souvent sur l'interface. */
    private static List<Method> declarations(Method methode) {
        List<Method> declarations = new ArrayList<>();
        for (Class<?> ancetre : ancetres(methode.getDeclaringClass())) {
            try {
                declarations.add(ancetre.getDeclaredMethod(methode.getName(), methode.getParameterTypes()));
            } catch (NoSuchMethodException e) {
                continue;
            }
        }
        return declarations;
    }

    private static List<Class<?>> ancetres(Class<?> classe) {
        List<Class<?>> ancetres = new ArrayList<>();
        for (Class<?> courante = classe; courante != null; courante = courante.getSuperclass()) {
            ancetres.add(courante);
            for (Class<?> contrat : courante.getInterfaces()) {
                ancetres.addAll(ancetres(contrat));
            }
        }
        return ancetres;
    }

    private static String joindre(String debut, String suite) {
        return (debut + "/" + suite).replaceAll("/+", "/").replaceAll("(.)/$", "$1");
    }
}
