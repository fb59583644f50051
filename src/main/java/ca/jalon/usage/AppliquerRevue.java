package ca.jalon.usage;

import static ca.jalon.usage.Usage.DECISION;
import static ca.jalon.usage.Usage.RESPONSABLE;
import static ca.jalon.usage.Usage.SERVICE;

import ca.jalon.moteur.contrat.Reponses;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Consigne la décision de la revue de projet : la routine, sa comitologie et ses ressources, ou trois mois de plus. */
@Component
class AppliquerRevue implements JavaDelegate {

    private static final String PROLONGER = "PROLONGER";

    private final Reponses reponses;
    private final Accompagnements accompagnements;
    private final Clock horloge;

    AppliquerRevue(Reponses reponses, Accompagnements accompagnements, Clock horloge) {
        this.reponses = reponses;
        this.accompagnements = accompagnements;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String service = SERVICE.in(execution);
        LocalDate jour = Usage.aujourdhui(horloge);
        if (DECISION.in(execution).equals(PROLONGER)) {
            accompagnements.programmerRevue(
                    service, jour.plus(OuvrirAccompagnement.REVUE).toString());
        } else {
            accompagnements.passerEnRoutine(
                    service,
                    jour.toString(),
                    reponses.dernier(execution, "revue-routine").orElseThrow().valeurs());
            RESPONSABLE.set(execution, null);
        }
    }
}
