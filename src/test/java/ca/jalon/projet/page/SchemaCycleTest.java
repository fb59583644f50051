package ca.jalon.projet.page;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.projet.Phase;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** La page d'un projet montre le plan du cycle, non celui de ses sous-processus repliés, et chaque phase dans son état. */
class SchemaCycleTest {

    @Test
    void un_sous_processus_replie_se_montre_sans_ce_qu_il_contient() {
        assertThat(dessin().formes())
                .extracting(SchemaCycleTest::nom)
                .contains("Inscrire le projet", "Étudier la fiche", "Autoriser le DA")
                .doesNotContain("Projet à inscrire", "Déterminer le niveau", "Projet inscrit");
    }

    @Test
    void chaque_phase_du_modele_a_son_etat() {
        assertThat(dessin().formes())
                .filteredOn(forme -> forme.etat().equals("passe"))
                .hasSize(Phase.values().length);
    }

    /** Les flèches suivies se dessinent sur les autres ; celles des autres fins restent minces. */
    @Test
    void les_fleches_suivies_passent_par_dessus() {
        assertThat(dessin().traits())
                .last()
                .satisfies(trait -> assertThat(trait.suivi()).isTrue());
        assertThat(dessin().traits())
                .first()
                .satisfies(trait -> assertThat(trait.suivi()).isFalse());
    }

    private static SchemaCycle.Dessin dessin() {
        return new SchemaCycle()
                .de(
                        Arrays.stream(Phase.values())
                                .map(phase -> new LignePortes.Porte(phase, "PASSEE", Instant.EPOCH))
                                .toList(),
                        List.of(),
                        "SERVICE_PERENNE");
    }

    private static String nom(SchemaCycle.Forme forme) {
        return forme.lignes().stream().map(SchemaCycle.Texte::texte).collect(Collectors.joining(" "));
    }
}
