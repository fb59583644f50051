package ca.jalon.moteur.refus;

import static ca.jalon.moteur.LectureCommandes.DEMARRAGE_VARIABLES;
import static ca.jalon.moteur.LectureCommandes.ENVOI_VARIABLES;
import static ca.jalon.moteur.LectureCommandes.FIN_VARIABLES;

import ca.jalon.moteur.ChaineDesCommandes;
import ca.jalon.moteur.LectureCommandes.Lecture;
import ca.jalon.moteur.Place;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Refait, quelques fois au plus, l'envoi qu'un autre n'a fait que croiser : deux tâches sœurs se terminent au même instant, et le
 * moteur n'en laisse passer qu'une.
 *
 * <p>Seulement quand aucune transaction n'entoure la commande : la sienne est alors annulée en entier, rien n'en reste. Chaque
 * essai repart de ce que la personne avait envoyé, que la garde des formulaires remplace en chemin. Un vrai conflit se voit à
 * l'essai suivant (la tâche n'est plus là) et répond 409.
 */
@Component
public class Reessai implements ChaineDesCommandes.Maillon {

    static final int ESSAIS = 8;

    /** Millisecondes, doublées à chaque essai : des envois partis ensemble ne se croisent pas de nouveau. */
    private static final int ATTENTE_MAX = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Reessai.class);

    private static final Map<Class<?>, Lecture<Map<String, Object>>> ENVOIS = Map.of(
            SubmitTaskFormCmd.class, ENVOI_VARIABLES,
            CompleteTaskCmd.class, FIN_VARIABLES,
            SubmitStartFormCmd.class, DEMARRAGE_VARIABLES);

    @Override
    public Map<Place, CommandInterceptor> intercepteurs(ProcessEngineConfigurationImpl configuration) {
        return Map.of(Place.REPRISE, new Passage());
    }

    static final class Passage extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> commande) {
            Lecture<Map<String, Object>> envoi = ENVOIS.get(commande.getClass());
            if (envoi == null
                    || Context.getCommandContext() != null
                    || TransactionSynchronizationManager.isActualTransactionActive()) {
                return next.execute(commande);
            }
            Map<String, Object> envoyees = envoi.de(commande);
            for (int essai = 1; ; essai++) {
                try {
                    return next.execute(commande);
                } catch (RuntimeException e) {
                    if (essai == ESSAIS || !TraductionRefus.estUnCroisement(e) || !patienter(essai)) {
                        throw e;
                    }
                    LOG.debug("Envoi croisé, essai {} : {}", essai, e.getMessage());
                    envoi.remplacer(commande, envoyees);
                }
            }
        }

        /** Faux si le fil est prié de s'arrêter. */
        private static boolean patienter(int essai) {
            try {
                Thread.sleep(ThreadLocalRandom.current().nextInt(ATTENTE_MAX << essai));
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
