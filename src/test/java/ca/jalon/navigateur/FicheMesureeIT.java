package ca.jalon.navigateur;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import ca.jalon.navigateur.Formulaires.Essai;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Une fiche neuve se dépose en six minutes : une personne lit chaque question (200 mots à la minute), réfléchit (vingt secondes
 * devant un texte à rédiger, trois ailleurs) et tape (60 mots de cinq signes à la minute). Le temps est celui de l'horloge.
 *
 * <p>{@code mvn verify -Pnavigateur -Dtest=NoTest -Dit.test=FicheMesureeIT -Dessais.exclus=aucun} ; écrit {@code target/fiche.md}.
 */
@EssaiSpring
@Tag("simulation")
class FicheMesureeIT {

    private static final String COMPTE = "charge.projet";
    private static final Set<String> TAPES = Set.of("textfield", "textarea", "number");
    private static final double SIGNE = 200;
    private static final double MOT_LU = 300;
    private static final double REDIGER = 20_000;
    private static final double REFLECHIR = 3_000;

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine moteur;

    @Test
    void une_fiche_se_depose_en_six_minutes() throws IOException {
        Essai fiche = Formulaires.departs().stream()
                .filter(essai -> essai.nom().equals("fiche-projet"))
                .findFirst()
                .orElseThrow();
        Formulaires.deployer(List.of(fiche), COMPTE, moteur);
        try (Navigateur navigateur = new Navigateur()) {
            Poste poste = new Poste(navigateur.page(1280, 1000), port, moteur, COMPTE);
            int[] champs = {0};
            Instant debut = Instant.now();
            poste.demarrer(fiche, (saisie, champ) -> {
                champs[0]++;
                vivre(saisie, champ, fiche.reponses().get(champ.path("key").asText()));
            });
            Duration duree = Duration.between(debut, Instant.now());
            Files.writeString(
                    Path.of("target/fiche.md"),
                    "%d champs lus, déposés en %d min %d s%n"
                            .formatted(champs[0], duree.toMinutes(), duree.toSecondsPart()));
            assertThat(champs[0]).isBetween(12, 18);
            assertThat(duree).isLessThan(Duration.ofMinutes(6));
        }
    }

    /** Lit la question, réfléchit, répond ; une question sans réponse est lue et passée. */
    private static void vivre(Saisie saisie, JsonNode champ, Object reponse) {
        Locator cadre = saisie.cadre(champ);
        int mots = cadre.innerText().split("\\s+").length;
        boolean redige = champ.path("type").asText().equals("textarea");
        cadre.page().waitForTimeout(mots * MOT_LU + (redige ? REDIGER : REFLECHIR));
        if (reponse == null) {
            return;
        }
        if (TAPES.contains(champ.path("type").asText())) {
            saisie.entree(champ).click();
            saisie.entree(champ)
                    .pressSequentially(reponse.toString(), new Locator.PressSequentiallyOptions().setDelay(SIGNE));
        } else {
            saisie.repondre(champ, reponse);
        }
    }
}
