package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.NUMERO_SERVICE;

import ca.jalon.avis.Avis;
import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.registre.EvaluationAnticipee;
import ca.jalon.registre.Signalement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * Signale un service fragile : trois demandes montées au niveau 3 en 90 jours.
 *
 * <p>Les pilotes et le CCT l'apprennent ; le projet qui a livré le service reçoit le risque à son registre, et
 * l'évaluation de sa pérennité, si elle attend sa date, est devancée.
 */
@Component
class SignalerFragilite {

    private static final int SEUIL = 3;
    private static final int JOURS = 90;

    private final Demandes demandes;
    private final Dossiers dossiers;
    private final Signalement signalement;
    private final AviserSoutien aviser;
    private final EvaluationAnticipee evaluation;
    private final Clock horloge;

    SignalerFragilite(
            Demandes demandes,
            Dossiers dossiers,
            Signalement signalement,
            AviserSoutien aviser,
            EvaluationAnticipee evaluation,
            Clock horloge) {
        this.demandes = demandes;
        this.dossiers = dossiers;
        this.signalement = signalement;
        this.aviser = aviser;
        this.evaluation = evaluation;
        this.horloge = horloge;
    }

    void examiner(DelegateExecution execution) {
        String service = NUMERO_SERVICE.find(execution).orElse(null);
        Instant depuis = horloge.instant().minus(JOURS, ChronoUnit.DAYS);
        if (service == null || demandes.niveaux3(service, depuis) != SEUIL) {
            return;
        }
        Optional<Dossier> projet = dossiers.trouver(service).filter(Dossier::actif);
        boolean devancee = projet.map(evaluation::devancer).orElse(false);
        projet.ifPresent(this::leverRisque);
        Set<String> aviser = new LinkedHashSet<>();
        for (String role : List.of("pilote-clinique", "pilote-technologique", "coordonnateur-cct")) {
            aviser.add(Avis.groupe(this.aviser.groupe(execution, role)));
        }
        this.aviser.envoyer(execution, "service-fragile", aviser, Map.of("suite", suite(projet.isPresent(), devancee)));
    }

    private static String suite(boolean projetEnCours, boolean devancee) {
        if (!projetEnCours) {
            return "Inscrivez ce risque au plan d’action du service.";
        }
        return devancee
                ? "Le risque est inscrit au projet, et l’évaluation de sa pérennité est devancée."
                : "Le risque est inscrit au projet.";
    }

    /** Le risque se suit comme un autre, par le chargé de projet : il se produit déjà, et ses effets sont sérieux. */
    private void leverRisque(Dossier projet) {
        signalement.risque(
                projet.numero(),
                "Service fragile : %d demandes montées au niveau 3 en %d jours.".formatted(SEUIL, JOURS),
                5,
                3);
    }
}
