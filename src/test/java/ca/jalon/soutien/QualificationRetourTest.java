package ca.jalon.soutien;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie la qualification d’un retour d’utilisateur. */
class QualificationRetourTest {

    private static final Table TABLE = Table.de("soutien/qualification-retour");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    true  | ANOMALIE    | false | true  | UTILISATEUR     | BLOQUANTE
                    true  | QUESTION    | null  | null  | null            | BLOQUANTE
                    true  | null        | null  | null  | null            | BLOQUANTE
                    false | ANOMALIE    | true  | false | UTILISATEUR     | BLOQUANTE
                    false | INCIDENT    | true  | false | SITE            | BLOQUANTE
                    null  | ANOMALIE    | true  | false | null            | BLOQUANTE
                    false | ANOMALIE    | true  | true  | PLUSIEURS_SITES | MAJEURE
                    false | INCIDENT    | true  | true  | UTILISATEUR     | MAJEURE
                    false | ANOMALIE    | false | true  | PLUSIEURS_SITES | MAJEURE
                    false | INCIDENT    | false | false | SITE            | MAJEURE
                    false | ANOMALIE    | false | false | UTILISATEUR     | MINEURE
                    false | PARAMETRAGE | true  | false | SITE            | PARTICULARITE_SITE
                    false | EVOLUTION   | false | null  | null            | PARTICULARITE_SITE
                    false | QUESTION    | true  | false | PLUSIEURS_SITES | MINEURE
                    false | FORMATION   | false | null  | null            | MINEURE
                    false | DEMANDE     | false | null  | null            | MINEURE
                    false | null        | true  | false | SITE            | MINEURE
                    false | ANOMALIE    | true  | null  | SITE            | MINEURE
                    false | ANOMALIE    | null  | true  | SITE            | MINEURE
                    null  | null        | null  | null  | null            | MINEURE
                    """)
    void chaque_retour_a_sa_qualification(
            Boolean urgenceClinique,
            String natureRetour,
            Boolean serviceInutilisable,
            Boolean contournementPossible,
            String usagersTouches,
            String qualification) {
        assertThat(TABLE.evaluer(putValue("urgenceClinique", urgenceClinique)
                        .putValue("natureRetour", natureRetour)
                        .putValue("serviceInutilisable", serviceInutilisable)
                        .putValue("contournementPossible", contournementPossible)
                        .putValue("usagersTouches", usagersTouches)))
                .containsExactly(Map.of("qualification", qualification));
    }
}
