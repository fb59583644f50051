package ca.jalon.dossier;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Garde, le temps d'une transaction, ce que la base a répondu : une commande du moteur pose la même question à chaque écouteur.
 *
 * <p>Hors transaction, chaque lecture va à la base. Qui écrit ce qui fut lu appelle {@link #oublier}.
 *
 * @param <K> question, comparée par valeur
 * @param <V> réponse, que personne ne modifie
 */
public final class LecturesGardees<K, V> {

    public V lire(K question, Supplier<V> lecture) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return lecture.get();
        }
        Map<K, V> gardees = gardees();
        V connue = gardees.get(question);
        if (connue == null) {
            connue = lecture.get();
            gardees.put(question, connue);
        }
        return connue;
    }

    public void oublier() {
        TransactionSynchronizationManager.unbindResourceIfPossible(this);
    }

    @SuppressWarnings("unchecked")
    private Map<K, V> gardees() {
        Map<K, V> gardees = (Map<K, V>) TransactionSynchronizationManager.getResource(this);
        if (gardees == null) {
            gardees = new HashMap<>();
            TransactionSynchronizationManager.bindResource(this, gardees);
            TransactionSynchronizationManager.registerSynchronization(new Fin());
        }
        return gardees;
    }

    /** Une transaction suspendue oublie : celle qui passe devant peut écrire. */
    private final class Fin implements TransactionSynchronization {

        @Override
        public void suspend() {
            oublier();
        }

        @Override
        public void afterCompletion(int issue) {
            oublier();
        }
    }
}
