package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.ISSUE;
import static ca.jalon.soutien.Soutien.ISSUES_SANS_REPONSE;
import static ca.jalon.soutien.Soutien.SANS_REPONSE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Dit si une réponse part au demandeur, ou si la demande se ferme sans elle. */
@Component
class RetenirIssue implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {

        SANS_REPONSE.set(execution, ISSUES_SANS_REPONSE.contains(ISSUE.in(execution)));
    }
}
