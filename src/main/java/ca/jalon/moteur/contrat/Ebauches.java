package ca.jalon.moteur.contrat;

import ca.jalon.dossier.Ecrit;
import ca.jalon.formulaire.Demande;
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
        return plugin.contrat()
                .ebaucher(
                        plugin.formulaires()
                                .enVigueur(formulaire, Context.getCommandContext())
                                .orElseThrow(
                                        () -> new IllegalStateException("Formulaire absent du moteur : " + formulaire)),
                        valeurs,
                        new Demande(null, List.of(), null, Map.of()));
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
