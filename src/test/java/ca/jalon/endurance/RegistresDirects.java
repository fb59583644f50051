package ca.jalon.endurance;

import ca.jalon.DecisionsEssai;
import ca.jalon.dossier.Ecrits;
import ca.jalon.registre.ChaineDesDecisions;
import ca.jalon.registre.Decisions;
import ca.jalon.registre.Depots;
import ca.jalon.sceau.Actes;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Les registres de Jalon ouverts sur une base sans qu'aucun nœud s'en mêle. */
final class RegistresDirects implements AutoCloseable {

    private final AnnotationConfigApplicationContext contexte = new AnnotationConfigApplicationContext();

    RegistresDirects(JdbcClient base) {
        contexte.registerBean(JdbcClient.class, () -> base);
        contexte.registerBean(Clock.class, Clock::systemUTC);
        contexte.register(Actes.class, Decisions.class, ChaineDesDecisions.class, Depots.class, Ecrits.class);
        contexte.refresh();
    }

    /** Dépose un dossier d'opportunité à autoriser, signé, et rend son identifiant. */
    long deposer(String numero) {
        return DecisionsEssai.deposer(contexte.getBean(Ecrits.class), contexte.getBean(Depots.class), numero);
    }

    /** Ce qui cloche dans la chaîne d'empreintes des décisions d'un numéro. */
    List<?> anomalies(String numero) {
        return contexte.getBean(ChaineDesDecisions.class).verifier(numero);
    }

    @Override
    public void close() {
        contexte.close();
    }
}
