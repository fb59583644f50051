package ca.jalon.projet.suivi;

import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.suivi.Suivi.ACTION_CONFIEE;
import static ca.jalon.projet.suivi.Suivi.ACTION_TERMINEE;
import static ca.jalon.projet.suivi.Suivi.HORS_D_ATTEINTE;
import static ca.jalon.projet.suivi.Suivi.RANG;

import ca.jalon.moteur.contrat.Variable;
import ca.jalon.registre.Risques;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Note au registre l'action que sa personne dit faite ; son retard ne monte plus au comité. Abandonnée, elle reste à dire autrement. */
@Component
class NoterAction implements JavaDelegate {

    private static final Variable<Boolean> FAITE = Variable.flag("actionFaite");

    private final Risques risques;
    private final ManagementService gestion;

    NoterAction(Risques risques, ManagementService gestion) {
        this.risques = risques;
        this.gestion = gestion;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ACTION_CONFIEE.set(execution, null);
        if (FAITE.in(execution)) {
            ACTION_TERMINEE.set(execution, true);
            risques.terminerAction(NUMERO.in(execution), RANG.in(execution).intValue());
            gestion.createJobQuery()
                    .timers()
                    .processInstanceId(execution.getProcessInstanceId())
                    .activityId("event_actionEnRetard")
                    .list()
                    .forEach(retard -> gestion.setJobDuedate(retard.getId(), Date.from(HORS_D_ATTEINTE)));
        }
    }
}
