package ca.jalon.moteur.contrat;

import static ca.jalon.moteur.LectureCommandes.ENVOI_TACHE;
import static ca.jalon.moteur.LectureCommandes.ENVOI_VARIABLES;
import static ca.jalon.moteur.LectureCommandes.ERREUR_TACHE;
import static ca.jalon.moteur.LectureCommandes.ERREUR_VARIABLES;
import static ca.jalon.moteur.LectureCommandes.ESCALADE_TACHE;
import static ca.jalon.moteur.LectureCommandes.ESCALADE_VARIABLES;
import static ca.jalon.moteur.LectureCommandes.FIN_TACHE;
import static ca.jalon.moteur.LectureCommandes.FIN_VARIABLES;
import static ca.jalon.moteur.LectureCommandes.MESSAGE_LOCALES;
import static ca.jalon.moteur.LectureCommandes.MESSAGE_PORTEE;
import static ca.jalon.moteur.LectureCommandes.MESSAGE_VARIABLES;

import ca.jalon.moteur.contrat.CommandeGardee.Moyens;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/**
 * Applique les formulaires aux commandes venues de l'extérieur du moteur, quelle que soit la porte.
 *
 * <p>REST, applications web et Java passent tous par une commande : c'est ici que le formulaire devient un contrat. Sans
 * personne authentifiée, c'est le système qui agit : les formulaires valent pour lui, les voies fermées lui sont ouvertes.
 */
final class GardeFormulaires {

    /** Ce que chaque commande du moteur demande ; une commande absente, ou dont la mère l'est, ne remplit pas de formulaire. */
    private static final Map<Class<?>, Consumer<CommandeGardee>> COMMANDES = Map.of(
            SubmitTaskFormCmd.class, garde -> garde.finir(ENVOI_TACHE, ENVOI_VARIABLES, true),
            CompleteTaskCmd.class, garde -> garde.finir(FIN_TACHE, FIN_VARIABLES, true),
            HandleTaskBpmnErrorCmd.class, garde -> garde.finir(ERREUR_TACHE, ERREUR_VARIABLES, false),
            HandleTaskEscalationCmd.class, garde -> garde.finir(ESCALADE_TACHE, ESCALADE_VARIABLES, false),
            SubmitStartFormCmd.class, CommandeGardee::envoyerDemarrage,
            StartProcessInstanceCmd.class, CommandeGardee::demarrer,
            AbstractCorrelateMessageCmd.class, CommandeGardee::correler,
            MessageEventReceivedCmd.class,
                    garde -> garde.sansFormulaire(MESSAGE_VARIABLES, MESSAGE_LOCALES, MESSAGE_PORTEE));

    private final Moyens moyens;

    GardeFormulaires(Moyens moyens) {
        this.moyens = moyens;
    }

    /**
     * Refuse la commande, ou remplace ses variables par celles que son processus garde.
     *
     * @return ce que la personne a écrit ; rien si la commande ne remplit pas de formulaire
     */
    Optional<Saisie> garder(Command<?> commande, CommandContext contexte) {
        CommandeGardee gardee = new CommandeGardee(commande, contexte, moyens);
        examen(commande.getClass()).accept(gardee);
        if (moyens.voies().concernent(commande)) {
            gardee.reserver("contourner un formulaire");
        }
        return gardee.saisie();
    }

    private static Consumer<CommandeGardee> examen(Class<?> commande) {
        for (Class<?> type = commande; type != null; type = type.getSuperclass()) {
            if (COMMANDES.containsKey(type)) {
                return COMMANDES.get(type);
            }
        }
        return garde -> {};
    }
}
