package ca.jalon.moteur.droits;

import ca.jalon.formulaire.Administrateurs;
import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.ChaineDesCommandes;
import ca.jalon.moteur.LectureCommandes.Lecture;
import ca.jalon.moteur.Place;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.ProcessDefinitionStatisticsQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Refuse (400) toute expression dans une requête, à n'importe quelle profondeur, et une page impossible ; réserve aux administrateurs les nombres
 * que le moteur ne cloisonne pas.
 *
 * <p>Le moteur 7.24.0 évalue celles des {@code orQueries} d'une requête de passage : c'est du code exécuté au gré de
 * l'appelant. Seules restent, dans un filtre enregistré, celles de la liste fermée.
 */
@Component
class GardeRequetes implements ChaineDesCommandes.Maillon {

    static final Set<String> PERMISES = Set.of("${currentUser()}", "${currentUserGroups()}", "${now()}");

    private static final Lecture<org.camunda.bpm.engine.filter.Filter> FILTRE_ENREGISTRE =
            new Lecture<>(SaveFilterCmd.class, "filter");
    private static final Lecture<String> FILTRE_EXECUTE = new Lecture<>(AbstractExecuteFilterCmd.class, "filterId");
    private static final Lecture<Object> COMPLEMENT = new Lecture<>(AbstractExecuteFilterCmd.class, "extendingQuery");

    private final ObjectProvider<Administrateurs> administrateurs;

    GardeRequetes(ObjectProvider<Administrateurs> administrateurs) {
        this.administrateurs = administrateurs;
    }

    @Override
    public Map<Place, CommandInterceptor> intercepteurs(ProcessEngineConfigurationImpl configuration) {
        return Map.of(Place.REQUETE, new Passage(configuration), Place.FILTRE, new Profondeur());
    }

    /** À l'entrée du moteur : ce que l'appelant apporte. */
    private final class Passage extends CommandInterceptor {

        private final ProcessEngineConfigurationImpl configuration;

        Passage(ProcessEngineConfigurationImpl configuration) {
            this.configuration = configuration;
        }

        @Override
        public <T> T execute(Command<T> commande) {
            if (Context.getCommandContext() == null) {
                if (commande instanceof ProcessDefinitionStatisticsQueryImpl) {
                    reserver(configuration.getIdentityService().getCurrentAuthentication());
                }
                if (commande instanceof AbstractQuery<?, ?> requete) {
                    exiger(requete, Set.of());
                } else if (commande instanceof AbstractExecuteFilterCmd) {
                    exiger(COMPLEMENT.de(commande), Set.of());
                } else if (commande instanceof SaveFilterCmd) {
                    exiger(FILTRE_ENREGISTRE.de(commande).getQuery(), PERMISES);
                }
            }
            return next.execute(commande);
        }
    }

    /** Sous une commande : ce qu'un filtre enregistré contient, fût-il écrit droit dans la base. */
    private static final class Profondeur extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> commande) {
            if (commande instanceof AbstractExecuteFilterCmd) {
                CommandContext contexte = Context.getCommandContext();
                FilterEntity filtre = contexte.runWithoutAuthorization(
                        () -> contexte.getFilterManager().findFilterById(FILTRE_EXECUTE.de(commande)));
                exiger(filtre == null ? null : filtre.getQuery(), PERMISES);
            } else if (commande instanceof AbstractQuery<?, ?> requete) {
                exiger(requete, PERMISES);
            }
            return next.execute(commande);
        }
    }

    /** Qui peut démarrer un processus y lirait le nombre des instances de toutes les organisations. */
    private void reserver(Authentication personne) {
        if (personne == null) {
            return;
        }
        Administrateurs connus = administrateurs.getIfAvailable();
        if (connus == null || !connus.estAdministrateur(personne.getUserId(), personne.getGroupIds())) {
            throw new Refus(403, "Réservé aux administrateurs : compter les instances de chaque processus.");
        }
    }

    private static void exiger(Object requete, Set<String> permises) {
        if (!(requete instanceof AbstractQuery<?, ?> connue)) {
            return;
        }
        if (!permises.containsAll(expressions(connue))) {
            throw new Refus(400, "Une requête ne peut pas contenir d’expression.");
        }
        if (connue.getMaxResults() < 0 || connue.getFirstResult() < 0) {
            throw new Refus(400, "« firstResult » et « maxResults » ne sont jamais négatifs.");
        }
    }

    private static Collection<String> expressions(AbstractQuery<?, ?> requete) {
        Set<String> expressions = new TreeSet<>(requete.getExpressions().values());
        if (requete instanceof TaskQueryImpl taches) {
            // La liste est plate : les parties la partagent avec la requête principale.
            taches.getQueries()
                    .forEach(
                            partie -> expressions.addAll(partie.getExpressions().values()));
        }
        return expressions;
    }
}
