package ca.jalon.securite;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Cache à ce qui répond l'adresse sous laquelle il a été demandé : une adresse absolue (les {@code links} de l'interface REST) ne
 * se compose que de {@code jalon.adresse}.
 *
 * <p>Passe après la sécurité, qui compare {@code Origin} à l'adresse vraiment demandée.
 */
class AdresseConnue extends OncePerRequestFilter {

    private final URI adresse;

    /** @param adresse schéma, hôte et port sous lesquels les navigateurs connaissent Jalon */
    AdresseConnue(String adresse) {
        this.adresse = URI.create(adresse);
        if (this.adresse.getScheme() == null || this.adresse.getHost() == null) {
            throw new IllegalStateException(
                    "jalon.adresse : une adresse complète est attendue (https://jalon.exemple.qc.ca), non « %s »."
                            .formatted(adresse));
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws ServletException, IOException {
        suite.doFilter(new Nommee(requete), reponse);
    }

    private final class Nommee extends HttpServletRequestWrapper {

        Nommee(HttpServletRequest requete) {
            super(requete);
        }

        @Override
        public String getScheme() {
            return adresse.getScheme();
        }

        @Override
        public String getServerName() {
            return adresse.getHost();
        }

        @Override
        public int getServerPort() {
            return adresse.getPort() >= 0 ? adresse.getPort() : "https".equals(adresse.getScheme()) ? 443 : 80;
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer(adresse.getScheme())
                    .append("://")
                    .append(adresse.getRawAuthority())
                    .append(getRequestURI());
        }
    }
}
