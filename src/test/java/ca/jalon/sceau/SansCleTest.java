package ca.jalon.sceau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.jalon.Jalon;
import ca.jalon.UnSeulContexte;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Hors du profil « demo », un nœud sans clé de sceau ne démarre pas, et dit comment en faire une. */
@ExtendWith(OutputCaptureExtension.class)
class SansCleTest {

    @BeforeAll
    static void etreSeul() {
        UnSeulContexte.fermer();
    }

    @Test
    void hors_demo_le_demarrage_s_arrete_et_dit_comment_faire_une_cle(CapturedOutput dit) {
        assertThatThrownBy(() -> new SpringApplicationBuilder(Jalon.class)
                        .profiles("test", "essai-reel")
                        .properties("server.port=0")
                        .run("--jalon.sceau.cle=")
                        .close())
                .rootCause()
                .isInstanceOf(SansCle.class)
                .hasMessageContaining("openssl genpkey -algorithm ed25519");
        assertThat(dit.getOut())
                .contains("Jalon ne démarre pas : il n’a pas la clé qui scelle les registres.")
                .contains("JALON_SCEAU_CLE")
                .doesNotContain("at ca.jalon.");
    }
}
