package ca.jalon.calendrier;

import ca.jalon.moteur.Tables;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Dit les délais d'une étape du cycle (table {@code delais-cycle}, 3.h), dans sa version la plus récente. */
@Component
public class DelaisCycle {

    private static final String TABLE = "delais-cycle";

    /**
     * Délais d'une étape, en durées ISO de temps ouvert.
     *
     * @param escaladeA rôles avisés au terme, séparés par des virgules
     * @param escalade délai au bout duquel ils le sont
     */
    public record Etape(String rappel, int nombreRappels, String echeance, String escaladeA, String escalade) {}

    private final Tables tables;

    DelaisCycle(Tables tables) {
        this.tables = tables;
    }

    /** @param envergure {@code null} tant que le projet n'en a pas */
    public Etape de(String etape, String envergure) {
        Map<String, Object> entrees = new HashMap<>();
        entrees.put("etape", etape);
        entrees.put("envergure", envergure);
        Map<String, Object> ligne = tables.ligne(TABLE, entrees);
        return new Etape(
                (String) ligne.get("rappel"),
                ((Number) ligne.get("nombreRappels")).intValue(),
                (String) ligne.get("echeance"),
                (String) ligne.get("escaladeA"),
                (String) ligne.get("escalade"));
    }
}
