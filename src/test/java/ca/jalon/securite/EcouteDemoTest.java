package ca.jalon.securite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Profile;

/** La maquette dit à qui elle est ouverte. */
@ExtendWith(OutputCaptureExtension.class)
class EcouteDemoTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    127.0.0.1 | n’écoute que cette machine (127.0.0.1)
                    ::1       | n’écoute que cette machine (::1)
                    localhost | n’écoute que cette machine (localhost)
                    0.0.0.0   | Jalon écoute 0.0.0.0, et le mot de passe des comptes fictifs est public
                    10.1.2.3  | Jalon écoute 10.1.2.3, et le mot de passe des comptes fictifs est public
                    """)
    void l_adresse_ouverte_se_lit_au_demarrage(String adresse, String phrase, CapturedOutput sortie) {
        new EcouteDemo(adresse).run(null);

        assertThat(sortie).contains("WARN").contains(phrase);
        assertThat(EcouteDemo.class.getAnnotation(Profile.class).value()).containsExactly("demo");
    }
}
