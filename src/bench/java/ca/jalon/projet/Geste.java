package ca.jalon.projet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * Un geste d'un cycle : un départ ({@code activite} nulle), une tâche rendue, ou une minuterie qui sonne ({@code compte}
 * nul) — la nommée, ou la prochaine.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Geste(String activite, String compte, boolean attribuee, Map<String, Object> valeurs) {

    static Geste depart(String compte, Map<String, Object> valeurs) {
        return new Geste(null, compte, false, valeurs);
    }

    static Geste minuterie(String activite) {
        return new Geste(activite, null, false, null);
    }
}
