package ca.jalon.securite;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Parcourt toutes les routes, JAX-RS et MVC : aucune ne répond à qui n'est pas connecté, sauf la connexion. */
@EssaiSpring
class RoutesTest {

    /** Une méthode et un chemin dont les paramètres sont remplis. */
    private record Route(String methode, String chemin) {}

    @Autowired
    List<RequestMappingHandlerMapping> pages;

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
        Set<Route> routes = new LinkedHashSet<>();
        pages.forEach(page -> page.getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues()
                        .forEach(motif -> routes.add(new Route(
                                mapping.getMethodsCondition().getMethods().stream()
                                        .findFirst()
                                        .map(Enum::name)
                                        .orElse("GET"),
                                remplir(motif))))));
        assertThat(routes).extracting(Route::chemin).contains("/projets", "/projets/x", "/connexion");
        routes.removeIf(route -> Set.of("/connexion", "/error").contains(route.chemin()));
        assertThat(ouvertes(routes)).isEmpty();
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

    private static Set<Route> deClasses(String racine, Collection<Class<?>> classes) {
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
        return remplir((debut + "/" + suite).replaceAll("/+", "/").replaceAll("(.)/$", "$1"));
    }

    private static String remplir(String motif) {
        return motif.replaceAll("\\{name}", "default").replaceAll("\\{[^/{}]*(\\{[^}]*})?[^/{}]*}", "x");
    }
}
