package ca.jalon.suppleance;

import static ca.jalon.suppleance.Absence.AU;
import static ca.jalon.suppleance.Absence.DEBUT;
import static ca.jalon.suppleance.Absence.DU;
import static ca.jalon.suppleance.Absence.FIN;
import static ca.jalon.suppleance.Absence.MOTIF;
import static ca.jalon.suppleance.Absence.SUPPLEANT;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.PersonneConnectee;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Annuaire;
import ca.jalon.registre.Suppleance;
import ca.jalon.registre.Suppleance.Etat;
import ca.jalon.registre.Suppleances;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Inscrit l'absence de la personne connectée ; refuse celle qui en chevauche une autre ou tourne en rond. */
@Component
class InscrireAbsence implements JavaDelegate {

    private final Suppleances suppleances;
    private final PersonneConnectee connectee;
    private final Annuaire annuaire;
    private final Clock horloge;

    InscrireAbsence(Suppleances suppleances, PersonneConnectee connectee, Annuaire annuaire, Clock horloge) {
        this.suppleances = suppleances;
        this.connectee = connectee;
        this.annuaire = annuaire;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String absent =
                connectee.compte().orElseThrow(() -> new Refus(403, "Une absence se déclare en son propre nom."));
        Suppleance nouvelle = new Suppleance(
                execution.getProcessInstanceId(),
                absent,
                SUPPLEANT.in(execution),
                DU.in(execution),
                AU.in(execution),
                Variable.elements(execution, Absence.GROUPES),
                List.of(),
                MOTIF.in(execution),
                Etat.PREVUE,
                absent);
        verifier(nouvelle);
        suppleances.inscrire(nouvelle);
        DEBUT.set(execution, instant(LocalDate.parse(nouvelle.du())));
        FIN.set(execution, instant(LocalDate.parse(nouvelle.au()).plusDays(1)));
    }

    private void verifier(Suppleance nouvelle) {
        for (Suppleance autre : suppleances.ouvertesDe(nouvelle.absent())) {
            if (autre.chevauche(nouvelle.du(), nouvelle.au())) {
                throw new Refus(
                        400,
                        autre.absent().equals(nouvelle.absent())
                                ? "Une absence est déjà déclarée du %s au %s.".formatted(autre.du(), autre.au())
                                : "Vous suppléez %s du %s au %s : ses rôles resteraient sans personne."
                                        .formatted(annuaire.nom(autre.absent()), autre.du(), autre.au()));
            }
        }
        for (Suppleance autre : suppleances.ouvertesDe(nouvelle.suppleant())) {
            if (autre.absent().equals(nouvelle.suppleant()) && autre.chevauche(nouvelle.du(), nouvelle.au())) {
                throw new Refus(
                        400,
                        "%s est en absence du %s au %s : choisissez une autre personne."
                                .formatted(annuaire.nom(autre.absent()), autre.du(), autre.au()));
            }
        }
    }

    private String instant(LocalDate jour) {
        return jour.atStartOfDay(horloge.getZone()).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
}
