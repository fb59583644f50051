package ca.jalon.moteur;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.core.variable.scope.AbstractVariableScope;

/** Les variables qu'une tâche voit, lues une à une et seulement si on les demande. */
final class VariablesVisibles extends AbstractMap<String, Object> {

    private final AbstractVariableScope portee;

    VariablesVisibles(AbstractVariableScope portee) {
        this.portee = portee;
    }

    @Override
    public boolean containsKey(Object nom) {
        return portee.hasVariable((String) nom);
    }

    @Override
    public Object get(Object nom) {
        return ValeursMoteur.nue(portee.getVariableTyped((String) nom, false));
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        Map<String, Object> toutes = new HashMap<>();
        portee.getVariableNames().forEach(nom -> toutes.put(nom, get(nom)));
        return toutes.entrySet();
    }
}
