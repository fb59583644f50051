package ca.jalon.moteur.contrat;

import ca.jalon.moteur.Horloge;
import ca.jalon.moteur.ValeursMoteur;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Ce qu'une tâche voit, lu un nom à la fois et seulement si on le demande : ses variables d'abord, même nulles, puis les
 * réponses que son formulaire reprend ; ce à quoi on répond chaque fois n'a pas de réponse d'avant.
 */
final class VariablesVisibles extends AbstractMap<String, Object> {

    /** Le jour où la tâche s'est ouverte, au Québec : ce qu'elle soumet fut déposé ce jour-là au plus tard. */
    private static final String OUVERTE_LE = "ouverteLe";

    private final TaskEntity portee;
    private final Supplier<Map<String, Object>> reprises;
    private final Set<String> aRedire;

    VariablesVisibles(TaskEntity portee, Supplier<Map<String, Object>> reprises, Set<String> aRedire) {
        this.portee = portee;
        this.reprises = reprises;
        this.aRedire = aRedire;
    }

    @Override
    public boolean containsKey(Object nom) {
        return !aRedire.contains(nom)
                && (portee.hasVariable((String) nom)
                        || nom.equals(OUVERTE_LE)
                        || reprises.get().containsKey(nom));
    }

    @Override
    public Object get(Object nom) {
        if (aRedire.contains(nom)) {
            return null;
        }
        if (portee.hasVariable((String) nom)) {
            return ValeursMoteur.nue(portee.getVariableTyped((String) nom, false));
        }
        return nom.equals(OUVERTE_LE)
                ? Horloge.jour(portee.getCreateTime()).toString()
                : reprises.get().get(nom);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        Map<String, Object> toutes = new HashMap<>(reprises.get());
        portee.getVariableNames().forEach(nom -> toutes.put(nom, get(nom)));
        toutes.keySet().removeAll(aRedire);
        return toutes.entrySet();
    }
}
