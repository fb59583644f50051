package ca.jalon.entente;

import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Qualite;
import ca.jalon.moteur.contrat.Reponses;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Fige la version à signer ; ses parties entrent au dossier et peuvent le lire. */
@Component
class FigerEntente implements ExecutionListener {

    private final Ententes ententes;
    private final Dossiers dossiers;
    private final Reponses reponses;

    FigerEntente(Ententes ententes, Dossiers dossiers, Reponses reponses) {
        this.ententes = ententes;
        this.dossiers = dossiers;
        this.reponses = reponses;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String numero = execution.getProcessBusinessKey();
        Collection<?> nommees =
                (Collection<?>) reponses.de(execution, Entente.REDACTION).get(Entente.PARTIES);
        List<String> parties = nommees.stream().map(Object::toString).toList();
        ententes.figer(numero, parties);
        dossiers.participer(numero, Qualite.PARTENAIRE, parties);
    }
}
