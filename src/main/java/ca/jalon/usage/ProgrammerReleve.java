package ca.jalon.usage;

import static ca.jalon.usage.Usage.CHARGE;
import static ca.jalon.usage.Usage.DATE_LIMITE;
import static ca.jalon.usage.Usage.DATE_RELEVE;
import static ca.jalon.usage.Usage.PRECEDENT;
import static ca.jalon.usage.Usage.RANG;
import static ca.jalon.usage.Usage.RESPONSABLE;
import static ca.jalon.usage.Usage.SERVICE;

import ca.jalon.calendrier.Matin;
import ca.jalon.calendrier.TempsOuvert;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Date le relevé suivant, et le jour où il sera tenu pour manqué : de plus en plus espacés. Jusqu'à la routine, le
 * chargé de projet le donne ; ensuite, qui tient le service.
 */
@Component
class ProgrammerReleve implements JavaDelegate {

    private static final LocalTime FERMETURE = LocalTime.of(17, 0);

    private final Accompagnements accompagnements;
    private final Cadence cadence;
    private final Clock horloge;

    ProgrammerReleve(Accompagnements accompagnements, Cadence cadence, Clock horloge) {
        this.accompagnements = accompagnements;
        this.cadence = cadence;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String service = SERVICE.in(execution);
        accompagnements.avancer(service);
        Accompagnements.Accompagnement ou = accompagnements.exiger(service);
        Cadence.Pas pas = cadence.de(ou.mode(), ou.rang());
        LocalDate aujourdhui = Usage.aujourdhui(horloge);
        LocalDate jour = DATE_RELEVE
                .find(execution)
                .map(avant -> LocalDate.parse(avant.substring(0, 10)).plus(pas.intervalle()))
                .filter(aujourdhui::isBefore)
                .orElseGet(() -> aujourdhui.plus(pas.intervalle()));
        LocalDate ouvert = enSemaine(jour);
        PRECEDENT.set(
                execution,
                DATE_RELEVE.find(execution).map(avant -> avant.substring(0, 10)).orElse(ou.depuis()));
        RANG.set(execution, (long) ou.rang());
        RESPONSABLE.set(
                execution, ou.enRoutine() ? null : CHARGE.find(execution).orElse(null));
        DATE_RELEVE.set(execution, Matin.du(ouvert));
        DATE_LIMITE.set(execution, a(enSemaine(ouvert.plus(pas.delai())), FERMETURE));
    }

    /** Un samedi ou un dimanche glisse au lundi. */
    private static LocalDate enSemaine(LocalDate jour) {
        return switch (jour.getDayOfWeek()) {
            case SATURDAY -> jour.plusDays(2);
            case SUNDAY -> jour.plusDays(1);
            default -> jour;
        };
    }

    private static String a(LocalDate jour, LocalTime heure) {
        return jour.atTime(heure).atZone(TempsOuvert.FUSEAU).toOffsetDateTime().toString();
    }
}
