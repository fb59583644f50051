package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.CONTINU;
import static ca.jalon.soutien.Soutien.CORRECTION;
import static ca.jalon.soutien.Soutien.DELAI_CORRECTION;
import static ca.jalon.soutien.Soutien.ETABLISSEMENT;
import static ca.jalon.soutien.Soutien.NUMERO;
import static ca.jalon.soutien.Soutien.QUALIFICATION;
import static ca.jalon.soutien.Soutien.QUALIFICATION_PROPOSEE;

import ca.jalon.calendrier.Echeance;
import ca.jalon.calendrier.Echeances;
import ca.jalon.calendrier.TempsOuvert;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Fait courir le délai de correction depuis le dépôt, et retient la qualification proposée. */
@Component
class LancerHorloge implements ExecutionListener {

    private final Echeances echeances;
    private final Demandes demandes;
    private final AvancementDesDemandes avancement;

    LancerHorloge(Echeances echeances, Demandes demandes, AvancementDesDemandes avancement) {
        this.echeances = echeances;
        this.demandes = demandes;
        this.avancement = avancement;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String numero = NUMERO.in(execution);
        QUALIFICATION_PROPOSEE.set(execution, QUALIFICATION.in(execution));
        Demande demande = demandes.lire(numero);
        avancement.qualifier(
                numero, QUALIFICATION.in(execution), demande.typeSoutien(), demande.niveauService(), false);
        Echeance correction = echeances.ouvrir(
                numero,
                CORRECTION,
                demande.inscriteLe(),
                DELAI_CORRECTION.in(execution),
                ETABLISSEMENT.in(execution),
                CONTINU.in(execution));
        execution.setVariable("avertissementCorrection", iso(correction.avertissement()));
        execution.setVariable("echeanceCorrection", iso(correction.echeance()));
        execution.setVariable("echeance", jour(correction.echeance()));
    }

    /** Instant avec décalage, que lisent les minuteries. */
    static String iso(Instant instant) {
        return instant.atZone(TempsOuvert.FUSEAU).toOffsetDateTime().toString();
    }

    /** Date du Québec, que montre un formulaire. */
    static String jour(Instant instant) {
        return instant.atZone(TempsOuvert.FUSEAU).toLocalDate().toString();
    }
}
