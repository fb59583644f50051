package ca.jalon.bilan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.jalon.EssaiPostgres;
import org.junit.jupiter.api.Test;

/** Les mêmes pages et les mêmes requêtes sur PostgreSQL, où le compte de Jalon ne peut rien changer aux faits pris. */
@EssaiPostgres
class BilansPostgresTest extends PagesBilansTest {

    @Override
    @Test
    void un_chiffre_change_apres_coup_se_voit() {
        assertThatThrownBy(() ->
                        base.sql("update jalon.bilan_faits set faits = '[]'").update())
                .rootCause()
                .hasMessageContaining("bilan_faits");
    }
}
