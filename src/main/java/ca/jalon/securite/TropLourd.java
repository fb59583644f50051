package ca.jalon.securite;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuse d'une phrase (413) un fichier plus lourd que tout ce qu'un envoi peut porter.
 *
 * <p>Avant la lecture du jeton : le serveur la raterait, et la personne lirait que la page ne lui est pas ouverte.
 */
class TropLourd extends OncePerRequestFilter {

    private final DataSize plafond;

    TropLourd(DataSize plafond) {
        this.plafond = plafond;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws ServletException, IOException {
        if (requete.getContentLengthLong() > plafond.toBytes()) {
            reponse.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            suite.doFilter(requete, reponse);
        }
    }
}
