package ca.jalon.entente;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Une entente se revoit chaque année, ou quatre-vingt-dix jours avant sa fin. */
class RevisionTest {

    @ParameterizedTest
    @CsvSource({
        "2027-03-01,            , 2028-03-02",
        "2027-03-01, 2030-03-31, 2028-03-02",
        "2027-03-01, 2027-12-31, 2027-10-02",
        "2027-03-01, 2027-04-30, 2027-03-02",
    })
    void la_prochaine_revision(LocalDate jour, String fin, LocalDate attendue) {
        assertThat(Revision.suivante(jour, fin)).isEqualTo(attendue);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-01,            , 2027-03-01, true",
        "2025-03-01,            , 2027-03-31, true",
        "2025-03-01,            , 2027-04-01, false",
        "2025-03-01,            , 2027-02-28, false",
        "2027-02-20,            , 2027-03-01, false",
        "2024-02-29,            , 2027-03-01, true",
        "2027-01-10, 2027-05-30, 2027-03-01, true",
        "2027-01-10, 2027-05-31, 2027-03-01, false",
        "2020-01-10, 2024-01-31, 2027-08-01, true",
        "2027-03-02, 2027-03-20, 2027-03-01, false",
    })
    void une_entente_signee_avant_jalon_est_due(String debut, String fin, LocalDate jour, boolean due) {
        assertThat(Revision.due(jour, debut, fin)).isEqualTo(due);
    }
}
