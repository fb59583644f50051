package ca.jalon.organisation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Garde, le temps d'une page lue, ce que la base a répondu : chaque partie d'une page demande de nouveau qui la lit.
 *
 * <p>Ailleurs (écriture, moteur, entrée, travail de fond), chaque lecture va à la base.
 *
 * @param <K> question, comparée par valeur
 * @param <V> réponse, que personne ne modifie
 */
public final class LecturesDePage<K, V> {

    private final String attribut = LecturesDePage.class.getName() + '@' + System.identityHashCode(this);

    public V lire(K question, Supplier<V> lecture) {
        Map<K, V> gardees = gardees();
        if (gardees == null) {
            return lecture.get();
        }
        V connue = gardees.get(question);
        if (connue == null) {
            connue = lecture.get();
            gardees.put(question, connue);
        }
        return connue;
    }

    @SuppressWarnings("unchecked")
    private Map<K, V> gardees() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes lieu)) {
            return null;
        }
        HttpServletRequest demande = lieu.getRequest();
        // Seule une page de Jalon a trouvé son adresse ici ; l'entrée par l'annuaire, un GET aussi, écrit des
        // appartenances.
        if (!demande.getMethod().equals("GET")
                || demande.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) == null) {
            return null;
        }
        Map<K, V> gardees = (Map<K, V>) demande.getAttribute(attribut);
        if (gardees == null) {
            gardees = new HashMap<>();
            demande.setAttribute(attribut, gardees);
        }
        return gardees;
    }
}
