package ca.jalon.navigateur;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Huit personnes ouvrent Tasklist ensemble, trente fois chacune : aucun script n'est bloqué, aucune page n'est blanche. */
@EssaiSpring
@Tag("endurance")
class ChargementsIT {

    private static final int ENSEMBLE = 8;
    private static final int FOIS = 30;

    @LocalServerPort
    int port;

    @Test
    void aucun_script_n_est_bloque() {
        String adresse = "http://localhost:" + port;
        List<String> plaintes = new ArrayList<>();
        try (Navigateur navigateur = new Navigateur()) {
            List<Page> pages = IntStream.range(0, ENSEMBLE)
                    .mapToObj(rang -> navigateur.page(1280, 800))
                    .toList();
            for (Page page : pages) {
                page.onConsoleMessage(message -> {
                    if (message.text().contains("Content Security Policy")
                            || message.text().contains("Refused to")) {
                        plaintes.add(message.text());
                    }
                });
                page.onPageError(plaintes::add);
                new TasklistPage(page, adresse).seConnecter("pilote.clinique");
            }
            int chargees = 0;
            for (int fois = 0; fois < FOIS; fois++) {
                String suivante = adresse + "/camunda/app/tasklist/default/?fois=" + fois;
                // Rien n'attend ici : les huit chargements partent avant que le premier finisse.
                pages.forEach(
                        page -> page.evaluate("adresse => { setTimeout(() => location.assign(adresse)) }", suivante));
                for (Page page : pages) {
                    page.waitForURL(Pattern.compile("\\?fois=" + fois + "(&|#|$)"));
                    page.getByText("Mes tâches").first().waitFor();
                    chargees++;
                }
            }
            assertThat(plaintes).isEmpty();
            assertThat(chargees).isEqualTo(240);
        }
    }
}
