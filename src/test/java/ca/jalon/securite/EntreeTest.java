package ca.jalon.securite;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Date;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** L'entrée : qui se trompe attend sans fermer la porte à d'autres, une session suit son compte, rien n'est cru d'un inconnu. */
// Le frein aux essais ratés reste dans la mémoire du nœud.
@DirtiesContext
@EssaiSpring
class EntreeTest {

    @Autowired
    IdentityService identites;

    @Autowired
    JdbcClient base;

    @Autowired
    ServerProperties reglages;

    @LocalServerPort
    int port;

    @Value("${jalon.adresse}")
    String adresse;

    @AfterEach
    void remettreLHeure() {
        ClockUtil.reset();
    }

    @Test
    void dix_essais_rates_d_une_adresse_ne_ferment_pas_la_porte_a_une_autre() {
        for (int essai = 0; essai < 10; essai++) {
            assertThat(lieu(entrer("ministre", "faux", "203.0.113.7"))).contains("error");
        }
        assertThat(lieu(entrer("ministre", "jalon", "203.0.113.7")))
                .as("le bon mot de passe, de l’adresse qui s’est trompée")
                .contains("error", "attente");
        assertThat(lieu(entrer("ministre", "jalon", "198.51.100.4"))).doesNotContain("error");
        assertThat(lieu(entrer("sous.ministre", "jalon", "203.0.113.7")))
                .as("un autre compte, de la même adresse")
                .doesNotContain("error");
    }

    @Test
    void l_attente_double_a_chaque_essai_rate_et_s_oublie_apres_une_entree() {
        long depart = System.currentTimeMillis();
        ClockUtil.setCurrentTime(new Date(depart));
        assertThat(lieu(entrer("executif", "faux", "203.0.113.8"))).doesNotContain("attente");
        assertThat(lieu(entrer("executif", "faux", "203.0.113.8"))).contains("attente");
        ClockUtil.setCurrentTime(new Date(depart + 3_100));
        assertThat(lieu(entrer("executif", "faux", "203.0.113.8"))).doesNotContain("attente");
        ClockUtil.setCurrentTime(new Date(depart + 8_900));
        assertThat(lieu(entrer("executif", "jalon", "203.0.113.8")))
                .as("six secondes, pas encore passées")
                .contains("attente");
        ClockUtil.setCurrentTime(new Date(depart + 9_200));
        assertThat(lieu(entrer("executif", "jalon", "203.0.113.8"))).doesNotContain("error");
        assertThat(lieu(entrer("executif", "faux", "203.0.113.8"))).doesNotContain("attente");
        ClockUtil.setCurrentTime(new Date(depart + 12_400));
        assertThat(lieu(entrer("executif", "jalon", "203.0.113.8")))
                .as("de nouveau trois secondes")
                .doesNotContain("error");
    }

    @Test
    void verifier_le_mot_de_passe_d_un_autre_par_rest_est_freine_aussi() {
        Visiteur curieux = new Visiteur(port);
        // L'administration lit les comptes ; un autre ne sait même pas si celui-ci existe (403).
        String essai = "{\"username\":\"archives\",\"password\":\"faux\"}";
        assertThat(curieux.rest("admin", "POST", "/identity/verify", essai).body())
                .contains("\"authenticated\":false");
        assertThat(curieux.rest("admin", "POST", "/identity/verify", essai).statusCode())
                .isEqualTo(429);
    }

