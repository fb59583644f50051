package ca.jalon.securite;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Un fichier que le serveur ne lira pas est refusé d'une phrase, non d'une connexion rompue ni d'une page fermée. */
@EssaiSpring
class TropLourdTest {

    @LocalServerPort
    int port;

    @Test
    void un_envoi_de_plus_de_64_mo_est_refuse_en_le_disant() throws Exception {
        byte[] mega = new byte[1024 * 1024];
        HttpRequest envoi = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/projets/TS-1/pieces"))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .header("Accept", "text/html")
                .POST(BodyPublishers.fromPublisher(
                        BodyPublishers.ofByteArrays(Collections.nCopies(70, mega)), 70L * mega.length))
                .build();
        HttpResponse<String> reponse = HttpClient.newHttpClient().send(envoi, BodyHandlers.ofString());
        assertThat(reponse.statusCode()).isEqualTo(413);
        assertThat(reponse.body()).contains("Ce fichier est trop lourd", "une pièce fait au plus 25 Mo");
    }
}
