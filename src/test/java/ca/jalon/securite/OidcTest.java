package ca.jalon.securite;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.organisation.Annuaire;
import ca.jalon.registre.Comite;
import ca.jalon.registre.Comites;
import ca.jalon.registre.Repondant;
import ca.jalon.registre.Repondants;
import ca.jalon.registre.Siege;
import ca.jalon.registre.Volet;
import com.nimbusds.jose.JOSEObjectType;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Entrée par un vrai serveur OpenID Connect : pages, REST, groupes donnés puis retirés. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles({"oidc", "test"})
@DirtiesContext
class OidcTest {

    private static final String EMETTEUR = "annuaire";
    private static final MockOAuth2Server ANNUAIRE = new MockOAuth2Server();

    static {
        ANNUAIRE.start();
    }

    @Autowired
    Repondants repondants;

    @Autowired
    Comites comites;

    @Autowired
    Annuaire annuaire;

    @Autowired
    IdentityService identites;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void regler(DynamicPropertyRegistry reglages) {
        reglages.add("JALON_OIDC_EMETTEUR", () -> ANNUAIRE.issuerUrl(EMETTEUR).toString());
        reglages.add("JALON_OIDC_CLIENT", () -> "jalon");
        reglages.add("JALON_OIDC_SECRET", () -> "secret");
    }

    @AfterAll
    static void arreter() {
        ANNUAIRE.shutdown();
    }

    private static DefaultOAuth2TokenCallback jeton(String compte, String audience, String... groupes) {
        return new DefaultOAuth2TokenCallback(
                EMETTEUR,
                compte,
                JOSEObjectType.JWT.getType(),
                List.of(audience),
                Map.of(
                        "preferred_username",
                        compte,
                        "given_name",
                        "Anne",
                        "family_name",
                        "Roy",
                        "email",
                        compte + "@exemple.qc.ca",
                        "groups",
                        List.of(groupes)),
                3600);
    }

    private int rest(String chemin, DefaultOAuth2TokenCallback jeton) throws Exception {
        return appeler(chemin, jeton).statusCode();
    }

