package ca.jalon.calendrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie les bornes d'un exercice financier, en dates et en conditions SQL. */
class ExerciceTest {

    private static final Exercice EXERCICE = new Exercice(2027);

    @ParameterizedTest
    @CsvSource({
        "2027-01-01, 2026",
        "2027-03-31, 2026",
        "2027-04-01, 2027",
        "2027-12-31, 2027",
    })
    void le_dernier_clos_change_le_premier_avril(LocalDate jour, int annee) {
        assertThat(Exercice.dernierClos(jour)).isEqualTo(new Exercice(annee));
    }

    @Test
    void il_va_du_premier_avril_au_31_mars() {
        assertThat(EXERCICE.debut()).isEqualTo("2026-04-01");
        assertThat(EXERCICE.fin()).isEqualTo("2027-03-31");
        assertThat(EXERCICE.clos(LocalDate.parse("2027-03-31"))).isFalse();
        assertThat(EXERCICE.clos(LocalDate.parse("2027-04-01"))).isTrue();
        assertThat(EXERCICE.libelle()).isEqualTo("2026-2027");
    }

    /** À l'heure avancée du Québec, des deux côtés : l'exercice commence et finit en avril. */
    @Test
    void ses_conditions_portent_ses_dates() {
        String avril2026 = "timestamp with time zone '2026-04-01 00:00:00-04:00'";
        String avril2027 = "timestamp with time zone '2027-04-01 00:00:00-04:00'";
        assertThat(EXERCICE.pendant("d.le")).isEqualTo("(d.le >= " + avril2026 + " and d.le < " + avril2027 + ")");
        assertThat(EXERCICE.ouvertALaFin("de", "a"))
                .isEqualTo("(de < " + avril2027 + " and (a is null or a >= " + avril2027 + "))");
        assertThat(EXERCICE.pendantLeJour("jour")).isEqualTo("(jour >= '2026-04-01' and jour <= '2027-03-31')");
        assertThat(EXERCICE.enCoursLeDernierJour("de", "a"))
                .isEqualTo("(de <= '2027-03-31' and (a is null or a > '2027-03-31'))");
        assertThat(EXERCICE.unAnAvantLaFin("jour")).isEqualTo("(jour <= '2026-03-31')");
    }
}
