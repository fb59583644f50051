package ca.jalon.soutien;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie qui reçoit une demande de soutien en premier. */
class RoutageN1Test {

    private static final Table TABLE = Table.de("soutien/routage-n1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    LOCAL       | CLINIQUE_ORGANISATIONNEL | pilote-clinique
                    NATIONAL    | CLINIQUE_ORGANISATIONNEL | pilote-clinique
                    TERRITORIAL | TECHNOLOGIQUE            | pilote-technologique,centre-services-informatiques
                    LOCAL       | INDETERMINE              | pilote-clinique,pilote-technologique
                    null        | TECHNOLOGIQUE            | pilote-technologique,centre-services-informatiques
                    """)
    void chaque_type_a_son_premier_niveau(String niveauService, String typeSoutien, String groupeN1) {
        assertThat(TABLE.evaluer(putValue("niveauService", niveauService)
                        .putValue("typeSoutien", typeSoutien)
                        .putValue("exceptionN1", null)))
                .containsExactly(Map.of("groupeN1", groupeN1));
    }

    @Test
    void l_exception_d_un_service_passe_avant_tout() {
        assertThat(TABLE.evaluer(putValue("niveauService", "LOCAL")
                        .putValue("typeSoutien", "CLINIQUE_ORGANISATIONNEL")
                        .putValue("exceptionN1", "centre-services-informatiques")))
                .containsExactly(Map.of("groupeN1", "centre-services-informatiques"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    LOCAL | null
                    LOCAL | INCONNU
                    """)
    void aucun_groupe_hors_des_types(String niveauService, String typeSoutien) {
        assertThat(TABLE.evaluer(putValue("niveauService", niveauService)
                        .putValue("typeSoutien", typeSoutien)
                        .putValue("exceptionN1", null)))
                .isEmpty();
    }
}
