package ca.jalon.entente;

import ca.jalon.dossier.Participants;
import ca.jalon.dossier.Qualite;
import ca.jalon.moteur.contrat.Ebauches;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Inscrit l'entente au registre, et remplit d'avance son brouillon : l'offreur et les sites receveurs en sont les parties ; de
 * celle signée avant Jalon, ce que le registre en sait.
 */
@Component
class EbaucherEntente implements ExecutionListener {

    private final Ententes ententes;
    private final ServicesLies services;
    private final Ebauches ebauches;
    private final Participants participants;

    EbaucherEntente(Ententes ententes, ServicesLies services, Ebauches ebauches, Participants participants) {
        this.ententes = ententes;
        this.services = services;
        this.ebauches = ebauches;
        this.participants = participants;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (Entente.REPRISE.in(execution)) {
            reprendre(execution);
        } else {
            commencer(execution);
        }
    }

    private void commencer(DelegateExecution execution) {
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

    private void reprendre(DelegateExecution execution) {
        String numero = execution.getProcessBusinessKey();
        EntenteInscrite entente = ententes.trouver(numero).orElseThrow();
        List<String> parties = ententes.parties(numero, Ententes.SIGNEE);
        participants.fixer(numero, Qualite.PARTENAIRE, parties);
        Map<String, Object> connu = new HashMap<>();
        connu.put(Entente.PARTIES, parties);
        connu.put("cctSoutien", entente.cctSoutien());
        connu.put("debutEntente", entente.debut());
        connu.put("finEntente", entente.fin());
        connu.put("referenceEntente", entente.reference());
        connu.values().removeIf(Objects::isNull);
        ebauches.deposer(execution, Entente.REDACTION, connu);
    }
}
