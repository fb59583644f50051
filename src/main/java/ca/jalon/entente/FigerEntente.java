package ca.jalon.entente;

import ca.jalon.dossier.Participants;
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
    private final Participants participants;
    private final Reponses reponses;

    FigerEntente(Ententes ententes, Participants participants, Reponses reponses) {
        this.ententes = ententes;
        this.participants = participants;
        this.reponses = reponses;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String numero = execution.getProcessBusinessKey();
        Collection<?> nommees =
                (Collection<?>) reponses.de(execution, Entente.REDACTION).get(Entente.PARTIES);
        List<String> parties = nommees.stream().map(Object::toString).toList();
        ententes.figer(numero, parties);
        participants.fixer(numero, Qualite.PARTENAIRE, parties);
    }
}
