package ca.jalon.moteur.droits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Fait attendre, de plus en plus, qui se trompe de mot de passe sur un compte depuis une adresse.
 *
 * <p>Ni le compte ni l'adresse seuls : sinon n'importe qui fermerait la porte à un ministre, ou à tout un hôpital qui sort
 * par la même adresse. Mémoire du nœud, bornée.
 */
final class FreinEssais {

    /** Attente après le premier essai raté, en secondes ; elle double à chaque autre. */
    private static final long PREMIERE = 3;

    private static final long PLUS_LONGUE = 300;
    private static final int DOUBLEMENTS = 7;

    private record Paire(String compte, String adresse) {}

    private record Rates(int nombre, Instant libre) {}

    private final Clock horloge;
    private final Cache<Paire, Rates> memoire = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    FreinEssais(Clock horloge) {
        this.horloge = horloge;
    }

    /** Secondes à attendre avant un autre essai ; zéro s'il est permis. */
    long attente(String compte, String adresse) {
        Rates rates = memoire.getIfPresent(new Paire(compte, adresse));
        if (rates == null) {
            return 0;
        }
        long millisecondes = Duration.between(horloge.instant(), rates.libre()).toMillis();
        return Math.max(0, (millisecondes + 999) / 1000);
    }

    void rate(String compte, String adresse) {
        memoire.asMap().compute(new Paire(compte, adresse), (paire, avant) -> {
            int nombre = avant == null ? 1 : avant.nombre() + 1;
            long secondes = Math.min(PLUS_LONGUE, PREMIERE << Math.min(nombre - 1, DOUBLEMENTS));
            return new Rates(nombre, horloge.instant().plusSeconds(secondes));
        });
    }

    void reussi(String compte, String adresse) {
        memoire.invalidate(new Paire(compte, adresse));
    }
}
