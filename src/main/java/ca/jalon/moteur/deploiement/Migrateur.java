package ca.jalon.moteur.deploiement;

import java.util.List;
import java.util.Optional;
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
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
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
     * Chaque étape va à celle du même identifiant.
     *
     * <p>Un abonnement suit le message du nouveau modèle ; une minuterie garde l'échéance promise, qu'une pause ou une
     * reprise a pu déplacer : l'expression du modèle ne la connaît plus.
     */
    public MigrationPlan plan(String source, String cible) {
        return aPart(() -> {
            MigrationPlan egales = executions
                    .createMigrationPlan(source, cible)
                    .mapEqualActivities()
                    .build();
            BpmnModelInstance modele = modeles.getBpmnModelInstance(cible);
            MigrationPlanBuilder plan = executions.createMigrationPlan(source, cible);
            for (MigrationInstruction etape : egales.getInstructions()) {
                var correspondance = plan.mapActivities(etape.getSourceActivityId(), etape.getTargetActivityId());
                if (attendUnMessage(modele.getModelElementById(etape.getTargetActivityId()))) {
                    correspondance.updateEventTrigger();
                }
            }
            return plan.build();
        });
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
