package ca.jalon.moteur.deploiement;

import ca.jalon.moteur.contrat.Declaration;
import ca.jalon.moteur.contrat.Variable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableOutputImpl;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.stereotype.Component;

/**
 * Range chaque sortie d'une table que le processus déclare dans la variable du même nom.
 *
 * <p>Plusieurs lignes : valeurs jointes par des virgules, dans l'ordre de la table ; aucune (collecte) : texte vide. Les
 * sorties sont celles de la table que le même fil vient d'évaluer : les relire coûterait deux requêtes par règle.
 */
@Component
class EtalerDecision implements ExecutionListener, DmnDecisionTableEvaluationListener {

    private final ThreadLocal<DmnDecision> evaluee = new ThreadLocal<>();

    @Override
    public void notify(DmnDecisionTableEvaluationEvent evaluation) {
        evaluee.set(evaluation.getDecisionTable());
    }

    @Override
    public void notify(DelegateExecution execution) {
        DmnDecisionResult resultat = new Variable<>("decisionResult", DmnDecisionResult.class).in(execution);
        DmnDecisionTableImpl table = (DmnDecisionTableImpl) evaluee.get().getDecisionLogic();
        evaluee.remove();
        Declaration declaration = Declaration.de(((ExecutionEntity) execution).getProcessDefinition());
        for (DmnDecisionTableOutputImpl sortie : table.getOutputs()) {
            if (declaration != null && !declaration.connait(sortie.getOutputName())) {
                continue;
            }
            new Variable<>(sortie.getOutputName(), Object.class)
                    .set(execution, valeur(resultat, sortie.getOutputName()));
        }
    }

    private static Object valeur(DmnDecisionResult resultat, String sortie) {
        List<Object> valeurs = resultat.collectEntries(sortie);
        if (valeurs.size() == 1) {
            return valeurs.get(0) instanceof Integer entier ? Long.valueOf(entier) : valeurs.get(0);
        }
        return valeurs.stream().filter(Objects::nonNull).map(Object::toString).collect(Collectors.joining(","));
    }
}
