package ca.jalon.parc;

import ca.jalon.moteur.contrat.Ebauches;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Dit, d'une acquisition qu'une échéance de contrat ouvre, ce que le contrat et sa suite en savent déjà. */
@Component
class EbaucherAcquisition implements ExecutionListener {

    private static final int SITE_MAXIMAL = 150;

    private final Contrats contrats;
    private final Actifs actifs;
    private final Ebauches ebauches;

    EbaucherAcquisition(Contrats contrats, Actifs actifs, Ebauches ebauches) {
        this.contrats = contrats;
        this.actifs = actifs;
        this.ebauches = ebauches;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Parc.CONTRAT_ORIGINE.find(execution).flatMap(contrats::trouver).ifPresent(contrat -> {
            List<Actif> couverts = actifs.duContrat(contrat.numero()).stream()
                    .filter(actif -> actif.type().equals(Parc.TYPE.in(execution)))
                    .toList();
            Map<String, Object> connues = new HashMap<>();
            connues.put("codeEtablissement", contrat.organisation());
            connues.put("objetAcquisition", Parc.OBJET.in(execution));
            connues.put("typeAcquisition", Parc.TYPE.in(execution));
            connues.put("destination", contrat.service());
            connues.put(
                    "coutEstime",
                    contrat.montant() == null ? 0.0 : contrat.montant().doubleValue());
            connues.put("siteAcquisition", sites(couverts));
            connues.put("dateVoulue", contrat.fin());
            if (!couverts.isEmpty()) {
                connues.put("quantite", couverts.size());
            }
            connues.values().removeIf(valeur -> valeur == null);
            ebauches.deposer(execution, Parc.DEMANDE, connues);
        });
    }

    /** Où sert ce que le contrat couvre ; {@code null} si le parc ne le dit pas. */
    private static String sites(List<Actif> couverts) {
        String sites = couverts.stream()
                .map(Actif::site)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
        return sites.isEmpty() ? null : sites.substring(0, Math.min(sites.length(), SITE_MAXIMAL));
    }
}
