package ca.jalon.moteur.requetes;

import ca.jalon.moteur.ChaineDesCommandes;
import ca.jalon.moteur.Place;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * Montre dans une liste le numéro, le titre et le niveau d'un dossier à qui peut lire l'une de ses tâches, rien d'autre.
 *
 * <p>Tasklist remplit les colonnes d'un filtre par une requête de variables, que le moteur réserve à qui peut lire
 * l'instance entière. Celle-ci ne passe que si elle ne demande que ces noms, dans les portées de tâches lisibles.
 */
@Component
public class ColonnesDeListe implements ChaineDesCommandes.Maillon {

    public static final List<String> PROJET = List.of("numeroProjet", "titreProjet", "niveauProjet");
    public static final List<String> SOUTIEN = List.of("numeroDemande", "resume", "niveauSoutien");

    @Override
    public Map<Place, CommandInterceptor> intercepteurs(ProcessEngineConfigurationImpl configuration) {
        return Map.of(Place.COLONNES, new Passage());
    }

    private static final class Passage extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> commande) {
            CommandContext contexte = Context.getCommandContext();
            return commande instanceof VariableInstanceQueryImpl requete && permise(requete, contexte)
                    ? contexte.runWithoutAuthorization(() -> next.execute(commande))
                    : next.execute(commande);
        }

        private static boolean permise(VariableInstanceQueryImpl requete, CommandContext contexte) {
            String[] noms = requete.getVariableNames();
            String[] portees = requete.getVariableScopeIds();
            return noms != null
                    && portees != null
                    && Arrays.stream(noms).allMatch(nom -> PROJET.contains(nom) || SOUTIEN.contains(nom))
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
