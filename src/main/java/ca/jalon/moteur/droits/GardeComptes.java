package ca.jalon.moteur.droits;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.ChaineDesCommandes;
import ca.jalon.moteur.LectureCommandes.Lecture;
import ca.jalon.moteur.Place;
import ca.jalon.organisation.Annuaire;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DeleteUserCmd;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.stereotype.Component;

/**
 * Réserve aux administrateurs le nom, l'adresse et l'existence d'un compte ; chacun garde son mot de passe.
 *
 * <p>Le moteur donne à chacun tous les droits sur son propre compte : on s'y renommerait « Ministre » avant de signer une
 * décision, ou on s'effacerait après.
 */
@Component
class GardeComptes implements ChaineDesCommandes.Maillon {

    private static final Lecture<User> COMPTE = new Lecture<>(SaveUserCmd.class, "user");

    private final Annuaire annuaire;

    GardeComptes(Annuaire annuaire) {
        this.annuaire = annuaire;
    }

    @Override
    public Map<Place, CommandInterceptor> intercepteurs(ProcessEngineConfigurationImpl configuration) {
        return Map.of(Place.COMPTES, new Passage());
    }

    private final class Passage extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> commande) {
            CommandContext contexte = Context.getCommandContext();
            Authentication personne = contexte.getAuthentication();
            if (personne != null && !contexte.getAuthorizationManager().isCamundaAdmin(personne)) {
                if (commande instanceof DeleteUserCmd) {
                    throw new Refus(403, "Réservé aux administrateurs : supprimer un compte.");
                }
                if (commande instanceof SaveUserCmd && changeLaFiche(COMPTE.de(commande))) {
                    throw new Refus(403, "Réservé aux administrateurs : changer le nom ou l’adresse d’un compte.");
                }
            }
            return next.execute(commande);
        }
    }

    private boolean changeLaFiche(User voulu) {
        return annuaire.personne(voulu.getId())
                .filter(connu -> Objects.equals(connu.prenom(), voulu.getFirstName())
                        && Objects.equals(connu.nom(), voulu.getLastName())
                        && Objects.equals(connu.courriel(), voulu.getEmail()))
                .isEmpty();
    }
}
