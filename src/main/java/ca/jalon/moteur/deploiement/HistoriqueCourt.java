package ca.jalon.moteur.deploiement;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionEvaluationEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInputInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionOutputInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricIdentityLinkLogEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Rapproche l'effacement de ce que l'historique a de plus nombreux : étapes, tâches, variables, travaux, évaluations partent
 * quelques mois après le fait, même d'une instance qui vit encore. Le dossier, lui, se souvient.
 *
 * <p>L'instance garde la durée de son modèle, et de même à qui les tâches de certains processus furent offertes : les droits d'y
 * lire en viennent. Passe avant que le moteur n'écrive.
 */
final class HistoriqueCourt implements HistoryEventHandler {

    private final Duration garde;
    private final Set<String> destinatairesGardes;

    /**
     * @param garde temps que ces lignes restent, depuis le fait
     * @param destinatairesGardes processus dont les destinataires restent aussi longtemps que l'instance
     */
    HistoriqueCourt(Duration garde, Set<String> destinatairesGardes) {
        this.garde = garde;
        this.destinatairesGardes = Set.copyOf(destinatairesGardes);
    }

    @Override
    public void handleEvent(HistoryEvent evenement) {
        if (evenement instanceof HistoricDecisionEvaluationEvent evaluation) {
            Stream.concat(
                            Stream.of(evaluation.getRootHistoricDecisionInstance()),
                            evaluation.getRequiredHistoricDecisionInstances().stream())
                    .forEach(this::abreger);
        } else if (!(evenement instanceof HistoricProcessInstanceEventEntity) && !droits(evenement)) {
            evenement.setRemovalTime(auPlusTard(evenement.getRemovalTime()));
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> evenements) {
        evenements.forEach(this::handleEvent);
    }

    private boolean droits(HistoryEvent evenement) {
        return evenement instanceof HistoricIdentityLinkLogEventEntity
                && evenement.getProcessDefinitionKey() != null
                && destinatairesGardes.contains(evenement.getProcessDefinitionKey());
    }

    private void abreger(HistoricDecisionInstanceEntity evaluation) {
        evaluation.setRemovalTime(auPlusTard(evaluation.getRemovalTime()));
        evaluation
                .getInputs()
                .forEach(entree ->
                        ((HistoricDecisionInputInstanceEntity) entree).setRemovalTime(evaluation.getRemovalTime()));
        evaluation
                .getOutputs()
                .forEach(sortie ->
                        ((HistoricDecisionOutputInstanceEntity) sortie).setRemovalTime(evaluation.getRemovalTime()));
    }

    /** Ce qui n'a pas de date ne s'efface pas de nuit : rien ne lui en donne une ici. */
    private Date auPlusTard(Date effacement) {
        Date limite = new Date(ClockUtil.getCurrentTime().getTime() + garde.toMillis());
        return effacement == null || effacement.before(limite) ? effacement : limite;
    }
}
