package ca.jalon.parc;

import ca.jalon.moteur.contrat.Ebauches;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Dit, d'une acquisition qu'une échéance de contrat ouvre, ce que le contrat et sa suite en savent déjà. */
@Component
class EbaucherAcquisition implements ExecutionListener {

    private final Contrats contrats;
    private final Ebauches ebauches;

    EbaucherAcquisition(Contrats contrats, Ebauches ebauches) {
        this.contrats = contrats;
        this.ebauches = ebauches;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Parc.CONTRAT_ORIGINE.find(execution).flatMap(contrats::trouver).ifPresent(contrat -> {
            Map<String, Object> connues = new HashMap<>();
            connues.put("codeEtablissement", contrat.organisation());
            connues.put("objetAcquisition", Parc.OBJET.in(execution));
            connues.put("typeAcquisition", Parc.TYPE.in(execution));
            connues.put("destination", contrat.service());
            connues.put(
                    "coutEstime",
                    contrat.montant() == null ? 0.0 : contrat.montant().doubleValue());
            connues.put("siteAcquisition", "celui que le contrat couvre");
            connues.put("dateVoulue", contrat.fin());
            connues.put("echangeAvec", execution.getVariable("besoinOrigine"));
            if (!contrat.actifs().isEmpty()) {
                connues.put("quantite", contrat.actifs().size());
            }
            connues.values().removeIf(valeur -> valeur == null);
            ebauches.deposer(execution, Parc.DEMANDE, connues);
        });
    }
}
