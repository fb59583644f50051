package ca.jalon.moteur.droits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Combien attend qui se trompe, et qui n'attend pas. */
class FreinEssaisTest {

    private Instant maintenant = Instant.parse("2026-11-30T12:00:00Z");

    private final FreinEssais frein = new FreinEssais(new Clock() {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId fuseau) {
            return this;
        }

        @Override
        public Instant instant() {
            return maintenant;
        }
    });

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 3", "2, 6", "3, 12", "4, 24", "5, 48", "6, 96", "7, 192", "8, 300", "9, 300", "70, 300"})
    void l_attente_double_jusqu_a_cinq_minutes(int rates, long attente) {
        for (int essai = 0; essai < rates; essai++) {
            frein.rate("ana", "203.0.113.7");
        }
        assertThat(frein.attente("ana", "203.0.113.7")).isEqualTo(attente);
        assertThat(frein.attente("ana", "203.0.113.8")).isZero();
        assertThat(frein.attente("bob", "203.0.113.7")).isZero();
    }

    @Test
    void l_attente_se_compte_en_secondes_entamees_et_finit() {
        frein.rate("ana", "ici");
        maintenant = maintenant.plusMillis(1);
        assertThat(frein.attente("ana", "ici")).isEqualTo(3);
        maintenant = maintenant.plusMillis(1_999);
        assertThat(frein.attente("ana", "ici")).isEqualTo(1);
        maintenant = maintenant.plusMillis(1_000);
        assertThat(frein.attente("ana", "ici")).isZero();
        maintenant = maintenant.plusSeconds(10);
        assertThat(frein.attente("ana", "ici")).isZero();
        frein.rate("ana", "ici");
        assertThat(frein.attente("ana", "ici"))
                .as("le deuxième, attendu ou non")
                .isEqualTo(6);
    }

    @Test
    void une_entree_efface_les_essais_de_ce_compte_a_cette_adresse() {
        frein.rate("ana", "ici");
        frein.rate("ana", "la");
        frein.reussi("ana", "ici");
        assertThat(frein.attente("ana", "ici")).isZero();
        assertThat(frein.attente("ana", "la")).isEqualTo(3);
    }
}
