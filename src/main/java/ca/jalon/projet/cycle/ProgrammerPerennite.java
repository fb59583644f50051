package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.CLOTURE_ACCEPTEE;
import static ca.jalon.projet.Projets.DATE_ESCALADE;
import static ca.jalon.projet.Projets.DATE_EVALUATION;
import static ca.jalon.projet.Projets.DATE_IMPLANTATION;
import static ca.jalon.projet.Projets.DATE_PREAVIS;
import static ca.jalon.projet.Projets.ETABLISSEMENT;

import ca.jalon.calendrier.Calendrier;
import ca.jalon.calendrier.DelaisCycle;
import ca.jalon.calendrier.TempsOuvert;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Programme l'évaluation de la pérennité à partir de la date d'implantation: préavis, échéance, escalade.
 *
 * <p>Les délais viennent de la table {@code delais-cycle} ; chaque échéance tombe à huit heures, heure du Québec.
 */
@Component
class ProgrammerPerennite implements JavaDelegate {

    private static final LocalTime OUVERTURE = LocalTime.of(8, 0);

    private final Calendrier calendrier;
    private final DelaisCycle delais;

    ProgrammerPerennite(Calendrier calendrier, DelaisCycle delais) {
        this.calendrier = calendrier;
        this.delais = delais;
    }

    @Override
    public void execute(DelegateExecution execution) {
        DelaisCycle.Etape etape = delais.de("PERENNITE", (String) execution.getVariable("envergure"));
        TempsOuvert temps = calendrier.de(ETABLISSEMENT.in(execution));
        Instant implantation = LocalDate.parse(DATE_IMPLANTATION.in(execution))
                .atTime(OUVERTURE)
                .atZone(TempsOuvert.FUSEAU)
                .toInstant();
        DATE_PREAVIS.set(execution, echeance(temps, implantation, etape.rappel()));
        DATE_EVALUATION.set(execution, echeance(temps, implantation, etape.echeance()));
        DATE_ESCALADE.set(execution, echeance(temps, implantation, etape.escalade()));
        CLOTURE_ACCEPTEE.set(execution, true);
    }

    private static String echeance(TempsOuvert temps, Instant depart, String delai) {
        return temps.echeance(depart, delai)
                .atZone(TempsOuvert.FUSEAU)
                .toOffsetDateTime()
                .toString();
    }
}
