package ca.jalon.soutien;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie le CCT appelé au niveau 2 et à quel titre. */
class RoutageN2Test {

    private static final Table TABLE = Table.de("soutien/routage-n2");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    LOCAL       | TECHNOLOGIQUE            | chu-quebec | null          | chum | cusm | gestion-operationnelle-technologique | chu-quebec    | MANDAT
                    TERRITORIAL | TECHNOLOGIQUE            | chu-quebec | null          | chum | cusm | gestion-operationnelle-technologique | chu-quebec    | MANDAT
                    NATIONAL    | TECHNOLOGIQUE            | chu-quebec | ciusss-estrie | chum | cusm | gestion-operationnelle-technologique | chu-quebec    | MANDAT
                    LOCAL       | CLINIQUE_ORGANISATIONNEL | chu-quebec | null          | chum | cusm | equipe-cct                           | chu-quebec    | MANDAT
                    TERRITORIAL | INDETERMINE              | chu-quebec | null          | chum | cusm | equipe-cct                           | chu-quebec    | MANDAT
                    NATIONAL    | CLINIQUE_ORGANISATIONNEL | chu-quebec | ciusss-estrie | chum | cusm | equipe-cct                           | chu-quebec    | MANDAT
                    NATIONAL    | TECHNOLOGIQUE            | null       | ciusss-estrie | chum | cusm | gestion-operationnelle-technologique | ciusss-estrie | MANDAT
                    NATIONAL    | TECHNOLOGIQUE            | ''         | ciusss-estrie | null | null | gestion-operationnelle-technologique | ciusss-estrie | MANDAT
                    NATIONAL    | CLINIQUE_ORGANISATIONNEL | null       | ciusss-estrie | chum | cusm | equipe-cct                           | ciusss-estrie | MANDAT
                    NATIONAL    | INDETERMINE              | null       | ciusss-estrie | chum | cusm | equipe-cct                           | ciusss-estrie | MANDAT
                    TERRITORIAL | TECHNOLOGIQUE            | null       | null          | chum | cusm | gestion-operationnelle-technologique | cusm          | MANDAT
                    NATIONAL    | TECHNOLOGIQUE            | ''         | ''            | chum | cusm | gestion-operationnelle-technologique | cusm          | MANDAT
                    TERRITORIAL | TECHNOLOGIQUE            | null       | ciusss-estrie | chum | cusm | gestion-operationnelle-technologique | cusm          | MANDAT
                    TERRITORIAL | CLINIQUE_ORGANISATIONNEL | null       | ciusss-estrie | chum | cusm | equipe-cct                           | chum          | MANDAT
                    TERRITORIAL | CLINIQUE_ORGANISATIONNEL | null       | null          | chum | cusm | equipe-cct                           | chum          | MANDAT
                    TERRITORIAL | INDETERMINE              | null       | null          | chum | cusm | equipe-cct                           | chum          | MANDAT
                    NATIONAL    | CLINIQUE_ORGANISATIONNEL | null       | null          | chum | cusm | equipe-cct                           | chum          | MANDAT
                    LOCAL       | CLINIQUE_ORGANISATIONNEL | null       | null          | chum | cusm | equipe-cct                           | chum          | CONSEIL
                    LOCAL       | INDETERMINE              | null       | null          | chum | cusm | equipe-cct                           | chum          | CONSEIL
                    LOCAL       | TECHNOLOGIQUE            | null       | null          | chum | cusm | gestion-operationnelle-technologique | cusm          | AUCUN
                    """)
    void chaque_demande_a_son_cct(
            String niveauService,
            String typeSoutien,
            String ententeServiceCct,
            String mandatNationalCct,
            String cctAppartenance,
            String cctTechnologique,
            String groupeN2,
            String cctN2,
            String natureN2) {
        assertThat(TABLE.evaluer(putValue("niveauService", niveauService)
                        .putValue("typeSoutien", typeSoutien)
                        .putValue("ententeServiceCct", ententeServiceCct)
                        .putValue("mandatNationalCct", mandatNationalCct)
                        .putValue("cctAppartenance", cctAppartenance)
                        .putValue("cctTechnologique", cctTechnologique)))
                .containsExactly(Map.of("groupeN2", groupeN2, "cctN2", cctN2, "natureN2", natureN2));
    }

    /** Sans CCT connu, la tâche n’aurait aucun candidat. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    null        | TECHNOLOGIQUE            | chum | chum | chum | cusm
                    null        | CLINIQUE_ORGANISATIONNEL | null | null | chum | cusm
                    TERRITORIAL | null                     | null | null | chum | cusm
                    TERRITORIAL | TECHNOLOGIQUE            | null | null | chum | null
                    TERRITORIAL | CLINIQUE_ORGANISATIONNEL | null | null | ''   | cusm
                    LOCAL       | CLINIQUE_ORGANISATIONNEL | null | null | null | cusm
                    LOCAL       | TECHNOLOGIQUE            | null | null | chum | null
                    """)
    void aucun_groupe_sans_cct(
            String niveauService,
            String typeSoutien,
            String ententeServiceCct,
            String mandatNationalCct,
            String cctAppartenance,
            String cctTechnologique) {
        assertThat(TABLE.evaluer(putValue("niveauService", niveauService)
                        .putValue("typeSoutien", typeSoutien)
                        .putValue("ententeServiceCct", ententeServiceCct)
                        .putValue("mandatNationalCct", mandatNationalCct)
                        .putValue("cctAppartenance", cctAppartenance)
                        .putValue("cctTechnologique", cctTechnologique)))
                .isEmpty();
    }
}
