package ca.jalon.usage;

import static ca.jalon.usage.Usage.ANOMALIES;
import static ca.jalon.usage.Usage.CIBLES_ATTEINTES;
import static ca.jalon.usage.Usage.SERVICE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Réunit ce que {@code passage-routine} compare : l'atteinte des cibles, et les anomalies bloquantes du service au soutien. */
@Component
class PreparerRevue implements JavaDelegate {

    private final MesuresUsage mesures;
    private final JdbcClient base;

    PreparerRevue(MesuresUsage mesures, JdbcClient base) {
        this.mesures = mesures;
        this.base = base;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String service = SERVICE.in(execution);
        CIBLES_ATTEINTES.set(execution, MesuresUsage.ciblesAtteintes(mesures.de(service)));
        ANOMALIES.set(execution, base.sql("""
                                select count(*) from jalon.demande
                                where service_numero = ? and qualification = 'BLOQUANTE' and close_le is null
                                """).param(service).query(Long.class).single());
    }
}
