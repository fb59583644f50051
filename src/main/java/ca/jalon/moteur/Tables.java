package ca.jalon.moteur;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Dit quelle version d'une table de décision vaut maintenant, et ce qu'elle répond ; un autre nœud peut en avoir déployé une.
 *
 * <p>Une table ne répond que d'après ses entrées : la même question à la même version ne s'évalue, et ne s'écrit à
 * l'historique du moteur, qu'une fois par nœud. Une règle est à Jalon : qui lit la page qu'elle remplit n'a pas à en avoir le droit.
 */
@Component
public class Tables {

    private final JdbcClient base;
    private final DecisionService decisions;
    private final ProcessEngineConfigurationImpl configuration;
    private final Cache<Question, List<Map<String, Object>>> reponses =
            Caffeine.newBuilder().maximumSize(1_000).build();
    private final DefinitionsGardees definitions;

    private record Question(String version, Map<String, Object> entrees) {}

    Tables(
            JdbcClient base,
            DecisionService decisions,
            ProcessEngineConfigurationImpl configuration,
            DefinitionsGardees definitions) {
        this.definitions = definitions;
        this.configuration = configuration;
        this.base = base;
        this.decisions = decisions;
    }

    /**
     * Une table déployée.
     *
     * @param id jamais réemployé, au contraire du numéro d'une version retirée
     */
    public record Version(String id, int numero) {}

    /** @throws IllegalStateException si la table n'est pas déployée */
    public Version enVigueur(String cle) {
        return definitions.lire(Version.class, cle, () -> lireVersion(cle));
    }

    private Version lireVersion(String cle) {
        return base.sql("select ID_, VERSION_ from ACT_RE_DECISION_DEF where KEY_ = ? order by VERSION_ desc limit 1")
                .param(cle)
                .query((ligne, rang) -> new Version(ligne.getString(1), ligne.getInt(2)))
                .optional()
                .orElseThrow(() -> new IllegalStateException("Table absente du moteur : " + cle));
    }

    /** Les lignes que la version en vigueur d'une table retient pour ces entrées, dans son ordre ; ne se modifient pas. */
    public List<Map<String, Object>> lignes(String cle, Map<String, Object> entrees) {
        return reponses.get(new Question(enVigueur(cle).id(), entrees), this::evaluer);
    }

    /**
     * La seule ligne que la table retient.
     *
     * @throws IllegalStateException si elle n'en retient aucune, ou plusieurs
     */
    public Map<String, Object> ligne(String cle, Map<String, Object> entrees) {
        List<Map<String, Object>> retenues = lignes(cle, entrees);
        if (retenues.size() != 1) {
            throw new IllegalStateException(
                    "La table %s retient %d lignes pour %s".formatted(cle, retenues.size(), entrees));
        }
        return retenues.get(0);
    }

    /** Une source de formulaire demande aussi : qui lit la liste n'a pas à pouvoir évaluer la table. */
    private List<Map<String, Object>> evaluer(Question question) {
        CommandContext contexte = Context.getCommandContext();
        return contexte == null
                ? configuration.getCommandExecutorTxRequired().execute(neuf -> demander(neuf, question))
                : demander(contexte, question);
    }

    private List<Map<String, Object>> demander(CommandContext contexte, Question question) {
        return contexte
                .runWithoutAuthorization(
                        () -> decisions.evaluateDecisionTableById(question.version(), question.entrees()))
                .getResultList()
                .stream()
                .map(Collections::unmodifiableMap)
                .toList();
    }
}
