package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EssaiSpring
class PhaseTest {

    /** Les mots que les dossiers gardaient, dans l'ordre du cycle. */
    private static final List<String> AVANT = List.of(
            "Étude de la fiche",
            "PGRI et dossier d’opportunité",
            "Dossier d’affaires",
            "Autorisation de démarrage",
            "Démarrage",
            "Exécution",
            "Clôture",
            "Évaluation de la pérennité");

    @Autowired
    Dossiers dossiers;

    @Autowired
    JdbcClient base;

    @Test
    void un_projet_d_avant_garde_sa_phase_sous_son_code() throws IOException {
        for (String mots : AVANT) {
            ouvrir(Dossier.PROJET, "PHASE-" + AVANT.indexOf(mots), mots);
        }
        ouvrir("ENJEU", "PHASE-AUTRE", "Exécution");

        base.sql(Files.readString(Path.of("src/main/resources/db/migration/V52__phases.sql"))
                        .replaceFirst(";\\s*$", ""))
                .update();

        assertThat(base.sql(
                                "select phase from jalon.dossier where numero like 'PHASE-%' and nature = 'PROJET' order by numero")
                        .query(String.class)
                        .list())
                .containsExactlyElementsOf(
                        Arrays.stream(Phase.values()).map(Enum::name).toList());
        assertThat(base.sql("select phase from jalon.dossier where numero = 'PHASE-AUTRE'")
                        .query(String.class)
                        .single())
                .isEqualTo("Exécution");
    }

    private void ouvrir(String nature, String numero, String phase) {
        dossiers.ouvrir(nature, numero, "Projet", "cusm", "MONTREAL", "LOCAL", "instance", phase, null);
    }
}
