package ca.jalon.calendrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Une clôture est une date de l'année, la même pour qui ouvre à temps et pour qui ouvre en retard. */
class MatinTest {

    @ParameterizedTest
    @CsvSource({
        "--09-01, 2026-10-01, 2027-09-01T08:00-04:00",
        "--09-01, 2027-03-31, 2027-09-01T08:00-04:00",
        "--09-01, 2027-09-01, 2028-09-01T08:00-04:00",
        "--03-01, 2027-04-01, 2028-03-01T08:00-05:00",
        "--03-01, 2028-02-29, 2028-03-01T08:00-05:00",
    })
    void le_premier_de_ces_jours(MonthDay jour, LocalDate apres, String attendu) {
        assertThat(Matin.duProchain(jour, apres)).isEqualTo(attendu);
    }
}
