package ca.jalon.securite;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parle à l'application comme un navigateur : témoins, formulaire de connexion, jetons. Ne suit aucune redirection. */
public class Visiteur {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern JETON = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String adresse;
    private final CookieManager temoins = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(temoins).build();

    public Visiteur(int port) {
        this.adresse = "http://localhost:" + port;
    }

    public HttpResponse<String> connecter(String compte, String motDePasse, String... entetes) {
        Matcher jeton =
                JETON.matcher(demander("GET", "/connexion", null, entetes).body());
        jeton.find();
        return demander(
                "POST",
                "/connexion",
                "username=" + coder(compte) + "&password=" + coder(motDePasse) + "&_csrf=" + coder(jeton.group(1)),
                avec(entetes, "Content-Type", "application/x-www-form-urlencoded"));
    }

    public HttpResponse<String> get(String chemin, String... entetes) {
        return demander("GET", chemin, null, entetes);
    }

    /** Envoie un formulaire d'une de nos pages, avec le jeton que porte cette page. */
    public HttpResponse<String> poster(String page, String chemin) {
        return poster(page, chemin, "");
    }

    /** @param champs ce que la personne y a mis, déjà codé : {@code &note=3} */
    public HttpResponse<String> poster(String page, String chemin, String champs) {
        Matcher jeton = JETON.matcher(get(page).body());
        jeton.find();
        return demander(
                "POST",
                chemin,
                "_csrf=" + coder(jeton.group(1)) + champs,
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    /** Écriture sous {@code /camunda/api}, avec le jeton que Camunda a posé. */
    HttpResponse<String> ecrire(String methode, String chemin, Object corps, String... entetes) {
        String jeton = temoin("XSRF-TOKEN");
        return demander(
                methode,
                chemin,
                json(corps),
                avec(
                        avec(entetes, "Content-Type", "application/json"),
                        "X-XSRF-TOKEN",
                        jeton == null ? "aucun" : jeton));
    }

    /** Appel REST avec mot de passe Basic. */
    public HttpResponse<String> rest(String compte, String methode, String chemin, Object corps, String... entetes) {
        String basic = Base64.getEncoder().encodeToString((compte + ":jalon").getBytes(StandardCharsets.UTF_8));
        return demander(
                methode,
                "/engine-rest" + chemin,
                json(corps),
                avec(avec(entetes, "Content-Type", "application/json"), "Authorization", "Basic " + basic));
    }

    String temoin(String nom) {
        return temoins.getCookieStore().getCookies().stream()
                .filter(temoin -> temoin.getName().equals(nom))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Ce que le fichier contient, dans l'ordre des octets : un classeur n'est pas un texte. */
    HttpResponse<byte[]> telecharger(String chemin) {
        return envoyer(
                HttpRequest.newBuilder(URI.create(adresse + chemin)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<String> demander(String methode, String chemin, String corps, String... entetes) {
        HttpRequest.Builder requete = HttpRequest.newBuilder(URI.create(adresse + chemin))
                .method(
                        methode,
                        corps == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(corps));
        if (entetes.length > 0) {
            requete.headers(entetes);
        }
        return envoyer(requete.build(), HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> envoyer(HttpRequest requete, HttpResponse.BodyHandler<T> lecture) {
        // Le mandataire qui dit « https » parle aux nœuds en clair : il leur rend aussi les témoins réservés à https.
        temoins.getCookieStore().getCookies().forEach(temoin -> temoin.setSecure(false));
        try {
            return http.send(requete, lecture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Object corps) {
        try {
            return corps == null ? null : corps instanceof String texte ? texte : JSON.writeValueAsString(corps);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] avec(String[] entetes, String nom, String valeur) {
        String[] tous = java.util.Arrays.copyOf(entetes, entetes.length + 2);
        tous[entetes.length] = nom;
        tous[entetes.length + 1] = valeur;
        return tous;
    }

    private static String coder(String texte) {
        return URLEncoder.encode(texte, StandardCharsets.UTF_8);
    }

    static Map<String, Object> requeteOu(String cle, Object valeur) {
        return Map.of("orQueries", java.util.List.of(Map.of(cle, valeur)));
    }
}
