package ca.jalon.calendrier;

import java.time.Clock;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Refait le recalcul du démarrage sous d'autres réglages, comme un nœud qu'on relance après les avoir changés. */
public final class AutreCalendrier {

    private AutreCalendrier() {}

    public static void relancer(ApplicationContext contexte, ReglagesCalendrier reglages) {
        JdbcClient base = contexte.getBean(JdbcClient.class);
        Calendrier calendrier = new Calendrier(reglages);
        Echeances echeances =
                new Echeances(base, calendrier, contexte.getBean(Minuteries.class), contexte.getBean(Clock.class));
        EcheanceTache taches = new EcheanceTache(
                echeances,
                calendrier,
                contexte.getBean(EcheanceEtape.class),
                contexte.getBean(TaskService.class),
                contexte.getBean(RuntimeService.class),
                contexte.getBean(RepositoryService.class),
                contexte.getBean(RelanceTache.class),
                base);
        new RecalculerEcheances(reglages, echeances, taches, base, contexte.getBean(TransactionTemplate.class))
                .run(null);
    }
}
