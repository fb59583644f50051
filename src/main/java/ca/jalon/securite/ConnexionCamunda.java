package ca.jalon.securite;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Fait connaître aux applications de Camunda la personne que Spring Security a reconnue. Instancié par leur filtre. */
public class ConnexionCamunda implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest requete, ProcessEngine moteur) {
        if (!(requete.getUserPrincipal() instanceof Authentication personne) || !personne.isAuthenticated()) {
            return AuthenticationResult.unsuccessful();
        }
        AuthenticationResult resultat = AuthenticationResult.successful(personne.getName());
        resultat.setGroups(new ArrayList<>(personne.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList()));
        return resultat;
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse reponse, ProcessEngine moteur) {
        // Rien à ajouter : la demande anonyme a déjà été renvoyée à la page de connexion.
    }
}
