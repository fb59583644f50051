package ca.jalon.moteur.deploiement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Fait passer une instance à une autre version de son modèle, seule dans sa transaction : l'échec de l'une ne défait
 * pas les autres.
 *
 * <p>L'essai à blanc est la migration elle-même, annulée avant d'écrire : ce qu'il annonce est ce qui arrivera.
 */
@Component
public class Migrateur {

    private static final Logger LOG = LoggerFactory.getLogger(Migrateur.class);

    private final ProcessEngineConfigurationImpl configuration;
    private final RuntimeService executions;
    private final RepositoryService modeles;

    Migrateur(ProcessEngineConfigurationImpl configuration, RuntimeService executions, RepositoryService modeles) {
        this.configuration = configuration;
        this.executions = executions;
        this.modeles = modeles;
    }

    /**
     * Chaque étape va à celle du même identifiant, même si la nouvelle version l'a mise dans un sous-processus, ou l'en a sortie :
     * le moteur ne les rapproche pas de lui-même, mais sait les y conduire.
     *
     * <p>Un abonnement suit le message du nouveau modèle ; une minuterie garde l'échéance promise, qu'une pause ou une
     * reprise a pu déplacer : l'expression du modèle ne la connaît plus.
     */
    public MigrationPlan plan(String source, String cible) {
        MigrationPlan plan = aPart(() -> construire(
                source,
                cible,
                executions.createMigrationPlan(source, cible).mapEqualActivities().build().getInstructions().stream()
                        .map(MigrationInstruction::getSourceActivityId)
                        .toList()));
        for (String etape : deplacees(plan)) {
            plan = avec(plan, etape).orElse(plan);
        }
        return plan;
    }

    private MigrationPlan construire(String source, String cible, List<String> etapes) {
        BpmnModelInstance modele = modeles.getBpmnModelInstance(cible);
        MigrationPlanBuilder plan = executions.createMigrationPlan(source, cible);
        for (String etape : etapes) {
            var correspondance = plan.mapActivities(etape, etape);
            if (attendUnMessage(modele.getModelElementById(etape))) {
                correspondance.updateEventTrigger();
            }
        }
        return plan.build();
    }

    /** Étapes des deux versions que le moteur n'a pas rapprochées ; celles qui en portent d'autres à leur bord, d'abord. */
    private List<String> deplacees(MigrationPlan plan) {
        BpmnModelInstance avant = modeles.getBpmnModelInstance(plan.getSourceProcessDefinitionId());
        BpmnModelInstance apres = modeles.getBpmnModelInstance(plan.getTargetProcessDefinitionId());
        Set<String> placees = plan.getInstructions().stream()
                .map(MigrationInstruction::getSourceActivityId)
                .collect(Collectors.toSet());
        return Stream.of(Task.class, CallActivity.class, IntermediateCatchEvent.class, BoundaryEvent.class)
                .flatMap(genre -> avant.getModelElementsByType(genre).stream())
                .filter(etape -> !placees.contains(etape.getId())
                        && apres.getModelElementById(etape.getId()) instanceof FlowNode meme
                        && meme.getElementType()
                                .getTypeName()
                                .equals(etape.getElementType().getTypeName()))
                .map(FlowNode::getId)
                .distinct()
                .toList();
    }

    /** Le même plan, avec cette étape ; vide si elle ne peut pas y aller. */
    private Optional<MigrationPlan> avec(MigrationPlan plan, String etape) {
        List<String> etapes = Stream.concat(
                        plan.getInstructions().stream().map(MigrationInstruction::getSourceActivityId),
                        Stream.of(etape))
                .toList();
        try {
            return Optional.of(aPart(() ->
                    construire(plan.getSourceProcessDefinitionId(), plan.getTargetProcessDefinitionId(), etapes)));
        } catch (MigrationPlanValidationException impossible) {
            return Optional.empty();
        }
    }

    private static boolean attendUnMessage(Object element) {
        return element instanceof ReceiveTask
                || element instanceof CatchEvent evenement
                        && !evenement.getEventDefinitions().isEmpty()
                        && evenement.getEventDefinitions().stream().noneMatch(TimerEventDefinition.class::isInstance);
    }

    /** Ce qui empêche l'instance de migrer, en une phrase ; rien n'est écrit. */
    public Optional<String> obstacle(MigrationPlan plan, String instance) {
        return executer(plan, instance, true);
    }

    /**
     * Migre l'instance ; rend ce qui l'en a empêchée, elle est alors telle qu'elle était.
     *
     * @throws OptimisticLockingException quelqu'un agit sur elle à l'instant même : c'est à refaire
     */
    public Optional<String> migrer(MigrationPlan plan, String instance) {
        return executer(plan, instance, false);
    }

    private Optional<String> executer(MigrationPlan plan, String instance, boolean aBlanc) {
        try {
            return aPart(() -> {
                try {
                    executions.newMigration(plan).processInstanceIds(instance).execute();
                } catch (MigratingProcessInstanceValidationException refus) {
                    throw new Annulation(phrase(plan.getSourceProcessDefinitionId(), refus.getValidationReport()));
                }
                if (aBlanc) {
                    throw new Annulation(null);
                }
                return Optional.empty();
            });
        } catch (Annulation annulation) {
            return Optional.ofNullable(annulation.obstacle);
        } catch (OptimisticLockingException e) {
            throw e;
        } catch (ProcessEngineException e) {
            LOG.warn("L'instance {} n'a pas migré.", instance, e);
            return Optional.of("le moteur s’y oppose : " + e.getMessage());
        }
    }

    /** Un contexte et une transaction à part ; les commandes appelées dedans s'y joignent. */
    private <T> T aPart(Supplier<T> action) {
        return configuration.getCommandExecutorTxRequiresNew().execute(contexte -> action.get());
    }

    private String phrase(String source, MigratingProcessInstanceValidationReport rapport) {
        BpmnModelInstance modele = modeles.getBpmnModelInstance(source);
        List<String> etapes = Stream.concat(
                        rapport.getActivityInstanceReports().stream()
                                .filter(etape -> etape.hasFailures())
                                .map(etape -> etape.getSourceScopeId()),
                        rapport.getTransitionInstanceReports().stream()
                                .filter(etape -> etape.hasFailures())
                                .map(etape -> etape.getSourceScopeId()))
                .distinct()
                .map(etape -> modele.getModelElementById(etape) instanceof FlowElement element
                        ? "« %s »".formatted(element.getName())
                        : etape)
                .toList();
        return etapes.isEmpty()
                ? "le moteur s’y oppose : " + String.join(" ; ", rapport.getFailures())
                : etapes.stream().collect(Collectors.joining(", ", "l’étape en cours ", ""))
                        + " n’a pas d’équivalent dans la nouvelle version";
    }

    /** Annule la transaction ; de la famille que le moteur n'écrit pas comme une erreur à son journal. */
    private static final class Annulation extends BadUserRequestException {

        private static final long serialVersionUID = 1L;

        private final String obstacle;

        Annulation(String obstacle) {
            super(obstacle);
            this.obstacle = obstacle;
        }
    }
}
