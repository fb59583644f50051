package ca.jalon.securite;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Dit au moteur qui appelle, le temps d'une requête à l'interface REST ou à nos pages. */
@Component
class IdentiteMoteur extends OncePerRequestFilter {

    private final IdentityService identites;

    IdentiteMoteur(IdentityService identites) {
        this.identites = identites;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws ServletException, IOException {
        Authentication personne = SecurityContextHolder.getContext().getAuthentication();
        if (personne == null || !personne.isAuthenticated()) {
            suite.doFilter(requete, reponse);
            return;
        }
        identites.setAuthentication(
                personne.getName(),
                personne.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .toList());
        try {
            suite.doFilter(requete, reponse);
        } finally {
            identites.clearAuthentication();
        }
    }
}
