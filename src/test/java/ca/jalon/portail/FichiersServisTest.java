package ca.jalon.portail;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.Decoder;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Ce que le navigateur reçoit et garde : petit, à jour, et rien de personnel. */
@EssaiSpring
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FichiersServisTest {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String ESSAI = "/camunda/app/jalon/essai.js";
    private static final String CONTENU = "// un fichier d'essai, assez long pour être comprimé\n".repeat(60);

    @LocalServerPort
    int port;

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private Path classes;
    private Path fichier;

    @BeforeAll
    void entrer() throws Exception {
        classes = Path.of(FichiersServisTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        fichier = classes.resolve("META-INF/resources/webjars/camunda/app/jalon/essai.js");
        Files.createDirectories(fichier.getParent());
        Files.createDirectories(classes.resolve("comprimes"));
        ecrire(CONTENU);
        Matcher jeton = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(texte(get("/connexion")));
        assertThat(jeton.find()).isTrue();
        HttpResponse<byte[]> entree = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/connexion"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("username=admin&password=jalon&_csrf="
                                + URLEncoder.encode(jeton.group(1), StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(entree.statusCode()).isEqualTo(302);
    }

    @AfterAll
    void ranger() throws IOException {
        Files.deleteIfExists(fichier);
    }

    @Test
    void un_fichier_nomme_par_son_empreinte_se_garde_un_an() throws Exception {
        HttpResponse<byte[]> reponse = get(ESSAI + "?bust=" + empreinte(CONTENU));
        assertThat(entete(reponse, "Cache-Control")).isEqualTo("private, max-age=31536000, immutable");
        assertThat(reponse.headers().firstValue("Expires")).isEmpty();
        assertThat(reponse.headers().firstValue("Pragma")).isEmpty();
        assertThat(texte(reponse)).isEqualTo(CONTENU);
    }

    @ParameterizedTest
    @ValueSource(strings = {ESSAI, ESSAI + "?bust=7.24.0", ESSAI + "?bust=0000000000000000", ESSAI + "?bust="})
    void sans_son_empreinte_un_fichier_se_verifie_a_chaque_fois(String adresse) throws Exception {
        HttpResponse<byte[]> reponse = get(adresse);
        String etiquette = "W/\"" + empreinte(CONTENU) + "\"";
        assertThat(entete(reponse, "Cache-Control")).isEqualTo("private, no-cache");
        assertThat(entete(reponse, "ETag")).isEqualTo(etiquette);

        HttpResponse<byte[]> verifie = get(adresse, "If-None-Match", etiquette);
        assertThat(verifie.statusCode()).isEqualTo(304);
        assertThat(verifie.body()).isEmpty();
        assertThat(entete(verifie, "Cache-Control")).isEqualTo("private, no-cache");
    }

    @Test
    void un_contenu_change_a_une_autre_empreinte_et_jamais_la_forme_comprimee_de_l_ancien() throws Exception {
        comprimer(CONTENU);
        assertThat(entete(get(ESSAI, "Accept-Encoding", "br"), "Content-Encoding"))
                .isEqualTo("br");
        String change = CONTENU.replace("essai", "ESSAI");
        ecrire(change);
        try {
            HttpResponse<byte[]> reponse =
                    get(ESSAI, "Accept-Encoding", "br", "If-None-Match", "W/\"" + empreinte(CONTENU) + "\"");
            assertThat(reponse.statusCode()).isEqualTo(200);
            assertThat(entete(reponse, "ETag")).isEqualTo("W/\"" + empreinte(change) + "\"");
            assertThat(reponse.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(texte(reponse)).isEqualTo(change);
        } finally {
            ecrire(CONTENU);
        }
    }

    @Test
    void la_plus_petite_forme_acceptee_est_servie_et_rend_le_meme_contenu() throws Exception {
        comprimer(CONTENU);
        HttpResponse<byte[]> brotli = get(ESSAI, "Accept-Encoding", "gzip, deflate, br, zstd");
        HttpResponse<byte[]> gzip = get(ESSAI, "Accept-Encoding", "gzip, br;q=0");
        HttpResponse<byte[]> nu = get(ESSAI);

        assertThat(entete(brotli, "Content-Encoding")).isEqualTo("br");
        assertThat(new String(Decoder.decompress(brotli.body()).getDecompressedData(), StandardCharsets.UTF_8))
                .isEqualTo(CONTENU);
        assertThat(entete(gzip, "Content-Encoding")).isEqualTo("gzip");
        assertThat(degzipper(gzip.body())).isEqualTo(CONTENU);
        assertThat(nu.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(List.of(brotli, gzip, nu)).allSatisfy(reponse -> {
            assertThat(entete(reponse, "Content-Type")).startsWith("text/javascript");
            assertThat(String.join(",", reponse.headers().allValues("Vary"))).containsIgnoringCase("Accept-Encoding");
            assertThat(entete(reponse, "ETag")).isEqualTo("W/\"" + empreinte(CONTENU) + "\"");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {TASKLIST, "/camunda/app/cockpit/default/", "/camunda/app/admin/default/"})
    void les_pages_de_camunda_nomment_leurs_fichiers_par_leur_empreinte(String page) throws Exception {
        HttpResponse<byte[]> reponse = get(page);
        Matcher adresses = Pattern.compile("(?:src|href)=\"(/camunda/[^\"]*\\?bust=[^\"]*)\"")
                .matcher(texte(reponse));
        int vues = 0;
        while (adresses.find()) {
            assertThat(entete(get(adresses.group(1)), "Cache-Control"))
                    .as(adresses.group(1))
                    .endsWith("immutable");
            vues++;
        }
        assertThat(vues)
                .as("runtime, deps, application, deux feuilles de style")
                .isEqualTo(5);
        assertThat(texte(reponse)).contains("ng-controller").doesNotContain("$APP_ROOT", "$CSP_NONCE", "$BASE");
        assertThat(entete(reponse, "Cache-Control")).contains("no-store");
    }

    @Test
    void nos_pages_aussi() throws Exception {
        Matcher style = Pattern.compile("href=\"(/style\\.css[^\"]*)\"").matcher(texte(get("/connexion")));
        assertThat(style.find()).isTrue();
        HttpResponse<byte[]> reponse = get(style.group(1));
        assertThat(entete(reponse, "Cache-Control")).endsWith("immutable");
        assertThat(entete(reponse, "Content-Type")).startsWith("text/css");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/connexion",
                "/projets",
                "/soutien",
                "/guides/pilote",
                TASKLIST,
                "/camunda/api/admin/auth/user/default",
                "/camunda/api/engine/engine/default/task/count",
                "/inconnue.js",
                "/camunda/app/tasklist/inconnu.js"
            })
    void rien_de_personnel_ne_se_garde(String chemin) throws Exception {
        HttpResponse<byte[]> reponse = get(chemin);
        assertThat(entete(reponse, "Cache-Control")).contains("no-store");
    }

    @Test
    void une_page_part_comprimee() throws Exception {
        HttpResponse<byte[]> reponse = get("/guides/pilote", "Accept-Encoding", "gzip");
        assertThat(entete(reponse, "Content-Encoding")).isEqualTo("gzip");
        assertThat(degzipper(reponse.body())).contains("</html>");
    }

    /** La date avance à chaque écriture : deux contenus de même taille dans la même seconde ne se confondent pas. */
    private void ecrire(String contenu) throws IOException {
        FileTime avant = Files.exists(fichier) ? Files.getLastModifiedTime(fichier) : FileTime.from(Instant.EPOCH);
        Files.writeString(fichier, contenu);
        Files.setLastModifiedTime(fichier, FileTime.from(avant.toInstant().plusSeconds(10)));
    }

    private void comprimer(String contenu) throws Exception {
        Brotli4jLoader.ensureAvailability();
        byte[] octets = contenu.getBytes(StandardCharsets.UTF_8);
        Path formes = classes.resolve("comprimes");
        Files.write(formes.resolve(empreinte(contenu) + ".br"), Encoder.compress(octets));
        var gzip = new java.io.ByteArrayOutputStream();
        try (var sortie = new java.util.zip.GZIPOutputStream(gzip)) {
            sortie.write(octets);
        }
        Files.write(formes.resolve(empreinte(contenu) + ".gz"), gzip.toByteArray());
    }

    private static String empreinte(String contenu) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(contenu.getBytes(StandardCharsets.UTF_8)), 0, 8);
    }

    private static String degzipper(byte[] octets) throws IOException {
        try (GZIPInputStream clair = new GZIPInputStream(new ByteArrayInputStream(octets))) {
            return new String(clair.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpResponse<byte[]> get(String chemin, String... entetes) throws Exception {
        HttpRequest.Builder requete = HttpRequest.newBuilder(URI.create("http://localhost:" + port + chemin));
        if (entetes.length > 0) {
            requete.headers(entetes);
        }
        return http.send(requete.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String texte(HttpResponse<byte[]> reponse) {
        return new String(reponse.body(), StandardCharsets.UTF_8);
    }

    private static String entete(HttpResponse<byte[]> reponse, String nom) {
        return reponse.headers()
                .firstValue(nom)
                .orElseThrow(
                        () -> new AssertionError(nom + " absent : " + reponse.statusCode() + " " + reponse.headers()));
    }
}
