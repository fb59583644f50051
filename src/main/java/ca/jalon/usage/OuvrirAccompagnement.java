package ca.jalon.usage;

import static ca.jalon.usage.Usage.DOSSIER;
import static ca.jalon.usage.Usage.SERVICE;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ouvre le suivi au registre ; la première revue de projet vient au troisième mois. */
@Component
class OuvrirAccompagnement implements JavaDelegate {

    /** Entre deux revues, tant que le service n'est pas en routine. */
    static final Period REVUE = Period.ofMonths(3);

    private final Accompagnements accompagnements;
    private final Alertes alertes;
    private final Clock horloge;

    OuvrirAccompagnement(Accompagnements accompagnements, Alertes alertes, Clock horloge) {
        this.accompagnements = accompagnements;
        this.alertes = alertes;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        LocalDate jour = Usage.aujourdhui(horloge);
        alertes.classer(SERVICE.in(execution), jour.toString());
        accompagnements.ouvrir(
                SERVICE.in(execution),
                DOSSIER.in(execution),
                execution.getProcessInstanceId(),
                jour.toString(),
                jour.plus(REVUE).toString());
    }
}
