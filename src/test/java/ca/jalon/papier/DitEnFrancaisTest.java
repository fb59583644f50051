package ca.jalon.papier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Une réponse qui est une date, ou une date et une heure, se lit comme on l'écrit au Québec ; le reste, tel quel. */
class DitEnFrancaisTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2031-03-01 | 1er mars 2031",
                "2031-03-18T13:30-04:00 | 18 mars 2031, 13 h 30",
                "2031-03-18T13:30-07:00 | 18 mars 2031, 16 h 30",
                "2031-11-18T00:05Z | 17 novembre 2031, 19 h 05",
                "2031-02-30T13:30-04:00 | 2031-02-30T13:30-04:00",
                "2031-03 | 2031-03",
                "Le 18 mars | Le 18 mars"
            })
    void une_date_se_dit(String reponse, String dite) {
        assertThat(Francais.date(reponse).replace('\u00a0', ' ')).isEqualTo(dite);
    }
}
