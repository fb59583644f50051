package ca.jalon.securite;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** Le témoin qui attend le retour de l'annuaire, sans serveur. */
class AllerALAnnuaireTest {

    private static final String ETAT = "un-etat-tire-au-hasard-de-44-caracteres-env=";
    private static final String TIRAGE = "un-tirage-du-navigateur-qui-fait-plus-de-seize";

    private final AllerALAnnuaire aller = new AllerALAnnuaire(ClientRegistration.withRegistrationId("jalon")
            .clientId("jalon")
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .authorizationUri("https://annuaire.exemple/aller")
            .tokenUri("https://annuaire.exemple/jeton")
            .redirectUri("https://jalon.exemple/login/oauth2/code/jalon")
            .scope("openid")
            .build());

    /** Sans préfixe, un site du même domaine en poserait un à lui et ferait entrer la personne sous un autre nom. */
    @Test
    void en_https_seul_jalon_a_pu_poser_le_temoin() {
        MockHttpServletRequest depart = new MockHttpServletRequest("GET", "/oauth2/authorization/jalon");
        depart.setSecure(true);
        MockHttpServletResponse reponse = new MockHttpServletResponse();
        aller.saveAuthorizationRequest(
                OAuth2AuthorizationRequest.authorizationCode()
                        .authorizationUri("https://annuaire.exemple/aller")
                        .clientId("jalon")
                        .state(ETAT)
                        .attributes(Map.of("nonce", TIRAGE))
                        .build(),
                depart,
                reponse);
        assertThat(reponse.getHeader("Set-Cookie"))
                .startsWith("__Host-JALON-ALLER=")
                .contains("Path=/;", "Secure", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");

        String valeur = ETAT + "." + TIRAGE;
        assertThat(aller.loadAuthorizationRequest(retour("__Host-JALON-ALLER", valeur, ETAT)))
                .satisfies(lue -> assertThat(lue.<String>getAttribute("nonce")).isEqualTo(TIRAGE));
        assertThat(aller.loadAuthorizationRequest(retour("JALON-ALLER", valeur, ETAT)))
                .as("posé par un site voisin")
                .isNull();
        assertThat(aller.loadAuthorizationRequest(retour("__Host-JALON-ALLER", valeur, ETAT + "x")))
                .as("d'un autre aller")
                .isNull();
    }

    private static MockHttpServletRequest retour(String temoin, String valeur, String etat) {
        MockHttpServletRequest retour = new MockHttpServletRequest("GET", "/login/oauth2/code/jalon");
        retour.setSecure(true);
        retour.setParameter("state", etat);
        retour.setCookies(new Cookie(temoin, valeur));
        return retour;
    }
}
