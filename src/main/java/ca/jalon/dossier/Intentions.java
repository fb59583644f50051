package ca.jalon.dossier;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Retient, le temps d'ouvrir un formulaire de départ, de quel dossier une personne veut parler, et ce que la page d'où elle vient
 * sait déjà de sa réponse.
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

    /**
     * Ce qu'un formulaire de départ propose.
     *
     * @param dossier {@code null} s'il n'est question d'aucun
     * @param reponses valeur de chaque champ déjà su, par sa clé
     */
    public record Intention(String dossier, Map<String, String> reponses) {}

    public void retenir(String compte, String processus, String dossier) {
        retenir(compte, processus, new Intention(dossier, Map.of()));
    }

    /** La dernière intention d'une personne pour un processus remplace la précédente. */
    public void retenir(String compte, String processus, Intention intention) {
        base.sql("delete from jalon.intention where compte = ? and processus = ? or jusque < ?")
                .params(compte, processus, Timestamp.from(horloge.instant()))
                .update();
        base.sql("insert into jalon.intention (compte, processus, dossier, reponses, jusque) values (?, ?, ?, ?, ?)")
                .params(
                        compte,
                        processus,
                        intention.dossier(),
                        ecrire(intention.reponses()),
                        Timestamp.from(horloge.instant().plus(VIE)))
                .update();
    }

    /** Ce dont cette personne voulait parler ; ne se demande qu'une fois. */
    public Optional<Intention> prendre(String compte, String processus) {
        Optional<Intention> intention = base.sql(
                        "select dossier, reponses from jalon.intention where compte = ? and processus = ? and jusque >= ?")
                .params(compte, processus, Timestamp.from(horloge.instant()))
                .query((ligne, rang) -> new Intention(ligne.getString("dossier"), lire(ligne.getString("reponses"))))
                .optional();
        if (intention.isPresent()) {
            base.sql("delete from jalon.intention where compte = ? and processus = ?")
                    .params(compte, processus)
                    .update();
        }
        return intention;
    }

    private static String ecrire(Map<String, String> reponses) {
        return reponses.isEmpty()
                ? null
                : reponses.entrySet().stream()
                        .map(reponse -> reponse.getKey() + "=" + reponse.getValue())
                        .collect(Collectors.joining("&"));
    }

    /** Ce que dit {@code cle=valeur&cle=valeur} ; des codes, jamais un texte tapé. */
    public static Map<String, String> lire(String reponses) {
        return reponses == null || reponses.isEmpty()
                ? Map.of()
                : Stream.of(reponses.split("&"))
                        .map(reponse -> reponse.split("=", 2))
                        .collect(Collectors.toMap(reponse -> reponse[0], reponse -> reponse[1]));
    }
}
