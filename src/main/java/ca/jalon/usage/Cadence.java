package ca.jalon.usage;

import ca.jalon.moteur.Tables;
import java.time.Period;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Quand vient un relevé, et jusqu'à quand on l'attend : {@code cadence-accompagnement}. */
@Component
class Cadence {

    private final Tables tables;

    Cadence(Tables tables) {
        this.tables = tables;
    }

    /** Écart avec le relevé d'avant, et temps laissé pour répondre. */
    record Pas(Period intervalle, Period delai) {}

    Pas de(String mode, long rang) {
        Map<String, Object> ligne =
                tables.ligne("cadence-accompagnement", Map.of("modeService", mode, "rangReleve", rang));
        return new Pas(
                Period.parse((String) ligne.get("intervalle")), Period.parse((String) ligne.get("delaiReponse")));
    }
}
