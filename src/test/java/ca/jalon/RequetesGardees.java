package ca.jalon;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSessionFactory;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Garde, d'une application à la suivante, les requêtes SQL du moteur déjà lues : le tiers d'un démarrage les relisait.
 *
 * <p>Elles ne dépendent que de la sorte de base ; seule la base où elles partent change.
 */
@Component
public class RequetesGardees extends AbstractProcessEnginePlugin {

    private static final Map<String, SqlSessionFactory> PAR_SORTE = new ConcurrentHashMap<>();

    private final String sorte;

    RequetesGardees(@Value("${spring.datasource.url}") String adresse) {
        this.sorte = adresse.split(":")[1];
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setSqlSessionFactory(PAR_SORTE.get(sorte));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        diriger(configuration);
        PAR_SORTE.put(sorte, configuration.getSqlSessionFactory());
    }

    /** Fait partir vers la base de ce moteur les requêtes qu'il partage avec d'autres. */
    static void diriger(ProcessEngineConfigurationImpl configuration) {
        Configuration requetes = configuration.getSqlSessionFactory().getConfiguration();
        Environment ou = requetes.getEnvironment();
        requetes.setEnvironment(new Environment(ou.getId(), ou.getTransactionFactory(), configuration.getDataSource()));
    }
}
