package ca.jalon.securite;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Envoie avec chaque page une Content-Security-Policy dont le jeton ne sert qu'à elle.
 *
 * <p>Camunda range le sien dans le contexte de l'application : deux pages chargées ensemble se le volent et leurs scripts
 * sont bloqués. On lui présente donc, le temps d'une demande, un contexte où le jeton est celui de la demande.
 */
class PolitiqueDeContenu extends OncePerRequestFilter {

    /** Attribut où {@code ProcessEnginesFilter} de la 7.24.0 cherche le jeton à écrire dans la page. */
    private static final String JETON_DE_CAMUNDA = "org.camunda.bpm.csp.nonce";

    // AngularJS écrit des styles dans la page ; rien d'autre n'a besoin d'exception.
    private static final String POLITIQUE = "default-src 'self'; script-src 'self' 'nonce-%s'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; "
            + "base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    private final SecureRandom hasard = new SecureRandom();

    @Override
    protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws ServletException, IOException {
        byte[] octets = new byte[18];
        hasard.nextBytes(octets);
        String jeton = Base64.getUrlEncoder().encodeToString(octets);
        reponse.setHeader("Content-Security-Policy", POLITIQUE.formatted(jeton));
        if (requete.getRequestURI().startsWith(requete.getContextPath() + "/camunda/app/")) {
            suite.doFilter(new AvecJeton(requete, jeton), reponse);
        } else {
            suite.doFilter(requete, reponse);
        }
    }

    private static final class AvecJeton extends HttpServletRequestWrapper {

        private final ServletContext contexte;

        AvecJeton(HttpServletRequest requete, String jeton) {
            super(requete);
            ServletContext commun = requete.getServletContext();
            contexte = (ServletContext) Proxy.newProxyInstance(
                    ServletContext.class.getClassLoader(),
                    new Class<?>[] {ServletContext.class},
                    (mandataire, methode, arguments) -> {
                        if (methode.getName().equals("getAttribute") && JETON_DE_CAMUNDA.equals(arguments[0])) {
                            return jeton;
                        }
                        try {
                            return methode.invoke(commun, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        @Override
        public ServletContext getServletContext() {
            return contexte;
        }
    }
}
