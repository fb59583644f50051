package ca.jalon.securite;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuse (403) une écriture qu'une page d'un autre site fait faire au navigateur.
 *
 * <p>S'ajoute aux jetons : vaut aussi pour REST, dont un navigateur garderait le mot de passe Basic. Un programme n'envoie
 * ni l'un ni l'autre de ces en-têtes et n'est pas concerné.
 */
class MemeOrigine extends OncePerRequestFilter {

    private static final Set<String> LECTURES = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> SITES = Set.of("same-origin", "none");

    @Override
    protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws ServletException, IOException {
        if (LECTURES.contains(requete.getMethod()) || vientDIci(requete)) {
            suite.doFilter(requete, reponse);
        } else {
            reponse.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static boolean vientDIci(HttpServletRequest requete) {
        String site = requete.getHeader("Sec-Fetch-Site");
        String origine = requete.getHeader("Origin");
        return (site == null || SITES.contains(site)) && (origine == null || origine.equals(ici(requete)));
    }

    /** Adresse que le navigateur connaît, telle que le serveur mandataire la rapporte. */
    private static String ici(HttpServletRequest requete) {
        int port = requete.getServerPort();
        boolean habituel = port == (requete.isSecure() ? 443 : 80);
        return requete.getScheme() + "://" + requete.getServerName() + (habituel ? "" : ":" + port);
    }
}
