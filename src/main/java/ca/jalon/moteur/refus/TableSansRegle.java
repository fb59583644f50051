package ca.jalon.moteur.refus;

import ca.jalon.formulaire.Refus;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.model.dmn.HitPolicy;

/** Refuse (422) qu'une table reste muette : la phrase nomme la table et ce qu'elle a reçu. Une collecte peut être vide. */
public class TableSansRegle implements DmnDecisionTableEvaluationListener {

    @Override
    public void notify(DmnDecisionTableEvaluationEvent evaluation) {
        DmnDecision decision = evaluation.getDecisionTable();
        DmnDecisionTableImpl table = (DmnDecisionTableImpl) decision.getDecisionLogic();
        boolean collecte = table.getHitPolicyHandler().getHitPolicyEntry().getHitPolicy() == HitPolicy.COLLECT;
        if (evaluation.getMatchingRules().isEmpty() && !collecte) {
            String recu = evaluation.getInputs().stream()
                    .map(entree -> entree.getName() + " = " + entree.getValue().getValue())
                    .collect(Collectors.joining(", "));
            throw new Refus(
                    422,
                    "La table « %s » (%s) n'a aucune ligne pour : %s."
                            .formatted(decision.getName(), decision.getKey(), recu));
        }
    }
}
