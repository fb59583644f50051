package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie qui déclare, qui rédige et pour qui. */
class PorteurDossierTest {

    private static final Table TABLE = Table.de("projet/porteur-dossier");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    LOCAL       | pilote-clinique       | pilote-technologique,responsable-pgri                        | pilote-clinique,pilote-technologique | ETABLISSEMENT
                    TERRITORIAL | coordonnateur-cct     | equipe-cct                                                   | equipe-cct                           | ETABLISSEMENTS_DU_TERRITOIRE
                    NATIONAL    | equipe-telesante-msss | pilote-clinique-ministeriel,pilote-technologique-ministeriel | equipe-telesante-msss                | TERRITOIRE_A_DESSERVIR
                    """)
    void chaque_niveau_a_son_porteur(
            String niveauProjet, String declarantPgri, String associes, String redacteurDoDa, String porteeDossier) {
        assertThat(TABLE.evaluer(putValue("niveauProjet", niveauProjet)))
                .containsExactly(Map.of(
                        "declarantPgri",
                        declarantPgri,
                        "associes",
                        associes,
                        "redacteurDoDa",
                        redacteurDoDa,
                        "porteeDossier",
                        porteeDossier));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    null
                    REGIONAL
                    """)
    void aucun_porteur_hors_des_niveaux(String niveauProjet) {
        assertThat(TABLE.evaluer(putValue("niveauProjet", niveauProjet))).isEmpty();
    }
}
