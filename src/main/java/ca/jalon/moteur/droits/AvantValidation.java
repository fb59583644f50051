package ca.jalon.moteur.droits;

import java.util.ArrayDeque;
import java.util.Deque;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Fait, dans la transaction en cours et juste avant qu'elle se valide, ce qui demande que le moteur ait déjà écrit ; au nom de
 * personne. Ce qui s'ajoute en route se fait aussi.
 *
 * <p>Le moteur n'écrit qu'à la fin d'une commande : une lecture faite dans la commande ne verrait rien de ce qu'elle change.
 */
@Component
class AvantValidation {

    private final ThreadLocal<Deque<Runnable>> aFaire = new ThreadLocal<>();
    private final ProcessEngineConfigurationImpl configuration;

    AvantValidation(ProcessEngineConfigurationImpl configuration) {
        this.configuration = configuration;
    }

    void faire(Runnable suite) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            executer(suite);
            return;
        }
        if (aFaire.get() == null) {
            aFaire.set(new ArrayDeque<>());
            TransactionSynchronizationManager.registerSynchronization(new Suites());
        }
        aFaire.get().add(suite);
    }

    private void executer(Runnable suite) {
        configuration
                .getCommandExecutorTxRequired()
                .execute(contexte -> contexte.runWithoutAuthorization(() -> {
                    suite.run();
                    return null;
                }));
    }

    private final class Suites implements TransactionSynchronization {

        @Override
        public void beforeCommit(boolean lectureSeule) {
            for (Runnable suite = aFaire.get().poll();
                    suite != null;
                    suite = aFaire.get().poll()) {
                executer(suite);
            }
        }

        @Override
        public void afterCompletion(int issue) {
            aFaire.remove();
        }
    }
}
