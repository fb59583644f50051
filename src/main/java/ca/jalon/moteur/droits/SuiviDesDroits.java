package ca.jalon.moteur.droits;

import ca.jalon.moteur.ChaineDesCommandes;
import ca.jalon.moteur.LectureCommandes.Lecture;
import ca.jalon.moteur.Place;
import ca.jalon.organisation.Annuaire;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CreateMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteGroupCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Tire les suites d'un droit qui finit, dans la commande même qui le retire : ce qu'il permettait de prêter est repris, les tâches
 * qu'il permettait de tenir retournent à leurs candidats.
 *
 * <p>Une adhésion prêtée ne gêne pas celle qu'on donne pour de bon, et celle qu'on retire laisse le prêt qui court.
 */
@Component
class SuiviDesDroits implements ChaineDesCommandes.Maillon {

    private static final Lecture<String> DONNEE_A = new Lecture<>(CreateMembershipCmd.class, "userId");
    private static final Lecture<String> DONNEE_DANS = new Lecture<>(CreateMembershipCmd.class, "groupId");
    private static final Lecture<String> RETIREE_A = new Lecture<>(DeleteMembershipCmd.class, "userId");
    private static final Lecture<String> RETIREE_DE = new Lecture<>(DeleteMembershipCmd.class, "groupId");
    private static final Lecture<String> SUPPRIME = new Lecture<>(DeleteUserCmd.class, "userId");
    private static final Lecture<String> DISSOUS = new Lecture<>(DeleteGroupCmd.class, "groupId");

    private final ObjectProvider<Prets> prets;
    private final ObjectProvider<TachesTenues> taches;
    private final ObjectProvider<AvantValidation> avant;
    private final Annuaire annuaire;

    SuiviDesDroits(
            ObjectProvider<Prets> prets,
            ObjectProvider<TachesTenues> taches,
            ObjectProvider<AvantValidation> avant,
            Annuaire annuaire) {
        this.avant = avant;
        this.prets = prets;
        this.taches = taches;
        this.annuaire = annuaire;
    }

    @Override
    public Map<Place, CommandInterceptor> intercepteurs(ProcessEngineConfigurationImpl configuration) {
        return Map.of(Place.SUITE_DES_DROITS, new Passage());
    }

    private final class Passage extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> commande) {
            if (commande instanceof CreateMembershipCmd) {
                return donner(commande, DONNEE_A.de(commande), DONNEE_DANS.de(commande));
            }
            if (commande instanceof DeleteMembershipCmd) {
                return retirer(commande, RETIREE_A.de(commande), RETIREE_DE.de(commande));
            }
            if (commande instanceof DeleteUserCmd) {
                return suivre(commande, List.of(SUPPRIME.de(commande)));
            }
            if (commande instanceof DeleteGroupCmd) {
                return suivre(
                        commande,
                        annuaire.membres(DISSOUS.de(commande)).stream()
                                .map(Annuaire.Personne::compte)
                                .toList());
            }
            return next.execute(commande);
        }

        private <T> T donner(Command<T> commande, String compte, String groupe) {
            if (peut(Permissions.CREATE, groupe) && prets.getObject().approprier(compte, groupe)) {
                return null;
            }
            return next.execute(commande);
        }

        private <T> T retirer(Command<T> commande, String compte, String groupe) {
            if (peut(Permissions.DELETE, groupe) && prets.getObject().retenir(compte, groupe)) {
                avant.getObject().faire(() -> prets.getObject().finir(compte));
                return null;
            }
            return suivre(commande, List.of(compte));
        }

        private <T> T suivre(Command<T> commande, List<String> comptes) {
            T resultat = next.execute(commande);
            for (String compte : comptes) {
                avant.getObject().faire(() -> prets.getObject().finir(compte));
                taches.getObject().revoir(compte);
            }
            return resultat;
        }

        /** Ce qui remplace la commande exige le droit qu'elle aurait exigé ; sinon elle le refusera elle-même. */
        private boolean peut(Permission permission, String groupe) {
            CommandContext contexte = Context.getCommandContext();
            return contexte.getAuthentication() == null
                    || !contexte.isAuthorizationCheckEnabled()
                    || contexte.getAuthorizationManager().isAuthorized(permission, Resources.GROUP_MEMBERSHIP, groupe);
        }
    }
}
