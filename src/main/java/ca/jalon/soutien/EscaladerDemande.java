package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.ESCALADER;
import static ca.jalon.soutien.Soutien.ISSUE;
import static ca.jalon.soutien.Soutien.NIVEAU;
import static ca.jalon.soutien.Soutien.NUMERO;
import static ca.jalon.soutien.Soutien.RESTE_AU_NIVEAU;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Passe la demande au niveau 2 quand le délai du niveau 1 est écoulé (territorial et national). */
@Component
class EscaladerDemande implements JavaDelegate {

    private final Journal journal;

    EscaladerDemande(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {

        ISSUE.set(execution, ESCALADER);
        RESTE_AU_NIVEAU.set(execution, true);
        journal.noter(NUMERO.in(execution), NIVEAU.in(execution), "Escalade automatique", "Délai du niveau 1 écoulé");
    }
}
