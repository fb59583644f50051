package ca.jalon.moteur;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.PrimitiveValue;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;

/** Passe des valeurs du moteur aux valeurs simples que le contrat juge, et retour. */
public final class ValeursMoteur {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ValeursMoteur() {}

    /** Les valeurs envoyées, sans rien désérialiser d'autre que du JSON. */
    public static Map<String, Object> nues(Map<String, Object> variables) {
        Map<String, Object> nues = new LinkedHashMap<>();
        if (variables != null) {
            for (String nom : variables.keySet()) {
                nues.put(
                        nom,
                        nue(variables instanceof VariableMap carte ? carte.getValueTyped(nom) : variables.get(nom)));
            }
        }
        return nues;
    }

    /** Ce qui n'est ni primitif ni JSON est rendu tel quel : aucun champ ne l'accepte. */
    public static Object nue(Object valeur) {
        if (valeur instanceof JsonValue json) {
            return lue(json);
        }
        if (valeur instanceof SpinJsonNode noeud) {
            return lu(noeud.toString(), valeur);
        }
        if (valeur instanceof TypedValue type) {
            boolean simple = type.getType() == null
                    || type.getType() == ValueType.NULL
                    || type instanceof PrimitiveValue
                            && type.getType() != ValueType.BYTES
                            && type.getType() != ValueType.DATE;
            return simple ? type.getValue() : valeur;
        }
        return valeur;
    }

    private static Object lue(JsonValue json) {
        String texte = ((SerializableValue) json).getValueSerialized();
        if (texte == null) {
            return json.isDeserialized() && json.getValue() != null
                    ? lu(json.getValue().toString(), json)
                    : null;
        }
        return lu(texte, json);
    }

    private static Object lu(String texte, Object sinon) {
        try {
            return JSON.readValue(texte, Object.class);
        } catch (JsonProcessingException e) {
            return sinon;
        }
    }

    /** Les variables à écrire : une liste de réponses devient une variable Json. */
    public static VariableMap typees(Map<String, Object> valeurs) {
        VariableMap variables = Variables.createVariables();
        valeurs.forEach((nom, valeur) -> variables.put(nom, valeur instanceof List<?> liste ? json(liste) : valeur));
        return variables;
    }

    /** Vrai si redire l'une à la place de l'autre n'apprendrait rien. */
    public static boolean memes(TypedValue une, TypedValue autre) {
        return Objects.equals(nue(une), nue(autre));
    }

    /** Une liste vide ou absente est encore une liste : Tasklist rend une réponse du type qu'on lui a annoncé. */
    public static JsonValue liste(Object valeur) {
        return nue(valeur) instanceof List<?> liste
                ? json(liste)
                : SpinValues.jsonValue((String) null).create();
    }

    private static JsonValue json(List<?> liste) {
        try {
            return SpinValues.jsonValue(JSON.writeValueAsString(liste)).create();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
