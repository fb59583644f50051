package ca.jalon.moteur;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Pose autour des commandes du moteur ce que chacun y met, dans l'ordre de {@link Place}. */
@Component
public class ChaineDesCommandes extends AbstractProcessEnginePlugin {

    /** Ce qui se tient à une ou plusieurs places. */
    public interface Maillon {

        Map<Place, CommandInterceptor> intercepteurs(ProcessEngineConfigurationImpl configuration);
    }

    private final ObjectProvider<Maillon> maillons;

    ChaineDesCommandes(ObjectProvider<Maillon> maillons) {
        this.maillons = maillons;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        Map<Place, CommandInterceptor> tous = new EnumMap<>(Place.class);
        maillons.forEach(maillon -> tous.putAll(maillon.intercepteurs(configuration)));
        configuration.setCustomPreCommandInterceptorsTxRequired(places(tous, false));
        configuration.setCustomPostCommandInterceptorsTxRequired(places(tous, true));
    }

    private static List<CommandInterceptor> places(Map<Place, CommandInterceptor> tous, boolean dansLaTransaction) {
        return tous.entrySet().stream()
                .filter(place -> place.getKey().dansLaTransaction() == dansLaTransaction)
                .map(Map.Entry::getValue)
                .toList();
    }
}
