package ca.jalon.projet.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Ce que la fiche précise a de plus est ce que son formulaire exige une fois le projet retenu. */
class ConstaterFicheTest {

    @Test
    void la_fiche_precise_a_tout_ce_que_la_seconde_partie_exige() throws IOException {
        JsonNode fiche = new ObjectMapper()
                .readTree(Path.of("forms/projet/fiche-projet.form").toFile());
        List<String> exiges = StreamSupport.stream(fiche.path("components").spliterator(), false)
                .filter(groupe -> groupe.at("/conditional/hide").asText().startsWith("=(priorisation = null or"))
                .flatMap(
                        groupe -> StreamSupport.stream(groupe.path("components").spliterator(), false))
                .filter(champ -> champ.at("/validate/required").asBoolean())
                .map(champ -> champ.path("key").asText())
                .toList();
        assertThat(Stream.concat(ConstaterFiche.EXIGES.stream(), Stream.of(ConstaterFiche.D_UNE_ACQUISITION)))
                .containsExactlyInAnyOrderElementsOf(exiges);
    }
}
