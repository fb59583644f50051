package ca.jalon.moteur;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.core.variable.scope.AbstractVariableScope;

/**
 * Ce qu'une tâche voit, lu un nom à la fois et seulement si on le demande : ses variables d'abord, même nulles, puis les
 * réponses que son formulaire reprend.
 */
final class VariablesVisibles extends AbstractMap<String, Object> {

    private final AbstractVariableScope portee;
    private final Supplier<Map<String, Object>> reprises;

    VariablesVisibles(AbstractVariableScope portee, Supplier<Map<String, Object>> reprises) {
        this.portee = portee;
        this.reprises = reprises;
    }

    @Override
    public boolean containsKey(Object nom) {
        return portee.hasVariable((String) nom) || reprises.get().containsKey(nom);
    }

    @Override
    public Object get(Object nom) {
        return portee.hasVariable((String) nom)
                ? ValeursMoteur.nue(portee.getVariableTyped((String) nom, false))
                : reprises.get().get(nom);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        Map<String, Object> toutes = new HashMap<>(reprises.get());
        portee.getVariableNames().forEach(nom -> toutes.put(nom, get(nom)));
        return toutes.entrySet();
    }
}
