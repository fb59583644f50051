package ca.jalon.projet.suivi;

import static ca.jalon.projet.Projets.ETABLISSEMENT;
import static ca.jalon.projet.suivi.Suivi.DATE_ETAT;
import static ca.jalon.projet.suivi.Suivi.DATE_RAPPEL_ETAT;

import ca.jalon.calendrier.Calendrier;
import ca.jalon.calendrier.DelaisCycle;
import ca.jalon.calendrier.TempsOuvert;
import ca.jalon.moteur.contrat.Variable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Programme le prochain état d'avancement: sa période, son échéance et le jour où sa tâche s'ouvre.
 *
 * <p>Le rythme est celui de la table ; le manuel peut le resserrer, jamais le relâcher.
 */
@Component
class ProgrammerEtat implements JavaDelegate {

    private static final Variable<String> PERIODE_DU = Variable.text("periodeDu");
    private static final Variable<String> PERIODE_AU = Variable.text("periodeAu");
    private static final Variable<String> FREQUENCE = Variable.text("frequenceEtatAvancement");

    private final Calendrier calendrier;
    private final DelaisCycle delais;
    private final Clock horloge;

    ProgrammerEtat(Calendrier calendrier, DelaisCycle delais, Clock horloge) {
        this.calendrier = calendrier;
        this.delais = delais;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        DelaisCycle.Etape etat =
                delais.de("ETAT_AVANCEMENT", Variable.text("envergure").in(execution));
        String rythme = etat.echeance();
        TempsOuvert temps = calendrier.de(ETABLISSEMENT.in(execution));
        Instant maintenant = horloge.instant();
        Instant precedent = DATE_ETAT
                .find(execution)
                .map(date -> OffsetDateTime.parse(date).toInstant())
                .orElse(maintenant);
        Instant due = prochaine(execution, temps, precedent, rythme);
        if (!due.isAfter(maintenant)) {
            // Un état rendu avec toute une période de retard : on repart d'aujourd'hui.
            due = prochaine(execution, temps, maintenant, rythme);
        }
        PERIODE_DU.set(
                execution,
                PERIODE_AU
                        .find(execution)
                        .map(fin -> LocalDate.parse(fin).plusDays(1))
                        .orElse(jour(maintenant))
                        .toString());
        PERIODE_AU.set(execution, jour(due).toString());
        DATE_ETAT.set(execution, texte(due));
        DATE_RAPPEL_ETAT.set(execution, texte(temps.rappel(due, etat.rappel())));
    }

    private static Instant prochaine(DelegateExecution execution, TempsOuvert temps, Instant depart, String rythme) {
        Instant selonTable = temps.echeance(depart, rythme);
        return FREQUENCE
                .find(execution)
                .map(frequence -> temps.echeance(depart, frequence))
                .filter(selonManuel -> selonManuel.isBefore(selonTable))
                .orElse(selonTable);
    }

    private static LocalDate jour(Instant instant) {
        return instant.atZone(TempsOuvert.FUSEAU).toLocalDate();
    }

    private static String texte(Instant instant) {
        return instant.atZone(TempsOuvert.FUSEAU).toOffsetDateTime().toString();
    }
}
