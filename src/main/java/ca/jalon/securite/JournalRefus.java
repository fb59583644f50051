package ca.jalon.securite;

import ca.jalon.moteur.Audit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Pose l'adresse de l'appelant pour l'audit, et note chaque demande refusée (403). */
class JournalRefus extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws ServletException, IOException {
        MDC.put(Audit.ADRESSE, requete.getRemoteAddr());
        try {
            suite.doFilter(requete, reponse);
            if (reponse.getStatus() == HttpServletResponse.SC_FORBIDDEN) {
                Audit.noter("refus", Map.of("methode", requete.getMethod(), "chemin", requete.getRequestURI()));
            }
        } finally {
            MDC.remove(Audit.ADRESSE);
            MDC.remove(Audit.PERSONNE);
        }
    }
}
