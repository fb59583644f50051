package ca.jalon.moteur.contrat;

import ca.jalon.dossier.Ecrit;
import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Formulaire;
import ca.jalon.formulaire.ReponseDite;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.stereotype.Component;

/** Ce que la machine sait déjà d'un formulaire : dit avec ses questions, ou déposé pour que la personne le trouve rempli. */
@Component
public class Ebauches {

    private final PluginFormulaires plugin;
    private final Reponses reponses;
    private final Clock horloge;

    Ebauches(PluginFormulaires plugin, Reponses reponses, Clock horloge) {
        this.plugin = plugin;
        this.reponses = reponses;
        this.horloge = horloge;
    }

    /**
     * Ces valeurs sous les questions du formulaire en vigueur, dans son ordre. À appeler d'un délégué, d'un écouteur ou d'une
     * source.
     *
     * @throws IllegalStateException si le formulaire n'est pas déployé
     */
    public List<ReponseDite> dire(String formulaire, Map<String, Object> valeurs) {
        return plugin.contrat().ebaucher(enVigueur(formulaire), valeurs, demande(Map.of()));
    }

    /**
     * Ce que le formulaire en vigueur exigerait encore après ces réponses. À appeler d'un délégué ou d'un écouteur.
     *
     * @param variables ce que la tâche montrerait au formulaire, dont ses conditions dépendent
     * @throws IllegalStateException si le formulaire n'est pas déployé
     */
    public Set<String> manquants(
            String formulaire, Map<String, Object> reponsesDonnees, Map<String, Object> variables) {
        return plugin.contrat().manquants(enVigueur(formulaire), reponsesDonnees, demande(variables));
    }

    private Formulaire enVigueur(String formulaire) {
        return plugin.formulaires()
                .enVigueur(formulaire, Context.getCommandContext())
                .orElseThrow(() -> new IllegalStateException("Formulaire absent du moteur : " + formulaire));
    }

    private static Demande demande(Map<String, Object> variables) {
        return new Demande(null, List.of(), null, variables);
    }

    /** Dépose au dossier de l'instance, au nom de Jalon, un écrit que ce formulaire reprendra. */
    public void deposer(DelegateExecution execution, String formulaire, Map<String, Object> valeurs) {
        reponses.ecrire(new Ecrit(
                UUID.randomUUID().toString(),
                execution.getProcessBusinessKey(),
                formulaire,
                Ecrit.REPRISE,
                null,
                null,
                horloge.instant(),
                null,
                null,
                execution.getProcessInstanceId(),
                execution.getProcessInstanceId(),
                ((ExecutionEntity) execution).getProcessDefinition().getDeploymentId(),
                dire(formulaire, valeurs),
                Set.of()));
    }
}
