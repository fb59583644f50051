package ca.jalon.securite;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;

/** Entrée par l'annuaire de l'établissement : OpenID Connect pour les pages, jeton porteur pour REST. */
@Component
@Profile("oidc")
class PorteOidc implements Porte {

    private static final String ENTREE = "/oauth2/authorization/jalon";
    private static final String SORTIE = "jalon.sortie";

    private final Appartenances appartenances;
    private final OidcUserService annuaire = new OidcUserService();
    private final SortieDeLAnnuaire sortie;
    private final AllerALAnnuaire aller;

    PorteOidc(
            Appartenances appartenances,
            ClientRegistrationRepository annuaires,
            @Value("${jalon.adresse}") String adresse) {
        this.appartenances = appartenances;
        this.sortie = new SortieDeLAnnuaire(annuaires, adresse);
        this.aller = new AllerALAnnuaire(annuaires.findByRegistrationId("jalon"));
    }

    @Override
    public void rest(HttpSecurity http) throws Exception {
        http.oauth2ResourceServer(jeton -> jeton.jwt(jwt -> jwt.jwtAuthenticationConverter(this::reconnaitre)));
    }

    private JwtAuthenticationToken reconnaitre(Jwt jeton) {
        return new JwtAuthenticationToken(jeton, List.of(), appartenances.accorder(jeton.getClaims()));
    }

    @Override
    public void pages(HttpSecurity http) throws Exception {
        RequestCache memoire = Renvois.memoire();
        http.requestCache(cache -> cache.requestCache(memoire))
                .oauth2Login(entree -> entree.loginPage(ENTREE)
                        .authorizationEndpoint(depart -> depart.authorizationRequestRepository(aller))
                        .successHandler(Renvois.apresEntree(memoire))
                        // Ni session pour retenir la faute, ni retour à l'annuaire, qui refuserait sans fin.
                        .failureHandler((requete, reponse, faute) -> reponse.sendError(HttpStatus.UNAUTHORIZED.value()))
                        .userInfoEndpoint(personne -> personne.oidcUserService(this::reconnaitre)));
    }

    private OidcUser reconnaitre(OidcUserRequest demande) {
        OidcUser personne = annuaire.loadUser(demande);
        appartenances.accorder(personne.getClaims());
        return personne;
    }

    /** Qui vient de sortir de Tasklist sort d'abord de l'annuaire : y revenir redemandera qui il est. */
    @Override
    public void inviter(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        HttpSession session = requete.getSession(false);
        if (session != null && session.getAttribute(SORTIE) instanceof String adresse) {
            session.removeAttribute(SORTIE);
            reponse.sendRedirect(adresse);
        } else {
            reponse.sendRedirect(requete.getContextPath() + ENTREE);
        }
    }

    @Override
    public void apresSortie(
            HttpServletRequest requete, HttpServletResponse reponse, Authentication qui, boolean programme)
            throws IOException {
        String adresse = sortie.adresse(requete, reponse, qui);
        if (programme) {
            // Qui n'était pas entré n'a rien à quitter à l'annuaire : il n'ouvre pas de session en sortant.
            if (qui != null) {
                requete.getSession(true).setAttribute(SORTIE, adresse);
            }
            reponse.setStatus(HttpStatus.NO_CONTENT.value());
        } else {
            reponse.sendRedirect(adresse);
        }
    }

    private static final class SortieDeLAnnuaire extends OidcClientInitiatedLogoutSuccessHandler {

        SortieDeLAnnuaire(ClientRegistrationRepository annuaires, String adresse) {
            super(annuaires);
            setPostLogoutRedirectUri(adresse + "/");
        }

        String adresse(HttpServletRequest requete, HttpServletResponse reponse, Authentication qui) {
            return determineTargetUrl(requete, reponse, qui);
        }
    }
}
