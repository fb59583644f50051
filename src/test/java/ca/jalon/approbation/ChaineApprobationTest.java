package ca.jalon.approbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie les autorités de chaque jalon, dans l'ordre où elles décident. */
class ChaineApprobationTest {

    private static final Table TABLE = Table.de("approbation/chaine-approbation");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    DO        | LOCAL       | dirigeant-etablissement,ministre-sante
                    DO        | TERRITORIAL | dirigeant-chu-mandataire,ministre-sante
                    DO        | NATIONAL    | ministre-sante
                    DA        | LOCAL       | dirigeant-etablissement,ministre-sante
                    DA        | TERRITORIAL | dirigeant-chu-mandataire,ministre-sante
                    DA        | NATIONAL    | ministre-sante
                    DEMARRAGE | LOCAL       | dirigeant-etablissement,sous-ministre
                    DEMARRAGE | TERRITORIAL | dirigeant-chu-mandataire,sous-ministre
                    DEMARRAGE | NATIONAL    | sous-ministre
                    CHARTE    | LOCAL       | comite-directeur-projet
                    CHARTE    | TERRITORIAL | comite-directeur-projet
                    CHARTE    | NATIONAL    | comite-directeur-projet
                    CLOTURE   | LOCAL       | comite-directeur-projet
                    CLOTURE   | TERRITORIAL | comite-directeur-projet
                    CLOTURE   | NATIONAL    | comite-directeur-projet
                    CHANGEMENT         | LOCAL       | comite-directeur-projet
                    CHANGEMENT         | TERRITORIAL | comite-directeur-projet
                    CHANGEMENT         | NATIONAL    | comite-directeur-projet
                    CHANGEMENT_HORS_DA | LOCAL       | comite-directeur-projet,dirigeant-etablissement,ministre-sante
                    CHANGEMENT_HORS_DA | TERRITORIAL | comite-directeur-projet,dirigeant-chu-mandataire,ministre-sante
                    CHANGEMENT_HORS_DA | NATIONAL    | comite-directeur-projet,ministre-sante
                    ACTIF_COMMUN       | NATIONAL    | sous-ministre
                    """)
    void chaque_jalon_a_sa_chaine(String jalon, String niveauProjet, String autorites) {
        List<String> groupes = List.of(autorites.split(","));
        List<Map<String, Object>> attendu = IntStream.range(0, groupes.size())
                .mapToObj(rang ->
                        Map.<String, Object>of("ordre", rang + 1, "groupe", groupes.get(rang), "nature", "DECISION"))
                .toList();

        assertThat(TABLE.evaluer(putValue("jalon", jalon).putValue("niveauProjet", niveauProjet)))
                .isEqualTo(attendu);
    }

    @Test
    void toute_porte_declaree_a_une_autorite() throws IOException {
        Set<String> portes = new YAMLMapper()
                .readTree(Path.of("src/main/resources/jalons.yaml").toFile()).properties().stream()
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        assertThat(portes)
                .isNotEmpty()
                .allSatisfy(porte -> assertThat(Stream.of("LOCAL", "TERRITORIAL", "NATIONAL")
                                .flatMap(niveau ->
                                        TABLE
                                                .evaluer(
                                                        putValue("jalon", porte).putValue("niveauProjet", niveau))
                                                .stream()))
                        .isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    DO     | null
                    null   | LOCAL
                    CHARTE | null
                    MANUEL | LOCAL
                    DO     | REGIONAL
                    """)
    void aucune_autorite_hors_des_jalons(String jalon, String niveauProjet) {
        assertThat(TABLE.evaluer(putValue("jalon", jalon).putValue("niveauProjet", niveauProjet)))
                .isEmpty();
    }
}
