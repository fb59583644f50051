package ca.jalon.moteur.contrat;

import ca.jalon.moteur.ValeursMoteur;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.core.variable.scope.AbstractVariableScope;

/**
 * Ce qu'une tâche voit, lu un nom à la fois et seulement si on le demande : ses variables d'abord, même nulles, puis les
 * réponses que son formulaire reprend ; ce à quoi on répond chaque fois n'a pas de réponse d'avant.
 */
final class VariablesVisibles extends AbstractMap<String, Object> {

    private final AbstractVariableScope portee;
    private final Supplier<Map<String, Object>> reprises;
    private final Set<String> aRedire;

    VariablesVisibles(AbstractVariableScope portee, Supplier<Map<String, Object>> reprises, Set<String> aRedire) {
        this.portee = portee;
        this.reprises = reprises;
        this.aRedire = aRedire;
    }

    @Override
    public boolean containsKey(Object nom) {
        return !aRedire.contains(nom)
                && (portee.hasVariable((String) nom) || reprises.get().containsKey(nom));
    }

    @Override
    public Object get(Object nom) {
        if (aRedire.contains(nom)) {
            return null;
        }
        return portee.hasVariable((String) nom)
                ? ValeursMoteur.nue(portee.getVariableTyped((String) nom, false))
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
