package ca.jalon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Vérifie chaque modèle, et que chaque règle voit la faute qu'elle cherche. */
class ModelesTest {

    /** Délégués et écouteurs : ce que les modèles nomment par leur bean. */
    private static final List<String> INTERFACES =
            List.of("implements JavaDelegate", "implements ExecutionListener", "implements TaskListener");

    private static Stream<Path> modeles() {
        return ReglesModeles.fichiers("processes", ".bpmn");
    }

    @ParameterizedTest
    @MethodSource("modeles")
    void un_modele_suit_les_regles(Path fichier) {
        assertThat(ReglesModeles.fautes(ReglesModeles.nom(fichier), ReglesModeles.lire(fichier)))
                .isEmpty();
    }

    @Test
    void chaque_formulaire_sert_et_chaque_delegue_aussi() throws IOException {
        assertThat(ReglesModeles.formulairesUtilises())
                .containsExactlyElementsOf(ReglesModeles.fichiers("forms", ".form")
                        .map(ReglesModeles::nom)
                        .collect(Collectors.toCollection(TreeSet::new)));

        Set<String> delegues = new TreeSet<>();
        for (Path source : ReglesModeles.fichiers("src/main/java", ".java").toList()) {
            String code = Files.readString(source);
            if (code.contains("@Component") && INTERFACES.stream().anyMatch(code::contains)) {
                String classe = ReglesModeles.nom(source);
                delegues.add(Character.toLowerCase(classe.charAt(0)) + classe.substring(1));
            }
        }
        assertThat(ReglesModeles.beansUtilises()).containsExactlyElementsOf(delegues);
    }

    @Test
    void aucun_texte_de_formulaire_ne_depasse_ce_que_la_base_garde() throws IOException {
        List<String> fautes = new ArrayList<>();
        for (Path fichier : ReglesModeles.fichiers("forms", ".form").toList()) {
            textes(new ObjectMapper().readTree(fichier.toFile()).path("components"), champ -> {
                int maximum = champ.path("validate").path("maxLength").asInt(Integer.MAX_VALUE);
                if (maximum > 4000 && !champ.path("disabled").asBoolean()) {
                    fautes.add(ReglesModeles.nom(fichier) + " : "
                            + champ.path("key").asText());
                }
            });
        }
        assertThat(fautes).isEmpty();
    }

    private static void textes(JsonNode composants, java.util.function.Consumer<JsonNode> visite) {
        for (JsonNode composant : composants) {
            if (Set.of("textfield", "textarea").contains(composant.path("type").asText())) {
                visite.accept(composant);
            }
            textes(composant.path("components"), visite);
        }
    }

    @Test
    void le_modele_temoin_est_sans_faute() throws IOException {
        assertThat(fautesDuTemoin("", "")).isEmpty();
    }

    /** Chaque ligne abîme le modèle témoin d'une façon ; la règle nommée doit le voir. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            fichier             | bpmn:process id="temoin"                      | bpmn:process id="autre"
            processus           | camunda:versionTag="1"                        |
            processus           | camunda:historyTimeToLive="P30D"              |
            documentation       | <bpmn:documentation>Donne la décision.</bpmn:documentation> |
            identifiant         | endEvent_projetRefuse                         | Event_1h61h5s
            identifiant         | flow_refuse                                   | flow_0a1b2c3
            delegue             | camunda:delegateExpression="${accuserReception}" |
            delegue             | ${accuserReception}                           | ${personneNeMeConnait}
            libelle             | name="Projet refusé"                          | name=""
            verbe               | name="Analyser la fiche"                      | name="Analyse de la fiche"
            vague               | name="Analyser la fiche"                      | name="Traiter la fiche"
            question            | name="Projet retenu ?"                        | name="Choix"
            reponse             | name="Non"                                    |
            groupe              | candidateGroups="pilote-clinique"             | candidateGroups="pilote-inconnu"
            formulaire          | formRef="analyser-fiche"                      | formRef="formulaire-inconnu"
            formulaire          | formRefBinding="deployment"                   | formRefBinding="latest"
            table               | decisionRef="niveau-projet"                   | decisionRef="table-inconnue"
            appel               | calledElement="avis"                          | calledElement="processus-inconnu"
            appel               | calledElementBinding="latest"                 | calledElementBinding="deployment"
            script              | <bpmn:extensionElements />                    | <bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="x"><camunda:script scriptFormat="javascript">1</camunda:script></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements>
            classe              | camunda:delegateExpression="${accuserReception}" | camunda:class="ca.jalon.X"
            appel-avec-argument | ${retenu == 'NON'}                            | ${beans.dire('NON')}
            condition           | ${retenu == 'NON'}                            | ${montant > 50000}
            orthogonal          | <di:waypoint x="270" y="160" />               | <di:waypoint x="270" y="170" />
            cote                | <di:waypoint x="370" y="160" />               | <di:waypoint x="320" y="120" />
            chemin-droit        | <di:waypoint x="962" y="160" />               | <di:waypoint x="940" y="160" /><di:waypoint x="940" y="170" /><di:waypoint x="962" y="170" />
            largeur             | x="820" y="120" width="100"                   | x="2901" y="120" width="100"
            absent              | bpmnElement="flow_refuse"                     | bpmnElement="flow_retenu"
            traversee           | x="820" y="120" width="100"                   | x="820" y="240" width="100"
            croisement          | <di:waypoint x="740" y="280" />               | <di:waypoint x="740" y="280" /><di:waypoint x="940" y="280" /><di:waypoint x="940" y="100" /><di:waypoint x="852" y="100" />
            """)
    void une_regle_voit_sa_faute(String regle, String avant, String apres) throws IOException {
        assertThat(fautesDuTemoin(avant, apres == null ? "" : apres)).anyMatch(faute -> faute.startsWith(regle));
    }

    @Test
    void un_niveau_trop_charge_se_voit() throws IOException {
        StringBuilder taches = new StringBuilder();
        for (char lettre = 'a'; lettre <= 'q'; lettre++) {
            taches.append("<bpmn:userTask id=\"userTask_tache").append(lettre).append("\" name=\"Lire\" />");
        }
        String temoin = Files.readString(Path.of("src/test/resources/modeles/temoin.bpmn"))
                .replace("</bpmn:process>", taches + "</bpmn:process>");
        assertThat(ReglesModeles.fautes("temoin", lire(temoin))).anyMatch(faute -> faute.startsWith("taille"));
    }

    private static List<String> fautesDuTemoin(String avant, String apres) throws IOException {
        String temoin = Files.readString(Path.of("src/test/resources/modeles/temoin.bpmn"));
        assertThat(temoin).contains(avant);
        return ReglesModeles.fautes("temoin", lire(avant.isEmpty() ? temoin : temoin.replace(avant, apres)));
    }

    private static org.camunda.bpm.model.bpmn.BpmnModelInstance lire(String xml) {
        return Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
