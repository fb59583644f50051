package ca.jalon.moteur.contrat;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.spin.json.SpinJsonNode;

/** Nomme une variable de processus une fois pour toutes : son nom dans les modèles, son type en Java. */
public record Variable<T>(String name, Class<T> type) {

    public static Variable<String> text(String name) {
        return new Variable<>(name, String.class);
    }

    public static Variable<Boolean> flag(String name) {
        return new Variable<>(name, Boolean.class);
    }

    public static Variable<Long> count(String name) {
        return new Variable<>(name, Long.class);
    }

    public static Variable<Double> amount(String name) {
        return new Variable<>(name, Double.class);
    }

    /** Échoue si la variable manque : c'est une faute du modèle, pas un cas à prévoir. */
    public T in(VariableScope scope) {
        return find(scope).orElseThrow(() -> new IllegalStateException("Variable absente : " + name));
    }

    public Optional<T> find(VariableScope scope) {
        Declaration.exiger(scope, name);
        return lire(scope.getVariable(name));
    }

    /** Sa valeur, ou {@code null}. */
    public T orNull(VariableScope scope) {
        return find(scope).orElse(null);
    }

    /** Pour ce qui sert tous les processus : sa valeur là où le processus la déclare ; rien ailleurs. */
    public Optional<T> siDeclaree(VariableScope scope) {
        return Declaration.lisible(scope, name) ? find(scope) : Optional.empty();
    }

    /** La réponse de ce nom parmi celles d'un dossier ({@link Reponses#de}). */
    public Optional<T> find(Map<String, Object> reponses) {
        return lire(reponses.get(name));
    }

    private Optional<T> lire(Object lue) {
        Object valeur = lue;
        if (type == Long.class && valeur instanceof Integer entier) {
            valeur = entier.longValue();
        }
        if (type == Double.class && valeur instanceof Number nombre) {
            valeur = nombre.doubleValue();
        }
        return Optional.ofNullable(type.cast(valeur));
    }

    /** Ne récrit pas une valeur inchangée : chaque écriture laisse une ligne d'historique pour dix ans. */
    public void set(VariableScope scope, T valeur) {
        if (!scope.hasVariable(name) || !Objects.equals(scope.getVariable(name), valeur)) {
            scope.setVariable(name, valeur);
        }
    }

    /** Comme {@link #set}, sans créer une variable pour n'y rien mettre. */
    public void setIfAny(VariableScope scope, T valeur) {
        if (valeur != null || scope.hasVariable(name)) {
            set(scope, valeur);
        }
    }

    /** Éléments d'un choix multiple, rangé en Json par les formulaires ou en texte séparé par des virgules ; aucun si rien ne le pose. */
    public static List<String> elements(VariableScope scope, String name) {
        Object valeur = scope.getVariable(name);
        if (valeur != null) {
            Declaration.exiger(scope, name);
        }
        if (valeur instanceof SpinJsonNode json) {
            return json.elements().stream().map(SpinJsonNode::stringValue).toList();
        }
        return elements(valeur == null ? null : valeur.toString());
    }

    /** Éléments d'un texte séparé par des virgules ; aucun s'il est nul ou vide. */
    public static List<String> elements(String texte) {
        return texte == null || texte.isBlank()
                ? List.of()
                : Arrays.stream(texte.split(",")).map(String::trim).toList();
    }

    /** Ce qui fut choisi, d'une réponse à plusieurs choix ; aucun si la réponse n'en est pas une. */
    public static List<String> choisis(Object reponse) {
        return reponse instanceof Collection<?> choix
                ? choix.stream().map(Object::toString).toList()
                : List.of();
    }
}
