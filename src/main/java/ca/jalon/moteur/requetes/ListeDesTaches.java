package ca.jalon.moteur.requetes;

import ca.jalon.moteur.droits.Droits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Cherche d'un coup les droits d'une personne sur les tâches, là où le moteur les joint à chacune.
 *
 * <p>Le moteur écrit {@code droit.ressource = tâche OU processus OU '*'} : aucune base ne sait joindre cela autrement
 * qu'une tâche après l'autre. Les mêmes lignes de droits, lues une fois, donnent la même réponse. Une révocation, que
 * seul un administrateur peut écrire, ramène la personne à la requête du moteur.
 */
@Component
class ListeDesTaches extends AbstractProcessEnginePlugin {

    private static final String REQUETES = "ca/jalon/moteur/requetes/taches.xml";

    private final JdbcClient base;

    ListeDesTaches(JdbcClient base) {
        this.base = base;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<SessionFactory> gestionnaires = configuration.getCustomSessionFactories() == null
                ? new ArrayList<>()
                : new ArrayList<>(configuration.getCustomSessionFactories());
        gestionnaires.add(new Gestionnaire(TaskManager.class, Taches::new));
        gestionnaires.add(new Gestionnaire(AuthorizationManager.class, () -> new Droits(base)));
        configuration.setCustomSessionFactories(gestionnaires);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        Configuration requetes = configuration.getSqlSessionFactory().getConfiguration();
        try (InputStream source = getClass().getClassLoader().getResourceAsStream(REQUETES)) {
            new XMLMapperBuilder(source, requetes, REQUETES, requetes.getSqlFragments()).parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Gestionnaire(Class<?> type, Supplier<Session> nouveau) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return type;
        }

        @Override
        public Session openSession() {
            return nouveau.get();
        }
    }

    /** Lit les tâches par nos requêtes dès que des droits sont à vérifier. */
    static final class Taches extends TaskManager {

        @Override
        @SuppressWarnings("unchecked")
        public List<Task> findTasksByQueryCriteria(TaskQueryImpl requete) {
            configureQuery(requete);
            return getDbEntityManager()
                    .selectList(
                            remplace(requete) ? "ca.jalon.moteur.requetes.Taches.lister" : "selectTaskByQueryCriteria",
                            requete);
        }

        @Override
        public long findTaskCountByQueryCriteria(TaskQueryImpl requete) {
            configureQuery(requete);
            return (Long) getDbEntityManager()
                    .selectOne(
                            remplace(requete)
                                    ? "ca.jalon.moteur.requetes.Taches.compter"
                                    : "selectTaskCountByQueryCriteria",
                            requete);
        }

        /** Retire la jointure du moteur si notre requête vérifie à sa place. */
        private static boolean remplace(TaskQueryImpl requete) {
            AuthorizationCheck droits = requete.getAuthCheck();
            boolean remplace = droits.isAuthorizationCheckEnabled()
                    && droits.getAuthUserId() != null
                    && !droits.isRevokeAuthorizationCheckEnabled();
            if (remplace) {
                droits.setAuthorizationCheckEnabled(false);
            }
            return remplace;
        }
    }
}
