package ca.jalon.moteur.droits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/** Ce que coûte un mot de passe volé avec la base. */
class EmpreinteLenteTest {

    private final EmpreinteLente lente = new EmpreinteLente("pbkdf2");

    private static boolean reconnue(String empreinte, int tours) {
        return new Pbkdf2PasswordEncoder("", 16, tours, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA512)
                .matches("jalon", empreinte.replaceFirst("^\\{[^}]*}", ""));
    }

    @Test
    void une_empreinte_coute_deux_cent_dix_mille_tours_et_son_sel_est_a_elle() {
        String empreinte = lente.encrypt("jalon");

        assertThat(empreinte).startsWith("{pbkdf2}").isNotEqualTo(lente.encrypt("jalon"));
        assertThat(reconnue(empreinte, 210_000)).isTrue();
        assertThat(reconnue(empreinte, 1_000)).isFalse();
        assertThat(lente.check("jalon", empreinte)).isTrue();
        assertThat(lente.check("jalon", empreinte)).as("reconnu de mémoire").isTrue();
        assertThat(lente.check("Jalon", empreinte)).isFalse();
    }

    @Test
    void celle_de_la_maquette_se_refait_hors_de_la_maquette() {
        EmpreinteLente demo = new EmpreinteLente("pbkdf2-demo");
        String rapide = demo.encrypt("jalon");

        assertThat(reconnue(rapide, 1_000)).isTrue();
        assertThat(lente.check("jalon", rapide)).isTrue();
        assertThat(lente.aRefaire("{jalon}" + rapide)).isTrue();
        assertThat(lente.aRefaire("{jalon}" + lente.encrypt("jalon"))).isFalse();
        assertThat(lente.aRefaire("{SHA-512}abc")).isTrue();
    }

    @Test
    void hors_de_la_maquette_la_methode_est_la_lente() throws IOException {
        var documents = new YamlPropertySourceLoader().load("reglages", new ClassPathResource("application.yaml"));

        assertThat(documents.stream()
                        .filter(document -> document.containsProperty("jalon.mots-de-passe"))
                        .map(document -> document.getProperty("spring.config.activate.on-profile") + " "
                                + document.getProperty("jalon.mots-de-passe")))
                .containsExactly("null pbkdf2", "demo pbkdf2-demo");
    }
}
