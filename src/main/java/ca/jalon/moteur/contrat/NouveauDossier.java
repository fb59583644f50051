package ca.jalon.moteur.contrat;

import ca.jalon.dossier.Ecrit;
import ca.jalon.moteur.ValeursMoteur;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** Ouvre, depuis un délégué, un dossier dont le premier écrit reprend celui d'un autre. */
@Component
public class NouveauDossier {

    private final Reponses reponses;
    private final Clock horloge;

    NouveauDossier(Reponses reponses, Clock horloge) {
        this.reponses = reponses;
        this.horloge = horloge;
    }

    /**
     * Démarre le processus avec les réponses d'un écrit, certaines changées.
     *
     * @param formulaire celui sous lequel le nouveau dossier garde ces réponses
     * @param variables ce que le processus reçoit de plus, qui n'est pas une réponse
     * @return le numéro que le processus s'est donné
     */
    public String ouvrir(
            String processus,
            String formulaire,
            Ecrit repris,
            Map<String, Object> changees,
            Map<String, Object> variables) {
        ProcessDefinitionEntity definition = Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedLatestProcessDefinitionByKey(processus);
        Ecrit ecrit = repris.repris(formulaire, definition.getDeploymentId(), horloge.instant(), changees);
        Map<String, Object> gardees = new HashMap<>(ecrit.valeurs());
        gardees.keySet().removeIf(nom -> !Declaration.de(definition).connait(nom));
        gardees.putAll(variables);
        ProcessInstance instance = reponses.pendant(
                ecrit,
                () -> Context.getProcessEngineConfiguration()
                        .getRuntimeService()
                        .createProcessInstanceById(definition.getId())
                        .setVariables(ValeursMoteur.typees(gardees))
                        .execute());
        reponses.ecrire(ecrit.rattache(instance.getBusinessKey(), instance.getId()));
        return instance.getBusinessKey();
    }
}
