package ca.jalon.securite;

import ca.jalon.moteur.Audit;
import ca.jalon.moteur.requetes.TachesOuvertes;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Pose l'adresse de l'appelant pour l'audit, et note chaque demande refusée (403). */
class JournalRefus extends OncePerRequestFilter {

    private static final Pattern INSTANCE = Pattern.compile("/process-instance/([^/]+)");
    private static final Pattern TACHE = Pattern.compile("/task/([^/]+)");

    private final TachesOuvertes taches;

    JournalRefus(TachesOuvertes taches) {
        this.taches = taches;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws ServletException, IOException {
        MDC.put(Audit.ADRESSE, requete.getRemoteAddr());
        try {
            suite.doFilter(requete, reponse);
            if (reponse.getStatus() == HttpServletResponse.SC_FORBIDDEN) {
                noter(requete);
            }
        } finally {
            MDC.remove(Audit.ADRESSE);
            MDC.remove(Audit.PERSONNE);
        }
    }

    private void noter(HttpServletRequest requete) {
        Authentication personne = SecurityContextHolder.getContext().getAuthentication();
        if (MDC.get(Audit.PERSONNE) == null && personne != null) {
            // Refusée avant que la personne soit dite au moteur : jeton absent, page d'un autre site.
            MDC.put(Audit.PERSONNE, personne.getName());
        }
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("methode", requete.getMethod());
        details.put("chemin", requete.getRequestURI());
        details.put("instance", instance(requete.getRequestURI()));
        Audit.noter("refus", details);
    }

    private String instance(String chemin) {
        Matcher directe = INSTANCE.matcher(chemin);
        Matcher tache = TACHE.matcher(chemin);
        if (directe.find()) {
            return directe.group(1);
        }
        return tache.find() ? taches.instance(tache.group(1)).orElse(null) : null;
    }
}
