package ca.jalon.sceau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signe et vérifie comme C2SP signed-note ; dit en français ce qui manque. */
class ClesTest {

    private static final String CLE = "classpath:sceau/demo.pem";

    @TempDir
    Path dossier;

    private static Tete tete() {
        return new Tete("registre.exemple", 3, new byte[32], Instant.parse("2026-11-28T11:00:00Z"));
    }

    @Test
    void une_tete_est_un_point_de_controle_que_sa_cle_verifie() {
        Cles cles = new Cles("registre.exemple", CLE, List.of());
        TeteSignee signee = cles.signer(tete());

        assertThat(signee.note())
                .startsWith(
                        "registre.exemple\n3\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n2026-11-28T11:00:00Z\n\n"
                                + "— registre.exemple ")
                .endsWith("\n");
        assertThat(cles.auteur(signee.note())).isPresent();
        assertThat(TeteSignee.lire(signee.note()).tete().taille()).isEqualTo(3);
        for (String change : List.of(
                signee.note().replace("\n3\n", "\n4\n"),
                signee.note().replace("2026", "2025"),
                signee.note().replace("— registre.exemple", "— registre.autre"),
                signee.note().substring(0, signee.note().indexOf("—")))) {
            assertThat(cles.auteur(change)).as(change).isEmpty();
        }
    }

    @Test
    void une_signature_tronquee_ou_illisible_n_est_de_personne() {
        Cles cles = new Cles("registre.exemple", CLE, List.of());
        String note = cles.signer(tete()).note();
        String signature = note.substring(note.lastIndexOf(' ') + 1).strip();
        byte[] octets = Base64.getDecoder().decode(signature);
        for (String autre : List.of(
                Base64.getEncoder().encodeToString(Arrays.copyOf(octets, 4)),
                Base64.getEncoder().encodeToString(Arrays.copyOf(octets, 40)),
                "pas-du-base64")) {
            assertThat(cles.auteur(note.replace(signature, autre))).as(autre).isEmpty();
        }
    }

    @Test
    void un_fichier_qui_porte_aussi_la_cle_publique_donne_la_meme_cle() throws IOException {
        Path deux = Files.writeString(
                dossier.resolve("deux.pem"),
                Files.readString(Path.of("src/test/resources/sceau/autre.pub.pem"))
                        + Files.readString(Path.of("src/test/resources/sceau/autre.pem")));
        assertThat(new Cles("jalon", deux.toString(), List.of()).publique())
                .isEqualTo(new Cles("jalon", "classpath:sceau/autre.pem", List.of()).publique());
    }

    /** Exemple publié avec golang.org/x/mod/sumdb/note : clé, texte et signature d'un autre programme que le nôtre. */
    @Test
    void une_note_signee_par_un_autre_programme_se_verifie() throws IOException {
        byte[] cle = Base64.getDecoder().decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        byte[] der = ByteBuffer.allocate(44)
                .put(HexFormat.of().parseHex("302a300506032b6570032100"))
                .put(cle, 1, 32)
                .array();
        Path publique = Files.writeString(
                dossier.resolve("neumann.pem"),
                "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(der)
                        + "\n-----END PUBLIC KEY-----\n");
        String note = """
                If you think cryptography is the answer to your problem,
                then you don't know what your problem is.

                — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
                """;

        assertThat(new Cles("jalon", CLE, List.of(publique.toString())).auteur(note))
                .isPresent();
        assertThat(new Cles("jalon", CLE, List.of()).auteur(note)).isEmpty();
    }

    @Test
    void une_ancienne_cle_verifie_encore_ce_qu_elle_a_signe() {
        TeteSignee ancienne = new Cles("jalon", "classpath:sceau/autre.pem", List.of()).signer(tete());

        assertThat(new Cles("jalon", CLE, List.of("classpath:sceau/autre.pub.pem")).auteur(ancienne.note()))
                .isPresent();
        assertThat(new Cles("jalon", CLE, List.of()).auteur(ancienne.note())).isEmpty();
    }

    @Test
    void la_cle_publique_est_celle_qu_openssl_tire_de_la_privee() throws IOException {
        assertThat(new Cles("jalon", CLE, List.of()).publique())
                .isEqualTo(Files.readString(Path.of("src/test/resources/sceau/demo.pub.pem")));
    }

    @Test
    void sans_cle_le_demarrage_s_arrete_et_dit_comment_en_faire_une() throws Exception {
        assertThatThrownBy(() -> new Cles("jalon", " ", List.of()))
                .isInstanceOf(SansCle.class)
                .hasMessageContaining("il n’a pas la clé")
                .hasMessageContaining("openssl genpkey -algorithm ed25519 -out jalon-sceau.pem")
                .hasMessageContaining("JALON_SCEAU_CLE");
        assertThatThrownBy(() -> new Cles("jalon", dossier + "/absente.pem", List.of()))
                .isInstanceOf(SansCle.class)
                .hasMessageContaining("absente.pem");
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        Path autre = Files.writeString(
                dossier.resolve("rsa.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(
                                        rsa.generateKeyPair().getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        assertThatThrownBy(() -> new Cles("jalon", autre.toString(), List.of()))
                .isInstanceOf(SansCle.class)
                .hasMessageContaining("n’est pas une clé Ed25519");
    }
}
