package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie le document et le comité directeur qu’appelle l’envergure. */
class DocumentProjetTest {

    private static final Table TABLE = Table.de("projet/document-projet");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    LOCAL       | GRANDE  | MANUEL_ORGANISATION_PROJET | COMITE_DEDIE
                    TERRITORIAL | GRANDE  | MANUEL_ORGANISATION_PROJET | COMITE_DEDIE
                    NATIONAL    | GRANDE  | MANUEL_ORGANISATION_PROJET | COMITE_DEDIE
                    LOCAL       | PETITE  | CHARTE                     | COMITE_TACTIQUE
                    LOCAL       | MOYENNE | CHARTE                     | COMITE_DEDIE
                    TERRITORIAL | PETITE  | CHARTE                     | COMITE_DEDIE
                    TERRITORIAL | MOYENNE | CHARTE                     | COMITE_DEDIE
                    NATIONAL    | PETITE  | CHARTE                     | COMITE_DEDIE
                    NATIONAL    | MOYENNE | CHARTE                     | COMITE_DEDIE
                    """)
    void chaque_envergure_a_son_document(
            String niveauProjet, String envergure, String documentProjet, String comiteDirecteur) {
        assertThat(TABLE.evaluer(putValue("niveauProjet", niveauProjet).putValue("envergure", envergure)))
                .containsExactly(Map.of("documentProjet", documentProjet, "comiteDirecteur", comiteDirecteur));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    null     | GRANDE
                    null     | PETITE
                    null     | MOYENNE
                    LOCAL    | null
                    NATIONAL | null
                    LOCAL    | ENORME
                    """)
    void aucun_document_sans_niveau_ni_envergure(String niveauProjet, String envergure) {
        assertThat(TABLE.evaluer(putValue("niveauProjet", niveauProjet).putValue("envergure", envergure)))
                .isEmpty();
    }
}
