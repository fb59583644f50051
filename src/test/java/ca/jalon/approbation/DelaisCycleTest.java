package ca.jalon.approbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import ca.jalon.Table;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vérifie les rappels, l’échéance et l’escalade de chaque étape du cycle. */
class DelaisCycleTest {

    private static final Table TABLE = Table.de("approbation/delais-cycle");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    ACCUSE_FICHE     | null    | P5D             | 1 | P10D | equipe-cct                        | P10D
                    COMPLEMENT_FICHE | null    | P10D            | 1 | P30D | pilote-clinique                   | P30D
                    PRIORISATION     | null    | P15D            | 1 | P45D | president-comite-tactique         | P45D
                    DECLARATION_PGRI | null    | P5D             | 1 | P15D | responsable-pgri,admin-processus  | P15D
                    REDACTION_DO     | null    | P15D            | 1 | P45D | pilote-clinique,coordonnateur-cct | P45D
                    REDACTION_DA     | null    | P30D            | 1 | P90D | pilote-clinique,coordonnateur-cct | P90D
                    AUTORISATION     | null    | P5D             | 3 | P20D | admin-processus                   | P20D
                    AUTORISATION     | GRANDE  | P5D             | 3 | P20D | admin-processus                   | P20D
                    CHARTE           | PETITE  | P10D            | 1 | P30D | comite-directeur-projet           | P30D
                    MANUEL           | GRANDE  | P15D            | 1 | P60D | comite-directeur-projet           | P60D
                    ETAT_AVANCEMENT  | GRANDE  | P3D             | 1 | P1M  | comite-directeur-projet           | P1M
                    ETAT_AVANCEMENT  | MOYENNE | P3D             | 1 | P3M  | comite-directeur-projet           | P3M
                    ETAT_AVANCEMENT  | PETITE  | P3D             | 1 | P3M  | comite-directeur-projet           | P3M
                    RAPPORT_CLOTURE  | null    | P10D            | 1 | P30D | comite-directeur-projet           | P30D
                    PERENNITE        | null    | P11M            | 1 | P12M | admin-processus                   | P13M
                    ANALYSE_FICHE | null | P5D | 1 | P15D | coordonnateur-cct | P15D
                    AVIS_TECHNOLOGIQUE | null | P5D | 1 | P15D | coordonnateur-cct | P15D
                    COMPLEMENT | null | P10D | 1 | P30D | pilote-clinique,coordonnateur-cct | P30D
                    ORGANISATION | null | P10D | 1 | P30D | coordonnateur-cct | P30D
                    REALISATION | null | P30D | 2 | P90D | comite-directeur-projet | P90D
                    EXAMEN_ETAT | null | P5D | 1 | P15D | comite-directeur-projet | P15D
                    VERIFICATION_CLOTURE | null | P10D | 1 | P30D | comite-directeur-projet | P30D
                    SUITE_PERENNITE | null | P10D | 1 | P30D | coordonnateur-cct | P30D
                    AVIS_INSTANCE | null | P15D | 1 | P30D | coordonnateur-cct | P30D
                    ACTION       | null | P7D  | 2 | P30D | coordonnateur-cct | P14D
                    SUIVI_RISQUE | null | P7D  | 1 | P30D | comite-directeur-projet | P30D
                    COMPTE_RENDU | null | P7D  | 1 | P10D | coordonnateur-cct | P14D
                    SUITE_ENJEU | null | P15D | 2 | P45D | pilote-clinique-ministeriel | P45D
                    NOMINATION | null | P5D | 2 | P15D | direction-clinique,direction-ti | P15D
                    COMITE | null | P10D | 1 | P30D | pilote-clinique,coordonnateur-cct | P30D
                    CONFIRMATION_ANNUELLE | null | P15D | 1 | P45D | coordonnateur-cct | P45D
                    REDACTION_PLAN | null | P30D | 2 | P90D | coordonnateur-cct | P90D
                    AVIS_PLAN | null | P7D | 1 | P15D | pilote-clinique | P15D
                    ADOPTION_PLAN | null | P15D | 1 | P45D | coordonnateur-cct | P45D
                    CONSOLIDATION_PLAN | null | P15D | 1 | P45D | coordonnateur-cct | P45D
                    PRIORITES_PLAN | null | P15D | 1 | P30D | equipe-telesante-msss | P30D
                    RECEPTION_PLAN | null | P15D | 1 | P45D | equipe-telesante-msss | P45D
                    REVUE_SERVICE | null | P15D | 1 | P30D | coordonnateur-cct | P30D
                    FICHE_SERVICE | null | P10D | 2 | P30D | coordonnateur-cct | P30D
                    VALIDATION_SERVICE | null | P5D | 2 | P15D | coordonnateur-cct | P15D
                    REDACTION_ENTENTE | null | P15D | 1 | P45D | coordonnateur-cct | P45D
                    RELECTURE_ENTENTE | null | P10D | 1 | P20D | coordonnateur-cct | P20D
                    SIGNATURE_ENTENTE | null | P15D | 1 | P30D | coordonnateur-cct | P30D
                    SUITE_ENTENTE | null | P10D | 1 | P30D | coordonnateur-cct | P30D
                    ECHEANCE_ENTENTE | null | P30D | 2 | P80D | coordonnateur-cct | P80D
                    CHOIX_MANDATAIRE | null | P15D | 1 | P45D | equipe-telesante-msss | P45D
                    ACCEPTATION_MANDAT | null | P10D | 1 | P20D | directeurs-telesante-msss | P20D
                    ACTIF_COMMUN | null | P15D | 2 | P60D | directeurs-telesante-msss | P60D
                    INDICATEURS_SERVICE | null | P7D | 1 | P15D | coordonnateur-cct | P15D
                    RELEVE_USAGE | null | P2D | 1 | P14D | coordonnateur-cct | P30D
                    REMEDE_USAGE | null | P5D | 2 | P15D | coordonnateur-cct | P15D
                    REVUE_ROUTINE | null | P15D | 1 | P30D | coordonnateur-cct | P45D
                    EVOLUTION | null | P15D | 1 | P45D | coordonnateur-cct | P60D
                    ATTESTATION | null | P30D | 2 | P60D | pilote-clinique | P60D
                    AVIS_ACQUISITION | null | P5D | 1 | P10D | coordonnateur-cct | P10D
                    MANDAT_ACQUISITION | null | P15D | 1 | P45D | equipe-telesante-msss | P45D
                    ACHAT | null | P60D | 2 | P180D | pilote-technologique | P180D
                    RECEPTION | null | P30D | 2 | P90D | pilote-technologique | P90D
                    ECHEANCE_CONTRAT | null | P60D | 1 | P105D | coordonnateur-cct | P105D
                    TENUE_PARC | null | P5D | 1 | P15D | pilote-technologique | P15D
                    REDACTION_BILAN | null | P4D | 1 | P10D | coordonnateur-cct | P10D
                    VOLET_BILAN | null | P3D | 1 | P5D | pilote-clinique | P5D
                    ENTERINEMENT_BILAN | null | P4D | 1 | P7D | pilote-clinique | P7D
                    APPROBATION_BILAN | null | P4D | 1 | P8D | coordonnateur-cct | P8D
                    CONSOLIDATION_BILAN | null | P7D | 1 | P15D | equipe-telesante-msss | P15D
                    ADOPTION_BILAN | null | P10D | 1 | P20D | equipe-telesante-msss | P20D
                    CONCLUSION_REDDITION | null | P15D | 1 | P30D | equipe-telesante-msss | P30D
                    RECEPTION_BILAN | null | P15D | 1 | P30D | equipe-telesante-msss | P30D
                    ANALYSE_SATISFACTION | null | P30D | 1 | P45D | equipe-telesante-msss | P45D
                    VIOLATION | null | P1D | 2 | P3D | dirigeant-etablissement | P3D
                    EXPLOITATION | null | P1D | 2 | P5D | admin-processus | P5D
                    """)
    void chaque_etape_a_ses_delais(
            String etape,
            String envergure,
            String rappel,
            Integer nombreRappels,
            String echeance,
            String escaladeA,
            String escalade) {
        assertThat(TABLE.evaluer(putValue("etape", etape).putValue("envergure", envergure)))
                .containsExactly(Map.of(
                        "rappel",
                        rappel,
                        "nombreRappels",
                        nombreRappels,
                        "echeance",
                        echeance,
                        "escaladeA",
                        escaladeA,
                        "escalade",
                        escalade));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    null            | PETITE
                    INCONNUE        | PETITE
                    ETAT_AVANCEMENT | null
                    """)
    void aucun_delai_hors_des_etapes(String etape, String envergure) {
        assertThat(TABLE.evaluer(putValue("etape", etape).putValue("envergure", envergure)))
                .isEmpty();
    }

    /** Avant le démarrage, l'envergure n'est pas encore connue. */
    @Test
    void une_variable_inexistante_vaut_une_reponse_absente() {
        assertThat(TABLE.evaluer(putValue("etape", "AUTORISATION"))).hasSize(1);
    }

    /** Ce qui se retire de soi-même, son délai passé : rien n'y reste en attente, il n'y a pas à relancer. */
    private static final Set<String> SE_RETIRENT = Set.of(
            "approbation.bpmn, Reprendre au besoin ma décision", "soutien-telesante.bpmn, Confirmer la résolution");

    /**
     * Chaque tâche de chaque modèle a échéance, rappel et escalade : une ligne de la table, dont {@code relancer-taches} tire les
     * trois, ou une échéance de soutien, que son modèle signale aux trois quarts puis passée. Seul ce qu'une minuterie retire en
     * est dispensé, nommément.
     */
    @Test
    void chaque_tache_a_echeance_rappel_et_escalade_et_chaque_ligne_sert() throws IOException {
        Set<String> servies = new TreeSet<>();
        Set<String> sansRelance = new TreeSet<>();
        Set<String> seRetirent = new TreeSet<>();
        try (Stream<Path> modeles = Files.walk(Path.of("processes"))) {
            for (Path modele :
                    modeles.filter(nom -> nom.toString().endsWith(".bpmn")).toList()) {
                BpmnModelInstance lu = Bpmn.readModelFromFile(modele.toFile());
                for (UserTask tache : lu.getModelElementsByType(UserTask.class)) {
                    String nom = modele.getFileName() + ", " + tache.getName();
                    String etape = propriete(tache, "etape");
                    if (etape != null && relancee(etape)) {
                        servies.add(etape);
                    } else if (retiree(lu, tache) != null) {
                        seRetirent.add(nom);
                    } else if (etape != null || !aUneEcheance(tache) || !signalee(lu)) {
                        sansRelance.add(nom);
                    }
                }
            }
        }
        assertThat(sansRelance).isEmpty();
        assertThat(seRetirent).isEqualTo(SE_RETIRENT);
        assertThat(lignes()).isEqualTo(servies);
    }

    private static boolean relancee(String etape) {
        List<Map<String, Object>> lignes =
                TABLE.evaluer(putValue("etape", etape).putValue("envergure", "GRANDE"));
        return lignes.size() == 1
                && (Integer) lignes.get(0).get("nombreRappels") > 0
                && Stream.of("rappel", "echeance", "escaladeA", "escalade")
                        .noneMatch(
                                dite -> String.valueOf(lignes.get(0).get(dite)).isBlank()
                                        || lignes.get(0).get(dite) == null);
    }

    private static boolean aUneEcheance(UserTask tache) {
        return propriete(tache, "echeance") != null || tache.getCamundaDueDate() != null;
    }

    /** Deux minuteries que rien n'interrompt, l'une avant l'échéance, l'autre à l'échéance, la signalent. */
    private static boolean signalee(BpmnModelInstance modele) {
        return modele.getModelElementsByType(StartEvent.class).stream()
                        .filter(depart -> !depart.isInterrupting())
                        .filter(depart ->
                                depart.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance))
                        .flatMap(depart -> depart.getSucceedingNodes().list().stream())
                        .filter(ServiceTask.class::isInstance)
                        .filter(suite ->
                                "${signalerEcheance}".equals(((ServiceTask) suite).getCamundaDelegateExpression()))
                        .count()
                == 2;
    }

    private static Set<String> lignes() {
        return Dmn.readModelFromFile(new File("processes/approbation/delais-cycle.dmn"))
                .getModelElementsByType(Rule.class)
                .stream()
                .map(regle -> regle.getInputEntries()
                        .iterator()
                        .next()
                        .getText()
                        .getTextContent()
                        .replace("\"", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static BoundaryEvent retiree(BpmnModelInstance modele, UserTask tache) {
        return modele.getModelElementsByType(BoundaryEvent.class).stream()
                .filter(bord -> bord.getAttachedTo().equals(tache) && bord.cancelActivity())
                .filter(bord -> bord.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance))
                .findFirst()
                .orElse(null);
    }

    private static String propriete(UserTask tache, String nom) {
        return tache.getExtensionElements() == null
                ? null
                : tache.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(proprietes -> proprietes.getCamundaProperties().stream())
                        .filter(propriete -> propriete.getCamundaName().equals(nom))
                        .map(CamundaProperty::getCamundaValue)
                        .findFirst()
                        .orElse(null);
    }
}
