package ca.jalon.papier;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.formulaire.ReponseDite;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Une unité se dit une fois, que l'écrit la porte déjà (ceux d'aujourd'hui) ou non (ceux d'avant). */
class PresentationTest {

    private static final Presentation FORMULAIRE =
            new Presentation(null, Map.of("cote", "/ 5", "duree", "mois", "cout", "$"), Set.of());

    @ParameterizedTest
    @CsvSource({
        "cote,  4,      4,           4 / 5",
        "cote,  4,      4 / 5,       4 / 5",
        "duree, 9,      9 mois,      9 mois",
        "cout,  148500, 148 500 $,   148 500 $",
        "cout,  148500, 148 500,     148 500 $",
    })
    void une_unite_se_dit_une_fois(String cle, long valeur, String libelle, String lu) {
        String dit = FORMULAIRE.dire(new ReponseDite(cle, "", cle, valeur, libelle, false));
        assertThat(dit.replaceAll("\\p{Z}", " ")).isEqualTo(lu);
    }
}
