package ca.jalon.calendrier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Recalcule au démarrage tout ce qui court : des heures ou des fermetures changées dans les réglages valent aussitôt. */
@Component
@Order(60)
class RecalculerEcheances implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(RecalculerEcheances.class);

    private final Echeances echeances;
    private final EcheanceTache taches;
    private final TransactionTemplate transaction;

    RecalculerEcheances(Echeances echeances, EcheanceTache taches, TransactionTemplate transaction) {
        this.echeances = echeances;
        this.taches = taches;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        int changees = transaction.execute(etat -> taches.recalculer());
        for (String cle : echeances.enCours()) {
            changees += transaction.execute(etat -> echeances.recalculer(cle));
        }
        if (changees > 0) {
            LOG.info("Le calendrier a changé : {} échéances recalculées.", changees);
        }
    }
}
