package ca.jalon.moteur.droits;

import ca.jalon.moteur.Audit;
import ca.jalon.moteur.ChaineDesCommandes;
import ca.jalon.moteur.LectureCommandes;
import ca.jalon.moteur.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CreateMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteAuthorizationCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteGroupCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserCmd;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAuthorizationCmd;
import org.camunda.bpm.engine.impl.cmd.SaveGroupCmd;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.stereotype.Component;

/** Note à l'audit ce qui change qui peut quoi : comptes, groupes, appartenances, droits, modèles déployés par une personne. */
@Component
class JournalDroits implements ChaineDesCommandes.Maillon {

    private static final Set<Class<?>> NOTEES = Set.of(
            SaveAuthorizationCmd.class,
            DeleteAuthorizationCmd.class,
            CreateMembershipCmd.class,
            DeleteMembershipCmd.class,
            SaveUserCmd.class,
            DeleteUserCmd.class,
            SaveGroupCmd.class,
            DeleteGroupCmd.class,
            DeployCmd.class);

    @Override
    public Map<Place, CommandInterceptor> intercepteurs(ProcessEngineConfigurationImpl configuration) {
        return Map.of(Place.JOURNAL_DES_DROITS, new Note());
    }

    private static final class Note extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> commande) {
            T resultat = next.execute(commande);
            String personne = Context.getCommandContext().getAuthenticatedUserId();
            if (personne != null && NOTEES.contains(commande.getClass())) {
                Map<String, Object> details = new LinkedHashMap<>();
                details.put("commande", commande.getClass().getSimpleName().replace("Cmd", ""));
                details.put("compte", personne);
                details.put("sur", LectureCommandes.reperes(commande));
                if (resultat instanceof Authorization droit) {
                    details.put("groupe", droit.getGroupId());
                    details.put("beneficiaire", droit.getUserId());
                    details.put("ressource", droit.getResourceType() + ":" + droit.getResourceId());
                }
                Audit.noter("droits-changes", details);
            }
            return resultat;
        }
    }
}
