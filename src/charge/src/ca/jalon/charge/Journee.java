package ca.jalon.charge;

import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Des personnes au travail toute la journée : chacune entre, lit son accueil, ses tâches, ses projets et un dossier, dépose une
 * fiche, ouvre le formulaire d'une tâche, la prend et la rend, avec le temps d'y penser entre deux gestes. Sur neuf demandes, trois
 * listes, trois lectures, trois écritures : ce que demande à Jalon un pas d'un cycle, du lien d'un courriel au formulaire rendu.
 *
 * <p>Propriétés : {@code charge.noeuds} (adresses, séparées par des virgules), {@code charge.comptes} (de même),
 * {@code charge.personnes}, {@code charge.duree} et {@code charge.pause} (secondes), {@code charge.corps} (dossier des envois).
 */
public class Journee extends Simulation {

    private static final List<String> NOEUDS = liste("charge.noeuds");
    private static final List<String> COMPTES = liste("charge.comptes");
    private static final int PERSONNES = Integer.getInteger("charge.personnes", 200);
    private static final Duration DUREE = Duration.ofSeconds(Integer.getInteger("charge.duree", 180));
    private static final Duration PAUSE = Duration.ofSeconds(Integer.getInteger("charge.pause", 8));
    private static final Duration MONTEE = DUREE.dividedBy(6);
    private static final String CORPS = System.getProperty("charge.corps");

    private static List<String> liste(String propriete) {
        return Arrays.asList(System.getProperty(propriete).split(","));
    }

    private static Iterator<Map<String, Object>> personnes() {
        return Stream.iterate(0, i -> i + 1)
                .map(i -> Map.<String, Object>of(
                        "compte",
                        COMPTES.get(i % COMPTES.size()),
                        "basic",
                        Base64.getEncoder()
                                .encodeToString((COMPTES.get(i % COMPTES.size()) + ":jalon").getBytes(StandardCharsets.UTF_8))))
                .iterator();
    }

    private final ChainBuilder entrer = exec(
            http("connexion").get("/connexion").check(css("input[name=_csrf]", "value").saveAs("jeton")),
            http("entrer")
                    .post("/connexion")
                    .disableFollowRedirect()
                    .formParam("username", "#{compte}")
                    .formParam("password", "jalon")
                    .formParam("_csrf", "#{jeton}")
                    .check(status().is(302)));

    private final ChainBuilder travailler = exec(http("accueil").get("/"))
            .pause(PAUSE.dividedBy(2), PAUSE.multipliedBy(3).dividedBy(2))
            .exec(http("liste de projets").get("/projets"))
            .pause(PAUSE.dividedBy(2), PAUSE.multipliedBy(3).dividedBy(2))
            .exec(rest(http("déposer une fiche").post("/engine-rest/process-definition/key/cycle-projet/submit-form"))
                    .body(RawFileBody(CORPS + "/depot.json"))
                    .asJson()
                    .check(jsonPath("$.businessKey").saveAs("numero")))
            .exec(http("dossier").get("/projets/#{numero}"))
            .pause(PAUSE.dividedBy(2), PAUSE.multipliedBy(3).dividedBy(2))
            .exec(rest(http("liste de tâches")
                            .get("/engine-rest/task?maxResults=15&sortBy=created&sortOrder=desc&processInstanceBusinessKey=#{numero}"))
                    .check(jsonPath("$[0].id").saveAs("tache")))
            .exec(rest(http("prendre").post("/engine-rest/task/#{tache}/claim"))
                    .body(StringBody("{\"userId\":\"#{compte}\"}"))
                    .asJson())
            .exec(rest(http("formulaire").get("/engine-rest/task/#{tache}/deployed-form")))
            .exec(rest(http("valeurs du formulaire")
                    .get("/engine-rest/task/#{tache}/form-variables?deserializeValues=false")))
            .pause(PAUSE, PAUSE.multipliedBy(3))
            .exec(rest(http("rendre").post("/engine-rest/task/#{tache}/submit-form"))
                    .body(RawFileBody(CORPS + "/analyse.json"))
                    .asJson())
            .pause(PAUSE.dividedBy(2), PAUSE.multipliedBy(3).dividedBy(2));

    private static io.gatling.javaapi.http.HttpRequestActionBuilder rest(
            io.gatling.javaapi.http.HttpRequestActionBuilder demande) {
        return demande.header("Authorization", "Basic #{basic}").check(status().in(200, 204));
    }

    {
        HttpProtocolBuilder navigateur = http.baseUrls(NOEUDS)
                .acceptEncodingHeader("gzip")
                .userAgentHeader("charge")
                .disableFollowRedirect();
        ScenarioBuilder journee = scenario("journée")
                .feed(personnes())
                .exec(entrer)
                .during(DUREE)
                .on(exitBlockOnFail().on(travailler));
        setUp(journee.injectOpen(rampUsers(PERSONNES).during(MONTEE)))
                .protocols(navigateur)
                .maxDuration(DUREE.plus(MONTEE).plusSeconds(60));
    }
}
