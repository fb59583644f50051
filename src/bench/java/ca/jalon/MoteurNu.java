package ca.jalon;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;

/** Le moteur tel qu'il est publié, avec les mêmes interrupteurs que Jalon, et sa base à lui. */
public final class MoteurNu {

    private MoteurNu() {}

    /** Une base neuve du même PostgreSQL que Jalon. */
    public static HikariDataSource base() {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(BasePostgres.nouvelleBase());
        source.setUsername(BasePostgres.PROPRIETAIRE);
        source.setPassword(BasePostgres.MOT_DE_PASSE);
        source.addDataSourceProperty("reWriteBatchedInserts", true);
        return source;
    }

    public static StandaloneProcessEngineConfiguration reglages(DataSource source) {
        StandaloneProcessEngineConfiguration reglages = new StandaloneProcessEngineConfiguration();
        reglages.setProcessEngineName("nu");
        reglages.setDataSource(source);
        reglages.setDatabaseSchemaUpdate("true");
        reglages.setHistory("full");
        reglages.setHistoryRemovalTimeStrategy("start");
        reglages.setIdGenerator(new StrongUuidGenerator());
        reglages.setJobExecutorActivate(false);
        reglages.setMetricsEnabled(false);
        reglages.setDbMetricsReporterActivate(false);
        reglages.setTaskMetricsEnabled(false);
        reglages.setCmmnEnabled(false);
        reglages.setStandaloneTasksEnabled(false);
        return reglages;
    }
}
