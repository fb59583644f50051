package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.ATTENTE;
import static ca.jalon.soutien.Soutien.CONTINU;
import static ca.jalon.soutien.Soutien.ETABLISSEMENT;
import static ca.jalon.soutien.Soutien.INCIDENT_MAJEUR;
import static ca.jalon.soutien.Soutien.INCIDENT_PARENT;
import static ca.jalon.soutien.Soutien.INITIATEUR;
import static ca.jalon.soutien.Soutien.MOTIF_ATTENTE;
import static ca.jalon.soutien.Soutien.NIVEAU;
import static ca.jalon.soutien.Soutien.NUMERO;
import static ca.jalon.soutien.Soutien.RAPPEL;
import static ca.jalon.soutien.Soutien.RAPPEL_ATTENTE;
import static ca.jalon.soutien.Soutien.REPONDANT;

import ca.jalon.calendrier.Calendrier;
import ca.jalon.calendrier.Echeances;
import java.time.Clock;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Arrête l’horloge avec sa raison ; rattachée à un incident majeur, la demande continue de courir. */
@Component
class SuspendreHorloge implements JavaDelegate {

    private final Mots mots;
    private final Echeances echeances;
    private final AvancementDesDemandes demandes;
    private final Journal journal;
    private final AviserSoutien aviser;
    private final Calendrier calendrier;
    private final Clock horloge;

    SuspendreHorloge(
            Mots mots,
            Echeances echeances,
            AvancementDesDemandes demandes,
            Journal journal,
            AviserSoutien aviser,
            Calendrier calendrier,
            Clock horloge) {
        this.mots = mots;
        this.echeances = echeances;
        this.demandes = demandes;
        this.journal = journal;
        this.aviser = aviser;
        this.calendrier = calendrier;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {

        String numero = NUMERO.in(execution);
        String attente = ATTENTE.in(execution);
        String motif = MOTIF_ATTENTE.in(execution);
        REPONDANT.set(
                execution,
                attente.equals("DEMANDEUR") ? INITIATEUR.find(execution).orElse("") : "");
        RAPPEL_ATTENTE.set(
                execution,
                LancerHorloge.iso(calendrier
                        .utilisable(ETABLISSEMENT.in(execution), CONTINU.in(execution), horloge.instant())
                        .echeance(horloge.instant(), RAPPEL.in(execution))));
        if (attente.equals(INCIDENT_MAJEUR)) {
            demandes.rattacher(numero, INCIDENT_PARENT.in(execution));
            demandes.changerEtat(numero, "RATTACHEE");
            journal.noter(
                    numero, NIVEAU.in(execution), "Rattachée à l’incident " + INCIDENT_PARENT.in(execution), motif);
            return;
        }
        echeances.suspendre(numero, attente, motif);
        demandes.changerEtat(numero, "EN_ATTENTE");
        journal.noter(numero, NIVEAU.in(execution), "Horloge arrêtée : on attend " + mots.attente(attente), motif);
        if (attente.equals("DEMANDEUR")) {
            aviser.demandeur(execution, "question-demandeur", Map.of("motif", motif));
        }
    }
}
