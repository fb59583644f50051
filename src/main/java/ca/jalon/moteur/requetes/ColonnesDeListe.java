package ca.jalon.moteur.requetes;

import ca.jalon.moteur.ChaineDesCommandes;
import ca.jalon.moteur.Place;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Montre dans une liste les colonnes que son métier déclare ({@link ListesDeTaches}) à qui peut lire l'une de ses tâches, rien d'autre.
 *
 * <p>Tasklist remplit les colonnes d'un filtre par une requête de variables, que le moteur réserve à qui peut lire
 * l'instance entière. Celle-ci ne passe que si elle ne demande que ces noms, dans les portées de tâches lisibles.
 */
@Component
public class ColonnesDeListe implements ChaineDesCommandes.Maillon {

    private final Set<String> montrees;

    ColonnesDeListe(List<ListesDeTaches> listes) {
        this.montrees = listes.stream()
                .flatMap(liste -> liste.colonnes().stream())
                .map(ListesDeTaches.Colonne::variable)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Map<Place, CommandInterceptor> intercepteurs(ProcessEngineConfigurationImpl configuration) {
        return Map.of(Place.COLONNES, new Passage(montrees));
    }

    private static final class Passage extends CommandInterceptor {

        private final Set<String> montrees;

        Passage(Set<String> montrees) {
            this.montrees = montrees;
        }

        @Override
        public <T> T execute(Command<T> commande) {
            CommandContext contexte = Context.getCommandContext();
            return commande instanceof VariableInstanceQueryImpl requete && permise(requete, contexte)
                    ? contexte.runWithoutAuthorization(() -> next.execute(commande))
                    : next.execute(commande);
        }

        private boolean permise(VariableInstanceQueryImpl requete, CommandContext contexte) {
            String[] noms = requete.getVariableNames();
            String[] portees = requete.getVariableScopeIds();
            return noms != null
                    && portees != null
                    && Arrays.stream(noms).allMatch(montrees::contains)
                    && lisibles(portees, contexte).containsAll(Arrays.asList(portees));
        }

        /** Les portées des tâches que la personne peut lire dans ces instances. */
        private static Set<String> lisibles(String[] instances, CommandContext contexte) {
            TaskQueryImpl requete = (TaskQueryImpl) contexte.getProcessEngineConfiguration()
                    .getTaskService()
                    .createTaskQuery()
                    .processInstanceIdIn(instances);
            Set<String> lisibles = new HashSet<>();
            for (Task tache : requete.unlimitedList()) {
                lisibles.addAll(List.of(tache.getId(), tache.getExecutionId(), tache.getProcessInstanceId()));
            }
            return lisibles;
        }
    }
}
