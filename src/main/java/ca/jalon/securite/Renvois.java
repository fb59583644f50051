package ca.jalon.securite;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/** Ramène, une fois entrée, la personne à la page qu'elle demandait, sans session avant l'entrée ni adresse tirée de {@code Host}. */
final class Renvois {

    private Renvois() {}

    /** La page demandée attend dans un témoin : qui n'est pas entré n'écrit rien en base. */
    static RequestCache memoire() {
        CookieRequestCache memoire = new CookieRequestCache();
        memoire.setRequestMatcher(Renvois::estUnePage);
        return memoire;
    }

    private static boolean estUnePage(HttpServletRequest requete) {
        String chemin = requete.getRequestURI();
        return "GET".equals(requete.getMethod())
                && !chemin.contains("/api/")
                && !chemin.startsWith(requete.getContextPath() + "/envois/")
                && !chemin.equals(requete.getContextPath() + "/session")
                && !chemin.endsWith("/error")
                && !chemin.endsWith(".ico");
    }

    static SavedRequestAwareAuthenticationSuccessHandler apresEntree(RequestCache memoire) {
        SavedRequestAwareAuthenticationSuccessHandler suite = new SavedRequestAwareAuthenticationSuccessHandler();
        suite.setRequestCache(memoire);
        suite.setDefaultTargetUrl("/");
        suite.setRedirectStrategy(new ParChemin());
        return suite;
    }

    private static final class ParChemin implements RedirectStrategy {

        @Override
        public void sendRedirect(HttpServletRequest requete, HttpServletResponse reponse, String adresse)
                throws IOException {
            URI voulue = URI.create(adresse);
            String chemin = voulue.getRawPath().replaceFirst("^/*", "/");
            reponse.sendRedirect(voulue.getRawQuery() == null ? chemin : chemin + "?" + voulue.getRawQuery());
        }
    }
}
