package ca.jalon.moteur;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.stereotype.Component;

/**
 * Garde un instant la version en vigueur d'une table ou d'un formulaire, que chaque envoi redemandait à la base.
 *
 * <p>Ce que ce nœud déploie ou retire vaut aussitôt ; ce qu'un autre déploie, une seconde plus tard au plus.
 */
@Component
public class DefinitionsGardees implements ChaineDesCommandes.Maillon {

    private static final Duration FRAICHEUR = Duration.ofSeconds(1);

    private final Cache<Definition, Object> gardees =
            Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(FRAICHEUR).build();

    private record Definition(Class<?> sorte, String cle) {}

    /** Sans verrou : deux qui ne la savent pas la lisent tous deux, aucun n'attend l'autre avec sa connexion à la base. */
    public <V> V lire(Class<V> sorte, String cle, Supplier<V> lecture) {
        Definition definition = new Definition(sorte, cle);
        Object connue = gardees.getIfPresent(definition);
        if (connue == null) {
            connue = lecture.get();
            gardees.put(definition, connue);
        }
        return sorte.cast(connue);
    }

    public void oublier() {
        gardees.invalidateAll();
    }

    @Override
    public Map<Place, CommandInterceptor> intercepteurs(ProcessEngineConfigurationImpl configuration) {
        return Map.of(Place.DEPLOIEMENT, new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> commande) {
                try {
                    return next.execute(commande);
                } finally {
                    if (commande instanceof DeployCmd || commande instanceof DeleteDeploymentCmd) {
                        oublier();
                    }
                }
            }
        });
    }
}
