package ca.jalon.portail;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Sert des fichiers statiques sous la plus petite forme que le navigateur accepte, et lui dit ce qu'il peut garder.
 *
 * <p>Un fichier demandé avec l'empreinte de son contenu ({@code ?bust=…}) se garde un an sans être redemandé ; les autres se
 * gardent aussi, mais se vérifient à chaque fois. Une empreinte qui n'est pas la sienne, celle d'un nœud plus récent par
 * exemple, ne fige rien.
 */
class ServirFichiers extends ResourceHttpRequestHandler {

    /** Paramètre où Camunda met sa version. */
    static final String VERSION = "bust";

    private static final String FIGE = "private, max-age=31536000, immutable";
    private static final String A_VERIFIER = "private, no-cache";

    /** Codages, du meilleur au moins bon, et le suffixe que leur donne la construction. */
    private static final Map<String, String> SUFFIXES = new LinkedHashMap<>();

    static {
        SUFFIXES.put("br", ".br");
        SUFFIXES.put("gzip", ".gz");
    }

    private final Empreintes empreintes;

    ServirFichiers(Empreintes empreintes, String dossier) {
        this.empreintes = empreintes;
        setLocationValues(List.of("classpath:" + dossier));
        setResourceResolvers(List.of(new PathResourceResolver()));
        // La date d'une archive ne dit rien de ce que la construction y a changé.
        setUseLastModified(false);
        // Faible : la même pour toutes les formes d'un contenu.
        setEtagGenerator(fichier -> "W/\"" + empreintes.de(original(fichier)) + "\"");
    }

    @Override
    public void handleRequest(HttpServletRequest requete, HttpServletResponse reponse)
            throws ServletException, IOException {
        Resource fichier = getResource(requete);
        if (fichier != null) {
            String empreinte = empreintes.de(original(fichier));
            reponse.setHeader(
                    HttpHeaders.CACHE_CONTROL, empreinte.equals(requete.getParameter(VERSION)) ? FIGE : A_VERIFIER);
            reponse.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        super.handleRequest(requete, reponse);
    }

    @Override
    protected Resource getResource(HttpServletRequest requete) throws IOException {
        Resource fichier = super.getResource(requete);
        if (fichier == null) {
            return null;
        }
        String accepte = requete.getHeader(HttpHeaders.ACCEPT_ENCODING);
        for (Map.Entry<String, String> codage : SUFFIXES.entrySet()) {
            if (accepte(accepte, codage.getKey())) {
                Resource octets = new ClassPathResource("comprimes/" + empreintes.de(fichier) + codage.getValue());
                if (octets.exists()) {
                    return new FormeComprimee(fichier, octets, codage.getKey());
                }
            }
        }
        return fichier;
    }

    private static Resource original(Resource fichier) {
        return fichier instanceof FormeComprimee forme ? forme.fichier() : fichier;
    }

    /** Le codage est nommé, et non pour dire qu'il est refusé ({@code q=0}). */
    private static boolean accepte(String entete, String codage) {
        if (entete == null) {
            return false;
        }
        Matcher nomme = Pattern.compile("(?:^|,)\\s*" + codage + "\\s*(?:;\\s*q=([0-9.]+)\\s*)?(?=,|$)")
                .matcher(entete);
        return nomme.find() && (nomme.group(1) == null || Double.parseDouble(nomme.group(1)) > 0);
    }
}