    private HttpResponse<String> appeler(String chemin, DefaultOAuth2TokenCallback jeton) throws Exception {
        HttpRequest.Builder requete = HttpRequest.newBuilder(URI.create("http://localhost:" + port + chemin));
        if (jeton != null) {
            requete.header(
                    "Authorization",
                    "Bearer " + ANNUAIRE.issueToken(EMETTEUR, "jalon", jeton).serialize());
        }
        return HttpClient.newHttpClient().send(requete.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void rest_reconnait_un_jeton_et_recopie_les_groupes() throws Exception {
        assertThat(rest("/engine-rest/task/count", null)).isEqualTo(401);
        assertThat(rest("/engine-rest/task/count", jeton("anne.roy", "autre-application")))
                .isEqualTo(401);
        assertThat(rest(
                        "/engine-rest/task/count",
                        jeton("anne.roy", "jalon", "pilote-clinique.ciusss-emtl", "inconnu.chum", "sous-ministre")))
                .isEqualTo(200);
        assertThat(annuaire.groupes("anne.roy"))
                .containsExactly("pilote-clinique", "pilote-clinique.ciusss-emtl", "sous-ministre");
        assertThat(annuaire.personne("anne.roy"))
                .hasValueSatisfying(fiche -> assertThat(fiche.courriel()).isEqualTo("anne.roy@exemple.qc.ca"));

        assertThat(rest("/engine-rest/task/count", jeton("anne.roy", "jalon", "archives-medicales.cisss-laval")))
                .isEqualTo(200);
        assertThat(annuaire.groupes("anne.roy"))
                .containsExactly("archives-medicales", "archives-medicales.cisss-laval");
    }

    /** Ce qu'une nomination a donné reste, même si l'annuaire de l'établissement ne le sait pas encore. */
    @Test
    void ce_que_le_registre_tient_n_est_pas_retire_par_l_annuaire() throws Exception {
        Repondant poste = new Repondant(
                null,
                "cisss-laval",
                Volet.CLINIQUE,
                "NOMINATION",
                "luce.roy",
                "Luce Roy",
                null,
                null,
                new Repondant.Profil("DIRECTION_CLINIQUE", null, null, false, null, null),
                "2026-01-15",
                null,
                null);
        String id = repondants.inscrire(poste);
        assertThat(rest("/engine-rest/task/count", jeton("luce.roy", "jalon", "equipe-clinique.cisss-laval")))
                .isEqualTo(200);
        assertThat(annuaire.groupes("luce.roy"))
                .containsExactly(
                        "equipe-clinique",
                        "equipe-clinique.cisss-laval",
                        "pilote-clinique",
                        "pilote-clinique.cisss-laval");
        repondants.fermer(id, "2026-02-01", null);
        rest("/engine-rest/task/count", jeton("luce.roy", "jalon", "equipe-clinique.cisss-laval"));
        assertThat(annuaire.groupes("luce.roy")).containsExactly("equipe-clinique", "equipe-clinique.cisss-laval");
        // L'annuaire en retard ne rend pas ce que le registre a retiré ; d'ailleurs, il dit encore.
        rest(
                "/engine-rest/task/count",
                jeton(
                        "luce.roy",
                        "jalon",
                        "pilote-clinique",
                        "pilote-clinique.cisss-laval",
                        "equipe-clinique.cisss-laval"));
        assertThat(annuaire.groupes("luce.roy")).containsExactly("equipe-clinique", "equipe-clinique.cisss-laval");
        rest(
                "/engine-rest/task/count",
                jeton("luce.roy", "jalon", "pilote-clinique.cisss-laval", "pilote-clinique.chum"));
        assertThat(annuaire.groupes("luce.roy")).containsExactly("pilote-clinique", "pilote-clinique.chum");
    }

    /** De même d'un siège quitté à une instance, dont le groupe n'a pas d'organisation. */
    @Test
    void un_siege_quitte_ne_revient_pas_par_l_annuaire() throws Exception {
        String compte = "paul.cote";
        comites.inscrire(new Comite(
                null,
                "cncot",
                Comite.Statut.EN_PLACE,
                null,
                List.of(new Comite.Membre(Siege.AUTRE, compte, "Paul Côté", null)),
                "2026-01-15",
                null,
                null));
        rest("/engine-rest/task/count", jeton(compte, "jalon", "cncot"));
        assertThat(annuaire.groupes(compte)).containsExactly("cncot");
        comites.inscrire(new Comite(null, "cncot", Comite.Statut.EN_PLACE, null, List.of(), "2026-02-15", null, null));
        rest("/engine-rest/task/count", jeton(compte, "jalon", "cncot"));
        assertThat(annuaire.groupes(compte)).isEmpty();
    }

    @Test
    void l_exploitation_se_lit_avec_un_jeton_d_administration() throws Exception {
        String sante = "/actuator/health/readiness";
        assertThat(appeler(sante, null).body()).doesNotContain("components");
        assertThat(appeler(sante, jeton("anne.roy", "jalon", "pilote-clinique.ciusss-emtl"))
                        .body())
                .doesNotContain("components");
        assertThat(appeler(sante, jeton("releveur", "jalon", "admin-processus")).body())
                .contains("components", "courriel");
        assertThat(appeler(sante, jeton("releveur", "autre-application", "admin-processus"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void le_mot_de_passe_n_ouvre_plus_rien() throws Exception {
        var chef = identites.newUser("chef");
        chef.setPassword("Premiere-Entree-2026");
        identites.saveUser(chef);
        HttpResponse<String> basic = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/engine-rest/task/count"))
                                .header(
                                        "Authorization",
                                        "Basic "
                                                + java.util.Base64.getEncoder()
                                                        .encodeToString("chef:Premiere-Entree-2026".getBytes()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(basic.statusCode()).isEqualTo(401);
    }

    @Test
    void une_personne_entre_par_l_annuaire_et_en_sort() throws Exception {
        CookieManager temoins = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        HttpClient navigateur = HttpClient.newBuilder()
                .cookieHandler(temoins)
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        ANNUAIRE.enqueueCallback(jeton("cheffe", "jalon", "camunda-admin"));
        HttpResponse<String> entree = lire(navigateur, "/camunda/app/cockpit/default/");
        assertThat(entree.statusCode()).as(entree.body()).isEqualTo(200);
        assertThat(entree.uri().getPath()).isEqualTo("/camunda/app/cockpit/default/");
        assertThat(annuaire.groupes("cheffe")).containsExactly("camunda-admin");

        String jeton = temoins.getCookieStore().getCookies().stream()
                .filter(temoin -> temoin.getName().equals("XSRF-TOKEN"))
                .findFirst()
                .orElseThrow()
                .getValue();
        HttpClient sansSuivre = HttpClient.newBuilder().cookieHandler(temoins).build();
        HttpResponse<String> sortie = sansSuivre.send(
                HttpRequest.newBuilder(
                                URI.create("http://localhost:" + port + "/camunda/api/admin/auth/user/default/logout"))
                        .header("X-XSRF-TOKEN", jeton)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(sortie.statusCode()).isEqualTo(204);
        HttpResponse<String> apres = lire(sansSuivre, "/");
        assertThat(apres.statusCode()).isEqualTo(302);
        assertThat(apres.headers().firstValue("Location"))
                .get()
                .asString()
                .contains("/annuaire/endsession", "id_token_hint");
    }

    private HttpResponse<String> lire(HttpClient navigateur, String chemin) throws Exception {
        return navigateur.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + chemin))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
