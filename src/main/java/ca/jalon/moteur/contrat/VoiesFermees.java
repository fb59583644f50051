package ca.jalon.moteur.contrat;

import static ca.jalon.moteur.LectureCommandes.SUPPRESSION_SANS_CORRESPONDANCES;
import static ca.jalon.moteur.LectureCommandes.SUPPRESSION_SANS_ECOUTEURS;

import ca.jalon.formulaire.Administrateurs;
import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.Audit;
import ca.jalon.moteur.LectureCommandes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.batch.RestartProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractDeleteProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractModificationCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractPatchVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractProcessInstanceModificationCommand;
import org.camunda.bpm.engine.impl.cmd.AbstractRestartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractVariableCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.EvaluateStartConditionCmd;
import org.camunda.bpm.engine.impl.cmd.HandleExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceAsyncCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetProcessDefinitionVersionCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.SignalEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.batch.CorrelateAllMessageBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.DeleteProcessInstanceBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.variables.SetVariablesToProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.cmmn.cmd.CaseExecutionVariableCmd;
import org.camunda.bpm.engine.impl.cmmn.cmd.CreateCaseInstanceCmd;
import org.camunda.bpm.engine.impl.cmmn.cmd.StateTransitionCaseExecutionCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.migration.AbstractMigrationCmd;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** Réserve aux administrateurs les commandes qui contournent un formulaire, et garde la trace de chaque passage. */
final class VoiesFermees {

    /** Chacune écrit des variables, déplace un jeton ou change qui agit, sans passer par un formulaire. */
    static final List<Class<?>> RESERVEES = List.of(
            // Démarrer ou reprendre ailleurs qu'au début, déplacer, migrer.
            StartProcessInstanceAtActivitiesCmd.class,
            ModifyProcessInstanceCmd.class,
            ModifyProcessInstanceAsyncCmd.class,
            AbstractModificationCmd.class,
            AbstractProcessInstanceModificationCommand.class,
            AbstractRestartProcessInstanceCmd.class,
            RestartProcessInstancesBatchCmd.class,
            AbstractMigrationCmd.class,
            SetProcessDefinitionVersionCmd.class,
            // Écrire ou retirer des variables.
            AbstractVariableCmd.class,
            AbstractPatchVariablesCmd.class,
            SetVariablesToProcessInstancesBatchCmd.class,
            // Sortir d'une étape sans la remplir.
            ResolveTaskCmd.class,
            HandleTaskBpmnErrorCmd.class,
            HandleTaskEscalationCmd.class,
            HandleExternalTaskCmd.class,
            SignalCmd.class,
            SignalEventReceivedCmd.class,
            EvaluateStartConditionCmd.class,
            CorrelateAllMessageBatchCmd.class,
            DeleteProcessInstanceBatchCmd.class,
            DeleteTaskCmd.class,
            // Changer qui agit.
            DelegateTaskCmd.class,
            SaveTaskCmd.class,
            DeleteIdentityLinkCmd.class,
            // Le moteur sait aussi mener des cas ; Jalon n'en a pas.
            CreateCaseInstanceCmd.class,
            StateTransitionCaseExecutionCmd.class,
            CaseExecutionVariableCmd.class);

    private final Supplier<Administrateurs> administrateurs;

    VoiesFermees(Supplier<Administrateurs> administrateurs) {
        this.administrateurs = administrateurs;
    }

    boolean concernent(Command<?> commande) {
        return RESERVEES.stream().anyMatch(reservee -> reservee.isInstance(commande))
                || commande instanceof AbstractDeleteProcessInstanceCmd suppression && enSilence(suppression);
    }

    /** Une suppression qui saute les écouteurs effacerait sans laisser de trace. */
    private static boolean enSilence(AbstractDeleteProcessInstanceCmd suppression) {
        return SUPPRESSION_SANS_ECOUTEURS.de(suppression) || SUPPRESSION_SANS_CORRESPONDANCES.de(suppression);
    }

    boolean estAdministrateur(Authentication personne) {
        Administrateurs connus = administrateurs.get();
        List<String> groupes = personne.getGroupIds() == null ? List.of() : personne.getGroupIds();
        return connus != null && connus.estAdministrateur(personne.getUserId(), groupes);
    }

    /** Refuse, ou note que cette voie vient d'être prise. */
    void exiger(Authentication personne, Command<?> commande, String voie) {
        boolean permis = estAdministrateur(personne);
        Map<String, String> reperes = LectureCommandes.reperes(commande);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("voie", voie);
        details.put("commande", commande.getClass().getSimpleName());
        details.put("compte", personne.getUserId());
        details.put("permis", permis);
        details.put("instance", instance(reperes));
        details.put("sur", reperes);
        Audit.noter("voie-fermee", details);
        if (!permis) {
            throw new Refus(403, "Réservé aux administrateurs : " + voie + ".");
        }
    }

    /** L'instance touchée, quand la commande en nomme une, ou une tâche ou une exécution ; sinon rien. */
    private static String instance(Map<String, String> reperes) {
        CommandContext contexte = Context.getCommandContext();
        for (String cle : List.of("taskId", "entityId", "executionId")) {
            String id = reperes.get(cle);
            TaskEntity tache = id == null ? null : contexte.getTaskManager().findTaskById(id);
            ExecutionEntity execution =
                    id == null ? null : contexte.getExecutionManager().findExecutionById(id);
            if (tache != null) {
                return tache.getProcessInstanceId();
            }
            if (execution != null) {
                return execution.getProcessInstanceId();
            }
        }
        return reperes.get("processInstanceId");
    }
}
