package ca.jalon.moteur;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.moteur.contrat.ContratEssai;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** L'interface des applications web, celle de Tasklist, dit exactement la même chose que {@code /engine-rest}. */
@EssaiMoteur
@Import(ContratEssai.class)
class ApplicationsWebTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private RepositoryService modeles;

    @Autowired
    private RuntimeService instances;

    @Autowired
    private IdentityService identites;

    @LocalServerPort
    private int port;

    private final CookieManager temoins = new CookieManager();
    private final HttpClient navigateur =
            HttpClient.newBuilder().cookieHandler(temoins).build();

    @BeforeEach
    void entrer() throws Exception {
        ContratEssai.deployer(modeles);
        if (identites.createUserQuery().userId("alice").count() == 0) {
            User alice = identites.newUser("alice");
            alice.setPassword("mot-de-passe-d-essai");
            identites.saveUser(alice);
        }
        envoyer(HttpRequest.newBuilder(adresse("/camunda/app/tasklist/default/"))
                .GET());
        HttpResponse<String> entree =
                envoyer(HttpRequest.newBuilder(adresse("/camunda/api/admin/auth/user/default/login/tasklist"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("username=alice&password=mot-de-passe-d-essai")));
        assertThat(entree.statusCode()).as(entree.body()).isEqualTo(200);
        // La session change à l'entrée ; son jeton vient avec la page suivante.
        envoyer(HttpRequest.newBuilder(adresse("/camunda/app/tasklist/default/"))
                .GET());
    }

    @Test
    void un_refus_de_formulaire_arrive_en_400_avec_sa_phrase_entiere() throws Exception {
        Map<String, Object> faux = new LinkedHashMap<>(PortesTest.tasklist());
        faux.put("titre", "ab");
        faux.put("intrus", 1);

        HttpResponse<String> reponse = demarrer(faux);

        assertThat(reponse.statusCode()).isEqualTo(400);
        JsonNode corps = JSON.readTree(reponse.body());
        assertThat(corps.get("message").asText()).isEqualTo("""
                        intrus : ce champ ne fait pas partie du formulaire.
                        Titre : ce texte doit compter au moins 3 caractères.""");
        assertThat(corps.get("violations")).hasSize(2);
        assertThat(instances.createProcessInstanceQuery().count()).isZero();
    }

    @Test
    void un_envoi_corrige_reussit() throws Exception {
        HttpResponse<String> reponse = demarrer(PortesTest.tasklist());

        assertThat(reponse.statusCode()).as(reponse.body()).isEqualTo(200);
        instances.deleteProcessInstance(JSON.readTree(reponse.body()).get("id").asText(), "fin de l'essai");
    }

    @Test
    void les_listes_servies_sont_celles_de_la_personne_connectee() throws Exception {
        HttpResponse<String> formulaire = envoyer(HttpRequest.newBuilder(
                        adresse("/camunda/api/engine/engine/default/process-definition/key/essai/deployed-start-form"))
                .GET());

        assertThat(formulaire.statusCode()).isEqualTo(200);
        assertThat(formulaire.body()).contains("Hôpital de alice (actifs)");
    }

    private HttpResponse<String> demarrer(Map<String, Object> valeurs) throws Exception {
        String corps = JSON.writeValueAsString(Map.of("variables", PortesTest.typees(valeurs)));
        return envoyer(HttpRequest.newBuilder(
                        adresse("/camunda/api/engine/engine/default/process-definition/key/essai/submit-form"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(corps)));
    }

    private HttpResponse<String> envoyer(HttpRequest.Builder demande) throws IOException, InterruptedException {
        temoins.getCookieStore().getCookies().stream()
                .filter(temoin -> temoin.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(jeton -> demande.header("X-XSRF-TOKEN", jeton));
        return navigateur.send(demande.build(), BodyHandlers.ofString());
    }

    private URI adresse(String chemin) {
        return URI.create("http://localhost:" + port + chemin);
    }
}
