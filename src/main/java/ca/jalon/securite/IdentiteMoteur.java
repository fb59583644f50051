package ca.jalon.securite;

import ca.jalon.moteur.Audit;
import ca.jalon.organisation.Annuaire;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.slf4j.MDC;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Dit au moteur qui appelle, le temps d'une requête à l'interface REST ou à nos pages.
 *
 * <p>Les groupes sont relus à chaque requête : une suppléance vaut dès qu'elle commence, un départ dès qu'il est saisi.
 * Une session ne survit pas à un changement du compte ({@link Sceaux}).
 */
@Component
class IdentiteMoteur extends OncePerRequestFilter {

    private final IdentityService identites;
    private final Annuaire annuaire;
    private final Sceaux sceaux;

    IdentiteMoteur(IdentityService identites, Annuaire annuaire, Sceaux sceaux) {
        this.sceaux = sceaux;
        this.identites = identites;
        this.annuaire = annuaire;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws ServletException, IOException {
        Authentication personne = SecurityContextHolder.getContext().getAuthentication();
        if (personne == null || !personne.isAuthenticated() || personne instanceof AnonymousAuthenticationToken) {
            suite.doFilter(requete, reponse);
            return;
        }
        MDC.put(Audit.PERSONNE, personne.getName());
        if (!sceaux.tient(requete.getSession(false), personne.getName())) {
            oublier(requete);
            suite.doFilter(requete, reponse);
            return;
        }
        identites.setAuthentication(personne.getName(), List.copyOf(annuaire.groupes(personne.getName())));
        try {
            suite.doFilter(requete, reponse);
        } finally {
            identites.clearAuthentication();
        }
    }

    /** Le compte a été retiré, ou a changé, pendant que sa session vivait : la suite le traite comme un inconnu. */
    private static void oublier(HttpServletRequest requete) {
        SecurityContextHolder.clearContext();
        if (requete.getSession(false) != null) {
            requete.getSession(false).invalidate();
        }
    }
}
