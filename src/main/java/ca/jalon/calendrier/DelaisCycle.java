package ca.jalon.calendrier;

import ca.jalon.moteur.Tables;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * Dit les délais d'une étape du cycle (table {@code delais-cycle}, 3.h), dans sa version la plus récente.
 *
 * <p>Chaque tâche les demande : une réponse déjà lue dans cette version n'est pas évaluée de nouveau.
 */
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

    private record Question(String table, String etape, String envergure) {}

    private final Tables tables;
    private final DecisionService decisions;
    private final Map<Question, Etape> connues = new ConcurrentHashMap<>();

    DelaisCycle(Tables tables, DecisionService decisions) {
        this.tables = tables;
        this.decisions = decisions;
    }

    /** @param envergure {@code null} tant que le projet n'en a pas */
    public Etape de(String etape, String envergure) {
        return connues.computeIfAbsent(new Question(tables.enVigueur(TABLE).id(), etape, envergure), this::evaluer);
    }

    private Etape evaluer(Question question) {
        DmnDecisionRuleResult ligne = decisions
                .evaluateDecisionTableById(
                        question.table(),
                        Variables.putValue("etape", question.etape()).putValue("envergure", question.envergure()))
                .getSingleResult();
        return new Etape(
                ligne.getEntry("rappel"),
                ligne.<Number>getEntry("nombreRappels").intValue(),
                ligne.getEntry("echeance"),
                ligne.getEntry("escaladeA"),
                ligne.getEntry("escalade"));
    }
}
