package ca.jalon.repondant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ce qui fait obstacle à une nomination, et les sièges qui manquent à un comité. */
class NominationRepondantTest {

    private static final Table NOMINATION = Table.de("repondant/nomination-repondant");
    private static final Table COMPOSITION = Table.de("repondant/composition-comite");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", emptyValue = "", textBlock = """
                    NOMINATION | CLINIQUE      | DIRECTION_CLINIQUE | false | null  | null      | true  | true  | ''
                    NOMINATION | CLINIQUE      | DIRECTION_TI       | false | null  | null      | true  | true  | direction clinique
                    INTERIM    | CLINIQUE      | null               | false | null  | null      | true  | true  | direction clinique
                    NOMINATION | CLINIQUE      | DIRECTION_CLINIQUE | true  | null  | null      | true  | true  | impartie
                    NOMINATION | CLINIQUE      | DIRECTION_CLINIQUE | false | null  | null      | false | true  | accès
                    NOMINATION | CLINIQUE      | DIRECTION_CLINIQUE | false | null  | null      | true  | null  | profil
                    NOMINATION | TECHNOLOGIQUE | DIRECTION_TI       | null  | true  | null      | null  | true  | ''
                    NOMINATION | TECHNOLOGIQUE | DIRECTION_TI       | null  | false | Convenu   | null  | true  | ''
                    NOMINATION | TECHNOLOGIQUE | DIRECTION_TI       | null  | false | ''        | null  | true  | arrimage
                    NOMINATION | TECHNOLOGIQUE | DIRECTION_TI       | null  | null  | null      | null  | true  | arrimage
                    INTERIM    | TECHNOLOGIQUE | AUTRE              | null  | true  | null      | null  | false | direction des technologies,profil
                    DEPART     | CLINIQUE      | null               | null  | null  | null      | null  | null  | ''
                    DEPART     | TECHNOLOGIQUE | null               | null  | null  | null      | null  | null  | ''
                    """)
    void chaque_obstacle_est_dit(
            String acte,
            String volet,
            String direction,
            Boolean impartie,
            Boolean visio,
            String arrimage,
            Boolean acces,
            Boolean profil,
            String attendus) {
        var lignes = NOMINATION.evaluer(putValue("acteNomination", acte)
                .putValue("voletRepondant", volet)
                .putValue("directionRepondant", direction)
                .putValue("impartie", impartie)
                .putValue("responsableVisio", visio)
                .putValue("arrimageVisio", arrimage)
                .putValue("accesDecision", acces)
                .putValue("profilVerifie", profil));
        String dits =
                lignes.stream().map(ligne -> (String) ligne.get("obstacles")).collect(Collectors.joining(","));
        assertThat(lignes).hasSize(attendus.isEmpty() ? 0 : attendus.split(",").length);
        for (String attendu : attendus.split(",")) {
            assertThat(dits).contains(attendu);
        }
        // La liste des obstacles se sépare par des virgules : une phrase n'en contient pas.
        assertThat(dits.split(",")).hasSize(Math.max(1, lignes.size()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
                    EN_PLACE | PRESIDENT,PILOTES,CORRIDORS,MISSIONS,ARCHIVES,PATIENT,TECHNOLOGIES,QUALITE | ''
                    EN_PLACE | PRESIDENT,MISSIONS,ARCHIVES,TECHNOLOGIES,QUALITE | PILOTES,CORRIDORS,PATIENT
                    EN_PLACE | '' | PRESIDENT,PILOTES,CORRIDORS,MISSIONS,ARCHIVES,PATIENT,TECHNOLOGIES,QUALITE
                    INTEGRE  | '' | ''
                    ABSENT   | '' | ''
                    """)
    void chaque_siege_manquant_est_nomme(String statut, String pourvus, String manquants) {
        assertThat(COMPOSITION.evaluer(putValue("statutComite", statut).putValue("siegesPourvus", pourvus)).stream()
                        .map(ligne -> (String) ligne.get("siegesManquants"))
                        .collect(Collectors.joining(",")))
                .isEqualTo(manquants);
    }

    @Test
    void une_variable_inexistante_vaut_une_reponse_absente() {
        assertThat(NOMINATION.evaluer(putValue("acteNomination", "DEPART").putValue("voletRepondant", "CLINIQUE")))
                .isEmpty();
    }
}
