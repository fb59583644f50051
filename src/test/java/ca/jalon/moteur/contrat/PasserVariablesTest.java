package ca.jalon.moteur.contrat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import ca.jalon.dossier.Ecrit;
import ca.jalon.dossier.Ecrits;
import ca.jalon.formulaire.ReponseDite;
import ca.jalon.moteur.EssaiMoteur;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.CallActivityBuilder;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Le passage des variables entre des modèles de deux âges (architecture, piège 3). */
@EssaiMoteur
@Import({ContratEssai.class, PasserVariablesTest.Registre.class})
class PasserVariablesTest {

    private static final String DOSSIER = "D-1";

    /** Le dossier d'essai a un seul écrit, qui répond « ecrite ». */
    static class Registre {

        @Bean
        PasserVariables passerVariables() {
            return new PasserVariables();
        }

        @Bean
        Ecrits ecrits() {
            Ecrits ecrits = mock(Ecrits.class);
            when(ecrits.duDossier(anyString()))
                    .thenReturn(List.of(new Ecrit(
                            "e1",
                            DOSSIER,
                            "essai-depart",
                            Ecrit.SAISIE,
                            "alice",
                            "alice",
                            Instant.EPOCH,
                            null,
                            "depart",
                            "i1",
                            "i1",
                            "d1",
                            List.of(new ReponseDite("ecrite", null, "Écrite ?", "de l'écrit", "de l'écrit", true)),
                            Set.of())));
            return ecrits;
        }
    }

    @Autowired
    RepositoryService modeles;

    @Autowired
    RuntimeService executions;

    @Autowired
    TaskService taches;

    private final List<String> deploiements = new ArrayList<>();

    @AfterEach
    void retirer() {
        deploiements.forEach(deploiement -> modeles.deleteDeployment(deploiement, true));
        deploiements.clear();
    }

    /** L'enfant d'hier ne déclare rien : il rend ce que sa version d'aujourd'hui rend, et rien d'autre. */
    @Test
    void un_appelant_d_aujourd_hui_recoit_d_un_enfant_d_hier_ce_que_rend_la_version_courante() {
        deployer("enfant", enfant(Map.of()));
        deployer("enfant", enfant(Map.of("calcule", "resultat", "rend", "resultat")));
        deployer("parent", parent(PasserVariablesTest::passage));

        ProcessInstance parent = demarrer(Map.of());
        finirEnfant(Map.of("resultat", "fait", "brouillon", "tu"));

        assertThat(executions.getVariables(parent.getId()))
                .containsEntry("resultat", "fait")
                .doesNotContainKey("brouillon");
    }

    /** L'enfant d'aujourd'hui n'a plus en variable ce que l'appelant d'hier lui demande : c'est dans ses écrits. */
    @Test
    void un_appelant_d_hier_recoit_de_l_ecrit_ce_que_l_enfant_ne_tient_plus() {
        deployer("enfant", enfant(Map.of("calcule", "resultat", "rend", "resultat")));
        deployer("parent", parent(sorties("ecrite", "resultat")));

        ProcessInstance parent = demarrer(Map.of("ecrite", "d'avant"));
        finirEnfant(Map.of("resultat", "fait"));

        assertThat(executions.getVariables(parent.getId()))
                .containsEntry("ecrite", "de l'écrit")
                .containsEntry("resultat", "fait");
    }

    /** Absent partout : l'appelant d'hier garde ce qu'il a ; le moteur seul y écrirait du vide. */
    @Test
    void un_appelant_d_hier_garde_ce_qu_il_a_quand_l_enfant_n_en_dit_rien() {
        deployer("enfant", enfant(Map.of("calcule", "resultat", "rend", "resultat")));
        deployer("parent", parent(sorties("tue", "inconnue")));

        ProcessInstance parent = demarrer(Map.of("tue", "gardée"));
        finirEnfant(Map.of("resultat", "fait"));

        assertThat(executions.getVariables(parent.getId()))
                .containsEntry("tue", "gardée")
                .as("une variable que l'appelant n'avait pas existe, vide : ses expressions la lisent")
                .containsEntry("inconnue", null);
    }

    /** Ce que l'enfant tient, même vide, passe devant l'écrit. */
    @Test
    void un_appelant_d_hier_recoit_le_vide_que_l_enfant_tient() {
        deployer("enfant", enfant(Map.of("garde", "ecrite")));
        deployer("parent", parent(sorties("ecrite")));

        ProcessInstance parent = demarrer(Map.of("ecrite", "d'avant"));
        Map<String, Object> vide = new HashMap<>();
        vide.put("ecrite", null);
        finirEnfant(vide);

        assertThat(executions.getVariables(parent.getId())).containsEntry("ecrite", null);
    }

    private ProcessInstance demarrer(Map<String, Object> variables) {
        return executions.startProcessInstanceByKey("parent", DOSSIER, variables);
    }

    private void finirEnfant(Map<String, Object> variables) {
        String tache = taches.createTaskQuery()
                .taskDefinitionKey("faire")
                .singleResult()
                .getId();
        taches.setVariables(tache, variables);
        taches.complete(tache);
    }

    private void deployer(String cle, BpmnModelInstance modele) {
        deploiements.add(modeles.createDeployment()
                .addModelInstance(cle + ".bpmn", modele)
                .deploy()
                .getId());
    }

    private static BpmnModelInstance enfant(Map<String, String> declaration) {
        BpmnModelInstance modele = Bpmn.createExecutableProcess("enfant")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .userTask("faire")
                .endEvent()
                .done();
        if (!declaration.isEmpty()) {
            ExtensionElements extensions = modele.newInstance(ExtensionElements.class);
            modele.getModelElementById("enfant").addChildElement(extensions);
            CamundaProperties proprietes = extensions.addExtensionElement(CamundaProperties.class);
            declaration.forEach((nom, valeur) -> {
                CamundaProperty propriete = modele.newInstance(CamundaProperty.class);
                propriete.setCamundaName(nom);
                propriete.setCamundaValue(valeur);
                proprietes.addChildElement(propriete);
            });
        }
        return modele;
    }

    private static BpmnModelInstance parent(UnaryOperator<CallActivityBuilder> appel) {
        CallActivityBuilder appelant = Bpmn.createExecutableProcess("parent")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .callActivity("appeler")
                .calledElement("enfant")
                .camundaInBusinessKey("#{execution.processBusinessKey}");
        return appel.apply(appelant).userTask("lire").endEvent().done();
    }

    /** Comme les modèles d'aujourd'hui, mais sur la première version de l'enfant. */
    private static CallActivityBuilder passage(CallActivityBuilder appel) {
        return appel.camundaCalledElementBinding("version")
                .camundaCalledElementVersion("1")
                .camundaVariableMappingDelegateExpression("${passerVariables}");
    }

    /** Comme les modèles d'hier : chaque nom, recopié. */
    private static UnaryOperator<CallActivityBuilder> sorties(String... noms) {
        return appel -> {
            List.of(noms).forEach(nom -> appel.camundaOut(nom, nom));
            return appel;
        };
    }
}
