package ca.jalon.soutien;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie qui traite le niveau 3 et qui le suit. */
class RoutageN3Test {

    private static final Table TABLE = Table.de("soutien/routage-n3");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    LOCAL       | null        | null                                 | soutien-n3-fournisseur | pilote-technologique
                    LOCAL       | MSSS        | equipe-cct                           | soutien-n3-fournisseur | pilote-technologique
                    TERRITORIAL | MSSS        | gestion-operationnelle-technologique | soutien-n3-msss        | gestion-operationnelle-technologique
                    NATIONAL    | MSSS        | equipe-cct                           | soutien-n3-msss        | equipe-cct
                    TERRITORIAL | ITQ         | equipe-cct                           | soutien-n3-itq         | equipe-cct
                    NATIONAL    | ITQ         | gestion-operationnelle-technologique | soutien-n3-itq         | gestion-operationnelle-technologique
                    TERRITORIAL | FOURNISSEUR | gestion-operationnelle-technologique | soutien-n3-fournisseur | gestion-operationnelle-technologique
                    NATIONAL    | null        | gestion-operationnelle-technologique | soutien-n3-fournisseur | gestion-operationnelle-technologique
                    NATIONAL    | ''          | gestion-operationnelle-technologique | soutien-n3-fournisseur | gestion-operationnelle-technologique
                    """)
    void chaque_contrat_a_son_troisieme_niveau(
            String niveauService, String gestionContrat, String groupeN2, String groupeN3, String responsableSuivi) {
        assertThat(TABLE.evaluer(putValue("niveauService", niveauService)
                        .putValue("gestionContrat", gestionContrat)
                        .putValue("groupeN2", groupeN2)))
                .containsExactly(Map.of("groupeN3", groupeN3, "responsableSuivi", responsableSuivi));
    }

    /** Le niveau 3 d’un service partagé est toujours suivi par un niveau 2. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    null        | MSSS        | equipe-cct
                    NATIONAL    | INCONNU     | equipe-cct
                    NATIONAL    | MSSS        | null
                    NATIONAL    | ITQ         | null
                    TERRITORIAL | FOURNISSEUR | ''
                    """)
    void aucun_groupe_sans_suivi(String niveauService, String gestionContrat, String groupeN2) {
        assertThat(TABLE.evaluer(putValue("niveauService", niveauService)
                        .putValue("gestionContrat", gestionContrat)
                        .putValue("groupeN2", groupeN2)))
                .isEmpty();
    }
}
