package ca.jalon.moteur.contrat;

import ca.jalon.moteur.ValeursMoteur;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;

/**
 * Les variables qu'une instance a vu écrire, la dernière valeur de chacune.
 *
 * @param initiales posées avec le démarrage
 * @param parActivite par instance d'activité : pour une tâche, ce que son formulaire a envoyé
 */
record Ecritures(Map<String, Object> initiales, Map<String, Map<String, Object>> parActivite) {

    /** Ce que l'historique du moteur en garde. */
    static Ecritures de(HistoricProcessInstance instance, HistoryService historique) {
        Ecritures ecritures = new Ecritures(new HashMap<>(), new HashMap<>());
        historique
                .createHistoricDetailQuery()
                .processInstanceId(instance.getId())
                .variableUpdates()
                .disableCustomObjectDeserialization()
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .forEach(detail -> {
                    HistoricVariableUpdate ecriture = (HistoricVariableUpdate) detail;
                    Object valeur = ValeursMoteur.nue(ecriture.getTypedValue());
                    if (Boolean.TRUE.equals(ecriture.isInitial())) {
                        ecritures.initiales().put(ecriture.getVariableName(), valeur);
                    }
                    if (ecriture.getActivityInstanceId() != null) {
                        ecritures
                                .parActivite()
                                .computeIfAbsent(ecriture.getActivityInstanceId(), activite -> new HashMap<>())
                                .put(ecriture.getVariableName(), valeur);
                    }
                });
        return ecritures;
    }
}
