package ca.jalon.calendrier;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Calcule l'échéance d'une étape du cycle et sa relance : du début de la tâche, de son délai et des pauses finies depuis. */
@Component
class EcheanceEtape {

    private final DelaisCycle delais;

    EcheanceEtape(DelaisCycle delais) {
        this.delais = delais;
    }

    /** @param relance le rappel suivant ; l'échéance, s'il n'en reste pas */
    record Dates(Instant echeance, Instant relance) {}

    /**
     * Une tâche qui court.
     *
     * @param envergure {@code null} tant que le projet n'en a pas
     * @param rappels déjà envoyés
     */
    record Course(String etape, String envergure, String etablissement, Instant debut, int rappels) {}

    Dates calculer(Calendrier calendrier, Course course, List<Pause> pauses) {
        DelaisCycle.Etape etape = delais.de(course.etape(), course.envergure());
        Instant debut = course.debut();
        TempsOuvert temps = calendrier.utilisable(course.etablissement(), false, debut);
        Instant echeance = temps.echeance(debut, etape.echeance());
        Instant relance = temps.echeance(debut, etape.rappel());
        for (int rappel = 1; rappel <= course.rappels(); rappel++) {
            relance = temps.echeance(relance, etape.rappel());
        }
        if (course.rappels() > 0 && (course.rappels() >= etape.nombreRappels() || relance.isAfter(echeance))) {
            relance = echeance;
        }
        return new Dates(temps.apresPauses(echeance, debut, pauses), temps.apresPauses(relance, debut, pauses));
    }

    /** Le rappel d'une échéance déjà fixée, un délai de rappel avant elle ; elle-même s'il serait passé. */
    Instant avant(Calendrier calendrier, Course course, Instant echeance) {
        Instant rappel = calendrier
                .utilisable(course.etablissement(), false, course.debut())
                .rappel(echeance, delais.de(course.etape(), course.envergure()).rappel());
        return rappel.isAfter(course.debut()) ? rappel : echeance;
    }
}
