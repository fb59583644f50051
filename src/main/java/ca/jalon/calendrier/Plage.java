package ca.jalon.calendrier;

import java.time.Duration;
import java.time.Instant;

/** Borne une ouverture continue, dans le temps réel. */
record Plage(Instant ouverture, Instant fermeture) {

    Duration commun(Instant debut, Instant fin) {
        Duration commun = Duration.between(apres(debut), avant(fin));
        return commun.isNegative() ? Duration.ZERO : commun;
    }

    Instant apres(Instant instant) {
        return instant.isAfter(ouverture) ? instant : ouverture;
    }

    Instant avant(Instant instant) {
        return instant.isBefore(fermeture) ? instant : fermeture;
    }
}
