package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie l’avis donné d’office sur une fiche. */
class RecevabiliteFicheTest {

    private static final Table TABLE = Table.de("projet/recevabilite-fiche");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    true  | true  | true  | true  | NON_RECEVABLE
                    true  | true  | true  | false | NON_RECEVABLE
                    false | false | true  | false | NON_RECEVABLE
                    false | true  | false | false | A_COMPLETER
                    false | true  | false | true  | A_COMPLETER
                    true  | false | false | false | A_COMPLETER
                    true  | false | false | true  | A_COMPLETER
                    true  | true  | false | true  | RECEVABLE_PRIORITAIRE
                    true  | true  | false | false | RECEVABLE
                    """)
    void chaque_fiche_recoit_son_avis(
            Boolean besoinCliniqueDecrit,
            Boolean directionCliniquePorteuse,
            Boolean seulementTelephone,
            Boolean besoinConjoncturel,
            String avis) {
        assertThat(TABLE.evaluer(putValue("besoinCliniqueDecrit", besoinCliniqueDecrit)
                        .putValue("directionCliniquePorteuse", directionCliniquePorteuse)
                        .putValue("seulementTelephone", seulementTelephone)
                        .putValue("besoinConjoncturel", besoinConjoncturel)))
                .containsExactly(Map.of("avis", avis));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    true | true | null  | false
                    true | true | null  | true
                    null | true | false | true
                    true | null | false | true
                    true | true | false | null
                    null | true | false | false
                    true | null | false | false
                    """)
    void aucun_avis_sans_reponse(
            Boolean besoinCliniqueDecrit,
            Boolean directionCliniquePorteuse,
            Boolean seulementTelephone,
            Boolean besoinConjoncturel) {
        assertThat(TABLE.evaluer(putValue("besoinCliniqueDecrit", besoinCliniqueDecrit)
                        .putValue("directionCliniquePorteuse", directionCliniquePorteuse)
                        .putValue("seulementTelephone", seulementTelephone)
                        .putValue("besoinConjoncturel", besoinConjoncturel)))
                .isEmpty();
    }
}
