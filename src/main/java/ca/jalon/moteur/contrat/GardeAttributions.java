package ca.jalon.moteur.contrat;

import static ca.jalon.moteur.LectureCommandes.LIEN_COMPTE;
import static ca.jalon.moteur.LectureCommandes.LIEN_TACHE;
import static ca.jalon.moteur.LectureCommandes.RECLAMATION_COMPTE;
import static ca.jalon.moteur.LectureCommandes.RECLAMATION_TACHE;

import org.camunda.bpm.engine.impl.cmd.AbstractAddIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** Garde la main d'une personne sur ses tâches : elle en prend une pour elle, elle rend la sienne ; le reste se réserve. */
final class GardeAttributions {

    private final VoiesFermees voies;

    GardeAttributions(VoiesFermees voies) {
        this.voies = voies;
    }

    /** Refuse la commande qui donnerait une tâche à quelqu'un d'autre, ou en changerait les personnes. */
    void garder(Command<?> commande, CommandContext contexte) {
        Authentication personne = contexte.getAuthentication();
        if (personne == null || personne.getUserId() == null) {
            return;
        }
        if (commande instanceof ClaimTaskCmd) {
            attribuer(commande, contexte, personne, RECLAMATION_TACHE.de(commande), RECLAMATION_COMPTE.de(commande));
        } else if (commande instanceof AssignTaskCmd) {
            attribuer(commande, contexte, personne, LIEN_TACHE.de(commande), LIEN_COMPTE.de(commande));
        } else if (commande instanceof AbstractAddIdentityLinkCmd) {
            voies.exiger(personne, commande, "changer les personnes d'une tâche");
        }
    }

    private void attribuer(
            Command<?> commande, CommandContext contexte, Authentication personne, String idTache, String compte) {
        TaskEntity tache = contexte.getTaskManager().findTaskById(idTache);
        String tenant = tache == null ? null : tache.getAssignee();
        boolean pourMoi = personne.getUserId().equals(compte);
        boolean libreOuMienne = tenant == null || personne.getUserId().equals(tenant);
        boolean prend = pourMoi && libreOuMienne;
        boolean rend = compte == null && libreOuMienne;
        boolean dejaPrise = pourMoi && commande instanceof ClaimTaskCmd;
        if (!prend && !rend && !dejaPrise) {
            voies.exiger(personne, commande, "attribuer une tâche au nom d'une autre personne");
        }
    }

    /** Vrai si la personne rend une tâche qu'elle tient : le moteur demanderait un droit qu'elle n'a pas. */
    boolean rendSaTache(Command<?> commande, CommandContext contexte) {
        Authentication personne = contexte.getAuthentication();
        if (personne == null || !(commande instanceof AssignTaskCmd) || LIEN_COMPTE.de(commande) != null) {
            return false;
        }
        TaskEntity tache = contexte.getTaskManager().findTaskById(LIEN_TACHE.de(commande));
        return tache != null && personne.getUserId().equals(tache.getAssignee());
    }
}
