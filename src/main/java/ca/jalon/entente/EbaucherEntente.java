package ca.jalon.entente;

import ca.jalon.moteur.contrat.Ebauches;
import ca.jalon.registre.Services;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Inscrit l'entente au registre, et remplit d'avance son brouillon : l'offreur et les sites receveurs en sont les parties. */
@Component
class EbaucherEntente implements ExecutionListener {

    private final Ententes ententes;
    private final Services services;
    private final Ebauches ebauches;

    EbaucherEntente(Ententes ententes, Services services, Ebauches ebauches) {
        this.ententes = ententes;
        this.services = services;
        this.ebauches = ebauches;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String service = Entente.SERVICE.in(execution);
        ententes.inscrire(
                execution.getProcessBusinessKey(),
                service,
                Entente.TITRE.in(execution),
                Entente.ETABLISSEMENT.in(execution),
                Entente.TERRITOIRE.in(execution));
        TreeSet<String> parties = new TreeSet<>(services.sites(service));
        parties.add(Entente.ETABLISSEMENT.in(execution));
        ebauches.deposer(execution, Entente.REDACTION, Map.of(Entente.PARTIES, List.copyOf(parties)));
    }
}
