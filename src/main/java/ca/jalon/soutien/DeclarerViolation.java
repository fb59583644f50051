package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.ETABLISSEMENT;
import static ca.jalon.soutien.Soutien.NIVEAU;
import static ca.jalon.soutien.Soutien.NUMERO;
import static ca.jalon.soutien.Soutien.VIOLATION;

import java.time.Clock;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ouvre l’incident de confidentialité, qui suit son propre chemin à accès restreint. */
@Component
class DeclarerViolation implements JavaDelegate {

    private final RuntimeService executions;
    private final Journal journal;
    private final Clock horloge;

    DeclarerViolation(RuntimeService executions, Journal journal, Clock horloge) {
        this.executions = executions;
        this.journal = journal;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {

        executions
                .createProcessInstanceByKey(VIOLATION)
                .setVariable("numeroDemande", NUMERO.in(execution))
                .setVariable("codeEtablissement", ETABLISSEMENT.in(execution))
                .setVariable("resumeViolation", "Signalée en traitant la demande %s.".formatted(NUMERO.in(execution)))
                .setVariable("dateConstat", LancerHorloge.jour(horloge.instant()))
                .execute();
        journal.noter(NUMERO.in(execution), NIVEAU.in(execution), "Protection des renseignements saisie", "");
    }
}
