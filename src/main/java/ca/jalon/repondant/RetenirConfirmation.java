package ca.jalon.repondant;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** À la confirmation : vérifie de nouveau le poste, et retient quand la nomination prend effet, à minuit, heure du Québec. */
@Component
class RetenirConfirmation implements TaskListener {

    private final PreparerNomination preparation;
    private final Clock horloge;

    RetenirConfirmation(PreparerNomination preparation, Clock horloge) {
        this.preparation = preparation;
        this.horloge = horloge;
    }

    @Override
    public void notify(DelegateTask tache) {
        if (!Nomination.CONFIRMEE.equals(Nomination.SUITE.in(tache))) {
            return;
        }
        preparation.verifier(tache);
        LocalDate effet = LocalDate.parse(Nomination.EFFET.in(tache));
        Nomination.EFFET_A_VENIR.set(tache, effet.isAfter(LocalDate.now(horloge)));
        Nomination.EFFET_LE.set(
                tache, effet.atStartOfDay(horloge.getZone()).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    }
}
