package ca.jalon.registre;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Apprend aux ententes en signature qu'un établissement ne reçoit plus le service : sa signature n'est plus attendue. */
@Component
class SitesRetires {

    /** Message du modèle {@code entente-collaboration}. */
    private static final String MESSAGE = "site-retire";

    private final JdbcClient base;
    private final RuntimeService executions;

    SitesRetires(JdbcClient base, RuntimeService executions) {
        this.base = base;
        this.executions = executions;
    }

    @EventListener
    void annoncer(Services.SitesChanges fait) {
        if (!fait.sortis().isEmpty()) {
            annoncer(fait.numero(), fait.sortis());
        }
    }

    private void annoncer(String service, Collection<String> sortis) {
        List<String> ententes = base.sql("""
                        select distinct e.numero from jalon.entente e
                        join jalon.entente_partie p on p.entente = e.numero and p.version = e.version
                        where e.service = :service and e.signature_ouverte = true and p.organisation in (:sortis)
                        """)
                .param("service", service)
                .param("sortis", sortis)
                .query(String.class)
                .list();
        ententes.forEach(entente -> {
            base.sql("""
                            update jalon.entente_partie set etat = 'RETIREE'
                            where entente = :entente and organisation in (:sortis)
                              and version = (select version from jalon.entente where numero = :entente)
                            """).param("entente", entente).param("sortis", sortis).update();
            executions
                    .createMessageCorrelation(MESSAGE)
                    .processInstanceBusinessKey(entente)
                    .correlateAllWithResult();
        });
    }
}
