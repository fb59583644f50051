package ca.jalon.formulaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vérifie les bornes d'une réponse : le plus grand nombre, la plus longue liste, ce qui n'est pas un nombre. */
class ConversionsTest {

    /** Le plus grand entier que le navigateur tient juste. */
    private static final long PLUS_GRAND = 9_007_199_254_740_991L;

    @ParameterizedTest
    @ValueSource(longs = {PLUS_GRAND, -PLUS_GRAND})
    void le_plus_grand_entier_du_navigateur_se_garde_et_le_suivant_se_refuse(long nombre) {
        long suivant = nombre + Long.signum(nombre);
        assertThat(Conversions.entier(nombre)).isEqualTo(nombre);
        assertThat(Conversions.reponse(nombre)).isEqualTo(nombre);
        assertThatThrownBy(() -> Conversions.entier(suivant)).hasMessage("ce nombre est trop grand ou trop fin.");
        assertThatThrownBy(() -> Conversions.reponse(suivant))
                .hasMessage("ce champ attend une des réponses proposées.");
    }

    @Test
    void un_nombre_a_quatre_cents_decimales_au_plus() {
        assertThat(Conversions.nombreEnTexte(new BigDecimal("1e-400"))).isEqualTo("0." + "0".repeat(399) + "1");
        assertThatThrownBy(() -> Conversions.nombreEnTexte(new BigDecimal("1e-401")))
                .hasMessage("ce nombre est trop grand ou trop fin.");
    }

    @Test
    void une_liste_a_mille_reponses_au_plus() {
        List<Long> mille = LongStream.range(0, 1000).boxed().toList();
        assertThat(Conversions.reponses(mille)).isEqualTo(mille);
        assertThatThrownBy(() ->
                        Conversions.reponses(LongStream.range(0, 1001).boxed().toList()))
                .hasMessage("ce champ attend une liste de réponses proposées.");
        assertThatThrownBy(() -> Conversions.reponses(Collections.singletonList(null)))
                .hasMessage("ce champ attend une liste de réponses proposées.");
    }

    @Test
    void ce_qui_n_est_pas_un_nombre_fini_n_en_est_pas_un() {
        assertThat(Conversions.enDecimal(new BigDecimal("1.5"))).isEqualTo("1.5");
        assertThat(Conversions.enDecimal(BigInteger.TEN)).isEqualTo("10");
        assertThat(Conversions.enDecimal(Double.NaN)).isNull();
        assertThat(Conversions.enDecimal(Float.POSITIVE_INFINITY)).isNull();
        assertThat(Conversions.enDecimal("1.5")).isNull();
        assertThat(Conversions.enDecimal(null)).isNull();
    }
}
