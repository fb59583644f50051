package ca.jalon.dossier;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Retient, le temps d'ouvrir un formulaire de départ, de quel dossier une personne veut parler.
 *
 * <p>Rien ici n'est un droit : le formulaire propose le dossier, et la porte juge de nouveau ce qu'on envoie.
 */
@Component
public class Intentions {

    /** Le temps d'une page qui se charge, même après une connexion. */
    private static final Duration VIE = Duration.ofMinutes(5);

    private final JdbcClient base;
    private final Clock horloge;

    Intentions(JdbcClient base, Clock horloge) {
        this.base = base;
        this.horloge = horloge;
    }

    /** La dernière intention d'une personne pour un processus remplace la précédente. */
    public void retenir(String compte, String processus, String dossier) {
        base.sql("delete from jalon.intention where compte = ? and processus = ? or jusque < ?")
                .params(compte, processus, Timestamp.from(horloge.instant()))
                .update();
        base.sql("insert into jalon.intention (compte, processus, dossier, jusque) values (?, ?, ?, ?)")
                .params(
                        compte,
                        processus,
                        dossier,
                        Timestamp.from(horloge.instant().plus(VIE)))
                .update();
    }

    /** Le dossier dont cette personne voulait parler ; ne se demande qu'une fois. */
    public Optional<String> prendre(String compte, String processus) {
        Optional<String> dossier = base.sql(
                        "select dossier from jalon.intention where compte = ? and processus = ? and jusque >= ?")
                .params(compte, processus, Timestamp.from(horloge.instant()))
                .query(String.class)
                .optional();
        if (dossier.isPresent()) {
            base.sql("delete from jalon.intention where compte = ? and processus = ?")
                    .params(compte, processus)
                    .update();
        }
        return dossier;
    }
}
