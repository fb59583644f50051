package ca.jalon.repondant;

import ca.jalon.moteur.contrat.Variable;
import ca.jalon.registre.Comites;
import ca.jalon.registre.Repondants;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Note aux registres qu'un établissement les a relus et que rien n'avait changé ; un changement se déclare autrement. */
@Component
class RetenirRelecture implements JavaDelegate {

    private static final Variable<String> SUITE = Variable.text("suiteAnnuelle");

    private final Repondants repondants;
    private final Comites comites;
    private final Clock horloge;

    RetenirRelecture(Repondants repondants, Comites comites, Clock horloge) {
        this.repondants = repondants;
        this.comites = comites;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (SUITE.in(execution).equals("INCHANGE")) {
            String organisation = Nomination.ETABLISSEMENT.in(execution);
            String jour = LocalDate.now(horloge).toString();
            repondants.confirmer(organisation, jour);
            comites.confirmer(organisation, jour);
        }
    }
}
