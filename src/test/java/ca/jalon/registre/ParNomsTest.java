package ca.jalon.registre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ParNomsTest {

    private record Long(String un, String deux, int rang, boolean clos) {}

    @Test
    void chaque_part_va_a_son_nom_et_le_reste_est_vide() {
        assertThat(ParNoms.de(Long.class).avec("deux", "b").avec("rang", 3).faire())
                .isEqualTo(new Long(null, "b", 3, false));
        assertThat(ParNoms.de(new Long("a", "b", 3, true)).avec("rang", 4).faire())
                .isEqualTo(new Long("a", "b", 4, true));
    }

    @Test
    void une_part_inconnue_ou_d_un_autre_type_est_refusee() {
        assertThatThrownBy(() -> ParNoms.de(Long.class).avec("trois", "c"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Long n'a pas de part « trois »");
        assertThatThrownBy(() -> ParNoms.de(Long.class).avec("rang", "trois").faire())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
