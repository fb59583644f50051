package ca.jalon.parc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ce qu'une acquisition exige, par quelle voie elle passe, et qui répond de la maintenance. */
class TablesDuParcTest {

    private static final Table AVIS = Table.de("parc/avis-acquisition");
    private static final Table VOIE = Table.de("parc/voie-acquisition");
    private static final Table RESPONSABLE = Table.de("parc/responsable-maintenance");

    @ParameterizedTest
    @CsvSource({
        "PROJET, false, EQUIPEMENT, DA_REQUIS",
        "PROJET, false, SYSTEME, DA_REQUIS",
        "PROJET, true, EQUIPEMENT, CONTINUER",
        "PROJET, true, SYSTEME, CONTINUER",
        "PROJET, false, LICENCE, CONTINUER",
        "PROJET, true, CONTRAT, CONTINUER",
        "SERVICE, false, SYSTEME, CONTINUER",
        "SERVICE, false, EQUIPEMENT, CONTINUER",
        "SERVICE, false, LICENCE, CONTINUER",
        "SERVICE, false, CONTRAT, CONTINUER",
        "AUCUN, false, SYSTEME, FICHE_REQUISE",
        "AUCUN, false, EQUIPEMENT, CONTINUER",
        "AUCUN, false, LICENCE, CONTINUER",
        "AUCUN, false, CONTRAT, CONTINUER"
    })
    void chaque_demande_a_sa_suite(String vise, boolean autorise, String type, String suite) {
        assertThat(AVIS.evaluer(putValue("viseAcquisition", vise)
                        .putValue("daAutorise", autorise)
                        .putValue("typeAcquisition", type)))
                .containsExactly(Map.of("suiteDemande", suite));
    }

    @ParameterizedTest
    @CsvSource({
        "true, NATIONAL, true, ENTENTE_PRIX",
        "true, LOCAL, false, ENTENTE_PRIX",
        "false, NATIONAL, false, MANDAT",
        "false, NATIONAL, true, MANDAT",
        "false, LOCAL, true, MANDAT",
        "false, TERRITORIAL, true, MANDAT",
        "false, LOCAL, false, APPEL_OFFRES",
        "false, TERRITORIAL, false, APPEL_OFFRES"
    })
    void chaque_acquisition_a_sa_voie(boolean entente, String niveau, boolean commun, String voie) {
        assertThat(VOIE.evaluer(putValue("sousEntente", entente)
                        .putValue("niveauService", niveau)
                        .putValue("besoinCommun", commun)))
                .containsExactly(Map.of("voieAcquisition", voie));
    }

    @ParameterizedTest
    @CsvSource({"LOCAL, pilote-technologique", "TERRITORIAL, equipe-cct", "NATIONAL, equipe-cct"})
    void la_maintenance_suit_le_niveau_du_service(String niveau, String role) {
        assertThat(RESPONSABLE.evaluer(putValue("niveauService", niveau)))
                .containsExactly(Map.of("responsableContrat", role));
    }
}
