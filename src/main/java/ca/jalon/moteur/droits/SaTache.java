package ca.jalon.moteur.droits;

import ca.jalon.dossier.Echanges;
import ca.jalon.formulaire.Refus;
import ca.jalon.formulaire.TexteVisible;
import ca.jalon.moteur.ChaineDesCommandes;
import ca.jalon.moteur.LectureCommandes.Lecture;
import ca.jalon.moteur.NommerTache;
import ca.jalon.moteur.Place;
import ca.jalon.moteur.refus.Lieu;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.ProcessDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.UserOperationLogQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessInstanceCommentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentProcessModelCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateCommentCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Ouvre à chacun ce que Tasklist montre autour de la tâche qu'il tient : la commenter, en lire l'historique, en voir le modèle.
 *
 * <p>Le moteur demande pour cela des droits sur tout le processus. Ici, seule compte la tâche que la personne tient ; celle
 * d'une autre, ou une tâche finie, reste ce que ses droits en disent.
 */
@Component
class SaTache implements ChaineDesCommandes.Maillon {

    private static final int TEXTE_MAX = 4000;

    private static final List<Class<?>> RETRAITS =
            List.of(UpdateCommentCmd.class, DeleteTaskCommentCmd.class, DeleteProcessInstanceCommentCmd.class);

    private static final Lecture<String> COMMENTAIRE_TACHE = new Lecture<>(AddCommentCmd.class, "taskId");
    private static final Lecture<String> COMMENTAIRE_TEXTE = new Lecture<>(AddCommentCmd.class, "message");
    private static final Lecture<String> MODELE_DEFINITION =
            new Lecture<>(GetDeploymentProcessModelCmd.class, "processDefinitionId");
    private static final Lecture<String> HISTORIQUE_TACHE = new Lecture<>(UserOperationLogQueryImpl.class, "taskId");

    private final ObjectProvider<Echanges> echanges;

    SaTache(ObjectProvider<Echanges> echanges) {
        this.echanges = echanges;
    }

    @Override
    public Map<Place, CommandInterceptor> intercepteurs(ProcessEngineConfigurationImpl configuration) {
        return Map.of(Place.SA_TACHE, new Passage());
    }

    private final class Passage extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> commande) {
            CommandContext contexte = Context.getCommandContext();
            String compte = contexte.getAuthenticatedUserId();
            if (compte == null) {
                return next.execute(commande);
            }
            if (RETRAITS.stream().anyMatch(retrait -> retrait.isInstance(commande))) {
                throw new Refus(403, "Un commentaire ne se retire ni ne se récrit : ajoutez-en un autre.");
            }
            if (commande instanceof AddCommentCmd) {
                TaskEntity tache = sienne(COMMENTAIRE_TACHE.de(commande), compte, contexte);
                String texte = TexteVisible.exiger("Commentaire", COMMENTAIRE_TEXTE.de(commande), TEXTE_MAX);
                COMMENTAIRE_TEXTE.remplacer(commande, texte);
                T resultat = contexte.runWithoutAuthorization(() -> next.execute(commande));
                garder(tache, compte, texte);
                return resultat;
            }
            return lit(commande, compte, contexte)
                    ? contexte.runWithoutAuthorization(() -> next.execute(commande))
                    : next.execute(commande);
        }
    }

    private static TaskEntity sienne(String id, String compte, CommandContext contexte) {
        if (!tient(id, compte, contexte)) {
            throw new Refus(403, "On ne commente que la tâche que l’on tient : prenez-la d’abord.");
        }
        return contexte.getTaskManager().findTaskById(id);
    }

    /** Une tâche sans dossier (absence, migration) garde son commentaire au moteur seulement. */
    private void garder(TaskEntity tache, String compte, String texte) {
        String dossier = Lieu.de(tache).dossier();
        if (dossier != null) {
            echanges.ifAvailable(registre -> registre.commenter(
                    dossier, tache.getId(), NommerTache.sansNumero(tache.getName(), dossier), compte, texte));
        }
    }

    private static boolean lit(Command<?> commande, String compte, CommandContext contexte) {
        if (commande instanceof HistoricTaskInstanceQueryImpl requete) {
            return tient(requete.getTaskId(), compte, contexte);
        }
        if (commande instanceof UserOperationLogQueryImpl) {
            return tient(HISTORIQUE_TACHE.de(commande), compte, contexte);
        }
        if (commande instanceof GetDeploymentProcessModelCmd) {
            return tientDuModele(MODELE_DEFINITION.de(commande), compte, contexte);
        }
        return commande instanceof ProcessDefinitionQueryImpl requete
                && requete.getIds() != null
                && requete.getIds().length == 1
                && tientDuModele(requete.getIds()[0], compte, contexte);
    }

    private static boolean tient(String tache, String compte, CommandContext contexte) {
        TaskEntity trouvee = tache == null ? null : contexte.getTaskManager().findTaskById(tache);
        return trouvee != null && compte.equals(trouvee.getAssignee());
    }

    private static boolean tientDuModele(String definition, String compte, CommandContext contexte) {
        if (definition == null) {
            return false;
        }
        TaskQueryImpl siennes = new TaskQueryImpl();
        siennes.taskAssignee(compte).processDefinitionId(definition);
        return contexte.runWithoutAuthorization(
                () -> contexte.getTaskManager().findTaskCountByQueryCriteria(siennes) > 0);
    }
}
