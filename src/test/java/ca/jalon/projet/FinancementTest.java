package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie qui paie, par objet et par niveau. */
class FinancementTest {

    private static final Table TABLE = Table.de("projet/financement");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    PROJET             | LOCAL       | ETABLISSEMENT
                    PROJET             | TERRITORIAL | MEMBRES_TERRITOIRE
                    PROJET             | NATIONAL    | SOURCES_MULTIPLES
                    SOUTIEN_N1         | LOCAL       | ETABLISSEMENT
                    SOUTIEN_N1         | TERRITORIAL | ETABLISSEMENTS_ASSOCIES
                    SOUTIEN_N1         | NATIONAL    | ETABLISSEMENT
                    SOUTIEN_N2_N3      | LOCAL       | ETABLISSEMENT
                    SOUTIEN_N2_N3      | TERRITORIAL | ETABLISSEMENTS_ASSOCIES
                    SOUTIEN_N2_N3      | NATIONAL    | MINISTERE
                    LICENCES           | LOCAL       | ETABLISSEMENT
                    LICENCES           | TERRITORIAL | ETABLISSEMENT
                    LICENCES           | NATIONAL    | ETABLISSEMENT
                    LICENCES           | null        | ETABLISSEMENT
                    EQUIPEMENT_FIDUCIE | LOCAL       | CCT
                    EQUIPEMENT_FIDUCIE | null        | CCT
                    """)
    void chaque_objet_a_son_payeur(String objet, String niveau, String payeur) {
        assertThat(TABLE.evaluer(putValue("objet", objet).putValue("niveau", niveau)))
                .containsExactly(Map.of("payeur", payeur));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    null          | LOCAL
                    PROJET        | null
                    SOUTIEN_N1    | null
                    SOUTIEN_N2_N3 | REGIONAL
                    """)
    void aucun_payeur_hors_des_lignes(String objet, String niveau) {
        assertThat(TABLE.evaluer(putValue("objet", objet).putValue("niveau", niveau)))
                .isEmpty();
    }

    /** Le payeur d'un projet se propose au démarrage ; celui de chaque dépense récurrente se lit au plan de pérennité. */
    @Test
    void chaque_objet_de_la_table_est_lu() throws IOException {
        String lecteurs = Files.readString(Path.of("processes/projet/demarrage-projet.bpmn"))
                + Files.readString(Path.of("src/main/resources/libelles.yaml"));
        assertThat(Dmn.readModelFromFile(new File("processes/projet/financement.dmn"))
                        .getModelElementsByType(Rule.class))
                .flatExtracting(regle -> List.of(regle.getInputEntries()
                        .iterator()
                        .next()
                        .getText()
                        .getTextContent()
                        .split("[\", ]+")))
                .filteredOn(objet -> !objet.isEmpty())
                .allSatisfy(objet -> assertThat(lecteurs).contains(objet));
    }
}
