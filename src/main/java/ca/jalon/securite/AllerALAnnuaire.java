package ca.jalon.securite;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.web.util.WebUtils;

/**
 * Retient dans un témoin, et non dans une session, qu'un navigateur est parti s'identifier à l'annuaire : qui n'en revient pas
 * n'écrit rien en base.
 *
 * <p>Le témoin ne porte que les deux tirages qui lient la réponse à ce navigateur ({@code state}, {@code nonce}) ; tout le reste est
 * dans les réglages. Le chiffrer ou le signer n'y ajouterait rien : la personne les a déjà sous les yeux, et qui pourrait en
 * poser un chez un autre y poserait aussi bien le sien, signé. En https, son nom ({@code __Host-}) défend à un site voisin d'en
 * poser un.
 */
class AllerALAnnuaire implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String TEMOIN = "JALON-ALLER";

    /** Le temps de s'identifier, deuxième facteur compris. */
    private static final Duration DUREE = Duration.ofMinutes(15);

    private static final Pattern TIRAGES = Pattern.compile("([\\w=-]{16,128})\\.([\\w=-]{16,256})");

    private final ClientRegistration annuaire;

    AllerALAnnuaire(ClientRegistration annuaire) {
        this.annuaire = annuaire;
    }

    @Override
    public void saveAuthorizationRequest(
            OAuth2AuthorizationRequest depart, HttpServletRequest requete, HttpServletResponse reponse) {
        poser(requete, reponse, depart.getState() + "." + depart.getAttribute(OidcParameterNames.NONCE), DUREE);
    }

    @Override
    public OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest requete) {
        Cookie temoin = WebUtils.getCookie(requete, nom(requete));
        Matcher tirages = TIRAGES.matcher(temoin == null ? "" : temoin.getValue());
        if (!tirages.matches() || !tirages.group(1).equals(requete.getParameter(OAuth2ParameterNames.STATE))) {
            return null;
        }
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(annuaire.getProviderDetails().getAuthorizationUri())
                .clientId(annuaire.getClientId())
                .redirectUri(annuaire.getRedirectUri())
                .scopes(annuaire.getScopes())
                .state(tirages.group(1))
                .attributes(Map.of(
                        OAuth2ParameterNames.REGISTRATION_ID,
                        annuaire.getRegistrationId(),
                        OidcParameterNames.NONCE,
                        tirages.group(2)))
                .build();
    }

    @Override
    public OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest requete, HttpServletResponse reponse) {
        OAuth2AuthorizationRequest depart = loadAuthorizationRequest(requete);
        if (depart != null) {
            poser(requete, reponse, "", Duration.ZERO);
        }
        return depart;
    }

    /** Les navigateurs ne gardent sous {@code __Host-} que ce que l'hôte même a posé, en https et pour tout le site. */
    private static String nom(HttpServletRequest requete) {
        return requete.isSecure() && requete.getContextPath().isEmpty() ? "__Host-" + TEMOIN : TEMOIN;
    }

    /** {@code Lax} : le retour de l'annuaire est une navigation, qui le rend. */
    private static void poser(HttpServletRequest requete, HttpServletResponse reponse, String valeur, Duration duree) {
        reponse.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(nom(requete), valeur)
                        .httpOnly(true)
                        .secure(requete.isSecure())
                        .sameSite("Lax")
                        .path(requete.getContextPath() + "/")
                        .maxAge(duree)
                        .build()
                        .toString());
    }
}
