package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.CORRECTION;
import static ca.jalon.soutien.Soutien.NIVEAU;
import static ca.jalon.soutien.Soutien.NUMERO;

import ca.jalon.calendrier.Echeances;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Relance l’horloge : ce qui court recule du temps de l’attente. */
@Component
class RelancerHorloge implements JavaDelegate {

    private final Echeances echeances;
    private final AvancementDesDemandes demandes;
    private final Journal journal;

    RelancerHorloge(Echeances echeances, AvancementDesDemandes demandes, Journal journal) {
        this.echeances = echeances;
        this.demandes = demandes;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {

        String numero = NUMERO.in(execution);
        echeances.reprendre(numero);
        demandes.changerEtat(numero, "EN_TRAITEMENT");
        journal.noter(
                numero,
                NIVEAU.in(execution),
                "Demande reprise",
                "Échéance de correction : "
                        + AviserSoutien.moment(echeances
                                .courante(numero, CORRECTION)
                                .orElseThrow()
                                .echeance()));
    }
}
