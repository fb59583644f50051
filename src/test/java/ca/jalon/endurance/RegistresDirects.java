package ca.jalon.endurance;

import ca.jalon.EcritsEssai;
import ca.jalon.dossier.Ecrits;
import ca.jalon.registre.Decisions;
import ca.jalon.registre.Depots;
import ca.jalon.sceau.Actes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Les registres de Jalon ouverts sur une base sans qu'aucun nœud s'en mêle. */
final class RegistresDirects implements AutoCloseable {

    private final AnnotationConfigApplicationContext contexte = new AnnotationConfigApplicationContext();

    RegistresDirects(JdbcClient base) {
        contexte.registerBean(JdbcClient.class, () -> base);
        contexte.registerBean(Clock.class, Clock::systemUTC);
        contexte.register(Actes.class, Decisions.class, Depots.class, Ecrits.class);
        contexte.refresh();
    }

    /** Dépose un dossier d'opportunité à autoriser, signé, et rend son identifiant. */
    long deposer(String numero) {
        EcritsEssai.deposer(contexte.getBean(Ecrits.class), numero, "dossier-opportunite", Map.of());
        return contexte.getBean(Depots.class)
                .deposer(numero, "DO", "Dossier " + numero, "kbouchard")
                .id();
    }

    /** Ce qui cloche dans la chaîne d'empreintes des décisions d'un numéro. */
    List<?> anomalies(String numero) {
        return contexte.getBean(Decisions.class).verifier(numero);
    }

    @Override
    public void close() {
        contexte.close();
    }
}
