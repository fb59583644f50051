package ca.jalon.campagne;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import java.time.Period;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Le calendrier ne demande à un pilote que quatre choses par an : son plan, son bilan, et deux relectures de ses services. */
@EssaiSpring
class ObligationsDesPilotesTest {

    @Autowired
    Campagnes campagnes;

    @Autowired
    RepositoryService modeles;

    @Autowired
    DecisionService decisions;

    @ParameterizedTest
    @ValueSource(strings = {"pilote-clinique", "pilote-technologique"})
    void au_plus_quatre_obligations_de_calendrier_par_an(String role) {
        Stream<String> desCampagnes = campagnes.toutes().stream()
                .filter(campagne -> campagne.acteurs().contains(role) || offre(campagne.processus(), role))
                .map(Campagne::nom);
        Stream<String> desPassages =
                quotidiens().filter(passage -> redige(role)).flatMap(ObligationsDesPilotesTest::parAn);
        List<String> obligations = Stream.concat(desCampagnes, desPassages).toList();
        assertThat(obligations)
                .containsExactlyInAnyOrder(
                        "Planification annuelle des établissements",
                        "Bilan annuel des établissements",
                        "Relire les services",
                        "Relire les services");
    }

    /** Ce que le calendrier démarre sans campagne ; un processus de plus ici est une obligation à compter. */
    private Stream<BpmnModelInstance> quotidiens() {
        List<BpmnModelInstance> tous = modeles.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(ProcessDefinition::getId)
                .map(modeles::getBpmnModelInstance)
                .filter(modele -> modele.getModelElementsByType(StartEvent.class).stream()
                        .filter(depart ->
                                depart.getParentElement() instanceof org.camunda.bpm.model.bpmn.instance.Process)
                        .anyMatch(depart -> !depart.getChildElementsByType(TimerEventDefinition.class)
                                .isEmpty()))
                .toList();
        assertThat(tous.stream().map(ObligationsDesPilotesTest::cle))
                .containsExactlyInAnyOrder("ouvrir-revues", "ouvrir-revisions", "ouvrir-echeances", "relancer-taches");
        // Une échéance de contrat, la révision d’une entente, un rappel de tâche viennent de ce qui arrive, non du
        // calendrier.
        return tous.stream().filter(modele -> cle(modele).equals("ouvrir-revues"));
    }

    private static String cle(BpmnModelInstance modele) {
        return modele.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.Process.class)
                .iterator()
                .next()
                .getId();
    }

    /** Qui relit la fiche d'un service de son établissement, selon la table. */
    private boolean redige(String role) {
        String redacteur = decisions
                .evaluateDecisionTableByKey("validateur-service", Variables.putValue("niveauService", "LOCAL"))
                .getSingleResult()
                .getEntry("redacteur");
        return List.of(redacteur.split(",")).contains(role);
    }

    /** Combien de fois par an une fiche revient à relire. */
    private static Stream<String> parAn(BpmnModelInstance passage) {
        Period delai = passage.getModelElementsByType(CamundaInputParameter.class).stream()
                .filter(parametre -> parametre.getCamundaName().equals("delaiRevue"))
                .map(parametre -> Period.parse(parametre.getTextContent()))
                .findFirst()
                .orElseThrow();
        return Stream.generate(() -> "Relire les services").limit(12 / delai.toTotalMonths());
    }

    private boolean offre(String processus, String role) {
        ProcessDefinition definition = modeles.createProcessDefinitionQuery()
                .processDefinitionKey(processus)
                .latestVersion()
                .singleResult();
        Collection<UserTask> taches =
                modeles.getBpmnModelInstance(definition.getId()).getModelElementsByType(UserTask.class);
        return taches.stream()
                .map(UserTask::getCamundaCandidateGroups)
                .filter(groupes -> groupes != null)
                .flatMap(groupes -> Arrays.stream(groupes.split(",")))
                .anyMatch(role::equals);
    }
}
