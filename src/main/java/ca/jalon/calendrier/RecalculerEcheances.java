package ca.jalon.calendrier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Recalcule au démarrage tout ce qui court : des heures ou des fermetures changées dans les réglages valent aussitôt.
 *
 * <p>Les derniers réglages appliqués restent en base : ce qu'ils changent au délai d'une tâche du cycle s'en déduit.
 */
@Component
@Order(60)
class RecalculerEcheances implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(RecalculerEcheances.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReglagesCalendrier reglages;
    private final Echeances echeances;
    private final EcheanceTache taches;
    private final JdbcClient base;
    private final TransactionTemplate transaction;

    RecalculerEcheances(
            ReglagesCalendrier reglages,
            Echeances echeances,
            EcheanceTache taches,
            JdbcClient base,
            TransactionTemplate transaction) {
        this.reglages = reglages;
        this.echeances = echeances;
        this.taches = taches;
        this.base = base;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        int changees = transaction.execute(etat -> recalculerCycle());
        for (String cle : echeances.enCours()) {
            changees += transaction.execute(etat -> echeances.recalculer(cle));
        }
        if (changees > 0) {
            LOG.info("Le calendrier a changé : {} échéances recalculées.", changees);
        }
    }

    private int recalculerCycle() {
        Optional<ReglagesCalendrier> avant = base.sql("select reglages from jalon.calendrier for update")
                .query(String.class)
                .optional()
                .map(RecalculerEcheances::lire);
        if (avant.filter(reglages::equals).isPresent()) {
            return 0;
        }
        base.sql("delete from jalon.calendrier").update();
        base.sql("insert into jalon.calendrier (reglages) values (?)")
                .param(ecrire(reglages))
                .update();
        return avant.map(anciens -> taches.recalculer(new Calendrier(anciens))).orElse(0);
    }

    private static ReglagesCalendrier lire(String texte) {
        try {
            return JSON.readValue(texte, ReglagesCalendrier.class);
        } catch (JsonProcessingException illisible) {
            throw new IllegalStateException("jalon.calendrier illisible : " + texte, illisible);
        }
    }

    private static String ecrire(ReglagesCalendrier reglages) {
        try {
            return JSON.writeValueAsString(reglages);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