    @Test
    void un_mot_de_passe_change_met_fin_aux_sessions_du_compte() {
        creer("passager.un");
        Visiteur ici = new Visiteur(port);
        Visiteur ailleurs = new Visiteur(port);
        ici.connecter("passager.un", "jalon");
        ailleurs.connecter("passager.un", "jalon");
        assertThat(ici.get("/projets").statusCode()).isEqualTo(200);
        assertThat(ailleurs.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);

        User personne = identites.createUserQuery().userId("passager.un").singleResult();
        personne.setPassword("un-autre");
        identites.saveUser(personne);

        assertThat(ici.get("/projets").statusCode()).isEqualTo(302);
        assertThat(ailleurs.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(302);
        assertThat(ailleurs.get("/camunda/api/engine/engine/default/task/count").statusCode())
                .isEqualTo(401);
        assertThat(ici.rest("passager.un", "GET", "/task/count", null).statusCode())
                .as("le mot de passe reconnu il y a un instant")
                .isEqualTo(401);
    }

    @Test
    void un_role_retire_ou_donne_met_fin_aux_sessions_du_compte() {
        creer("passager.deux");
        Visiteur visiteur = new Visiteur(port);
        visiteur.connecter("passager.deux", "jalon");
        assertThat(visiteur.get("/projets").statusCode()).isEqualTo(200);
        assertThat(visiteur.get("/projets").statusCode()).isEqualTo(200);
        identites.createMembership("passager.deux", "archives-medicales");
        assertThat(visiteur.get("/projets").statusCode()).isEqualTo(302);
        visiteur.connecter("passager.deux", "jalon");
        assertThat(visiteur.get("/projets").statusCode()).isEqualTo(200);
        identites.deleteMembership("passager.deux", "archives-medicales");
        assertThat(visiteur.get("/projets").statusCode()).isEqualTo(302);
    }

    @Test
    void un_compte_sans_aucun_role_n_entre_plus_et_le_lit() {
        creer("passager.sans");
        Visiteur visiteur = new Visiteur(port);
        visiteur.connecter("passager.sans", "jalon");
        assertThat(visiteur.get("/projets").statusCode()).isEqualTo(200);

        identites.deleteMembership("passager.sans", "pilote-clinique");

        assertThat(visiteur.get("/projets").statusCode()).isEqualTo(302);
        String refus = lieu(entrer("passager.sans", "jalon", "203.0.113.9"));
        assertThat(refus).endsWith("/connexion?error&sansRole");
        assertThat(visiteur.get(refus.substring(refus.indexOf("/connexion"))).body())
                .contains("n’a aucun rôle dans Jalon")
                .doesNotContain("mot de passe inexact");
        assertThat(lieu(entrer("passager.sans", "faux", "203.0.113.9")))
                .as("qui n’a pas le mot de passe n’apprend rien du compte")
                .doesNotContain("sansRole");
        assertThat(visiteur.rest("passager.sans", "GET", "/task/count", null).statusCode())
                .isEqualTo(401);
    }

    @Test
    void un_role_prete_commence_et_finit_sans_interrompre_personne() {
        creer("passager.trois");
        Visiteur visiteur = new Visiteur(port);
        visiteur.connecter("passager.trois", "jalon");
        assertThat(visiteur.get("/projets").statusCode()).isEqualTo(200);
        base.sql("""
                        insert into jalon.suppleance
                            (id, absent, suppleant, du, au, groupes, adhesions, motif, etat, declaree_par, declaree_le)
                        values ('s1', 'archives', 'passager.trois', '2026-01-01', '2026-12-31', 'archives-medicales',
                            'archives-medicales', 'congé', 'EN_COURS', 'archives', current_timestamp)
                        """).update();
        identites.createMembership("passager.trois", "archives-medicales");
        assertThat(visiteur.get("/projets").statusCode()).isEqualTo(200);
        identites.deleteMembership("passager.trois", "archives-medicales");
        base.sql("delete from jalon.suppleance where id = 's1'").update();
        assertThat(visiteur.get("/projets").statusCode()).isEqualTo(200);
    }

    @Test
    void les_mots_de_passe_ont_une_empreinte_lente_et_une_ancienne_est_refaite_a_l_entree() {
        assertThat(empreinte("ministre")).startsWith("{jalon}{pbkdf2").hasSizeLessThan(255);
        assertThat(empreinte("ministre")).isNotEqualTo(empreinte("dirigeant"));
        creer("passager.quatre");
        String sel = "sel-d-avant";
        base.sql("update ACT_ID_USER set PWD_ = ?, SALT_ = ? where ID_ = 'passager.quatre'")
                .params("{SHA-512}" + new Sha512HashDigest().encrypt(EncryptionUtil.saltPassword("jalon", sel)), sel)
                .update();
        Visiteur visiteur = new Visiteur(port);
        assertThat(lieu(visiteur.connecter("passager.quatre", "jalon"))).doesNotContain("error");
        assertThat(empreinte("passager.quatre")).startsWith("{jalon}{pbkdf2");
        assertThat(visiteur.get("/projets").statusCode()).isEqualTo(200);
        assertThat(lieu(new Visiteur(port).connecter("passager.quatre", "jalon")))
                .doesNotContain("error");
    }

    @Test
    void rien_n_ouvre_de_session_avant_l_entree_et_l_on_arrive_ou_l_on_allait() {
        Visiteur visiteur = new Visiteur(port);
        visiteur.get("/projets?x=1");
        visiteur.get("/connexion");
        visiteur.connecter("executif", "faux", "X-Forwarded-For", "203.0.113.20");
        assertThat(visiteur.temoin("JSESSIONID")).isNull();
        visiteur.get("/projets?x=1");
        HttpResponse<String> entree = visiteur.connecter("comite.tactique", "jalon");
        assertThat(visiteur.temoin("JSESSIONID")).isNotNull();
        assertThat(lieu(entree)).isEqualTo("/projets?x=1");
    }

    @Test
    void aucune_adresse_absolue_ne_vient_de_l_en_tete_host() throws IOException {
        for (String chemin : new String[] {"/projets", "/", "/camunda/app/tasklist/default/", "/guides/pilote"}) {
            String reponse = brut(chemin, "ailleurs.exemple");
            assertThat(reponse).as(chemin).contains(" 302 ").doesNotContain("ailleurs.exemple");
            assertThat(reponse.lines().filter(ligne -> ligne.startsWith("Location:")))
                    .singleElement()
                    .isEqualTo("Location: /connexion");
        }
    }

    @Test
    void seul_un_mandataire_nomme_est_cru_et_la_maquette_n_ecoute_que_cette_machine() {
        String crus = reglages.getTomcat().getRemoteip().getInternalProxies();
        assertThat("127.0.0.1").matches(crus);
        assertThat(new String[] {"10.0.0.1", "192.168.1.1", "172.16.0.1", "127.0.0.2", "127x0x0x1"})
                .allSatisfy(adresse -> assertThat(adresse).doesNotMatch(crus));
        assertThat(reglages.getAddress().isLoopbackAddress()).isTrue();
    }

    @Test
    void les_liens_de_l_interface_rest_viennent_de_jalon_adresse() throws IOException {
        String basic = Base64.getEncoder().encodeToString("admin:jalon".getBytes(StandardCharsets.US_ASCII));
        String connue = adresse.replaceFirst("/$", "");
        for (String chemin : new String[] {
            "/engine-rest/group/camunda-admin/members", "/engine-rest/deployment?maxResults=1", "/engine-rest/"
        }) {
            String reponse = demander("OPTIONS", chemin, "ailleurs.exemple", "Authorization: Basic " + basic)
                    + demander("GET", chemin, "ailleurs.exemple", "Authorization: Basic " + basic);
            assertThat(reponse).as(chemin).doesNotContain("ailleurs.exemple");
        }
        assertThat(demander(
                        "OPTIONS",
                        "/engine-rest/group/camunda-admin/members",
                        "ailleurs.exemple",
                        "Authorization: Basic " + basic))
                .contains("\"href\":\"" + connue + "/engine-rest/group/camunda-admin/members\"");
    }

    /** Dit {@code Host} soi-même, ce que le client de Java n'accepte pas ; rend la tête de la réponse. */
    private String brut(String chemin, String hote) throws IOException {
        // La page demandée attend, codée, dans un témoin que seul ce navigateur rend.
        return demander("GET", chemin, hote, "Accept: */*").split("\r\n\r\n")[0];
    }

    private String demander(String methode, String chemin, String hote, String entete) throws IOException {
        try (Socket prise = new Socket("127.0.0.1", port)) {
            prise.getOutputStream()
                    .write("%s %s HTTP/1.1\r\nHost: %s\r\n%s\r\nConnection: close\r\n\r\n"
                            .formatted(methode, chemin, hote, entete)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(prise.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String empreinte(String compte) {
        return base.sql("select PWD_ from ACT_ID_USER where ID_ = ?")
                .param(compte)
                .query(String.class)
                .single();
    }

    private void creer(String compte) {
        User personne = identites.newUser(compte);
        personne.setPassword("jalon");
        identites.saveUser(personne);
        identites.createMembership(compte, "pilote-clinique");
    }

    private HttpResponse<String> entrer(String compte, String motDePasse, String adresse) {
        return new Visiteur(port).connecter(compte, motDePasse, "X-Forwarded-For", adresse);
    }

    private static String lieu(HttpResponse<String> reponse) {
        return reponse.headers().firstValue("Location").orElseThrow();
    }
}
