package ca.jalon.moteur;

import static ca.jalon.moteur.LectureCommandes.FORMULAIRE_DEFINITION;
import static ca.jalon.moteur.LectureCommandes.FORMULAIRE_TACHE;

import ca.jalon.formulaire.ContratFormulaire;
import ca.jalon.formulaire.Demande;
import ca.jalon.formulaire.Formulaire;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractGetDeployedFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/** Remplit le formulaire servi : listes et textes de la personne qui le demande, variables au type de leur champ. */
final class ServiceFormulaires {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FormulairesLies formulaires;
    private final Supplier<ContratFormulaire> contrat;
    private final Reponses reponses;

    ServiceFormulaires(FormulairesLies formulaires, Supplier<ContratFormulaire> contrat, Reponses reponses) {
        this.formulaires = formulaires;
        this.contrat = contrat;
        this.reponses = reponses;
    }

    /**
     * Les variables que le formulaire montre, au type de leur champ, et les réponses qu'il reprend ; le reste ne quitte pas le
     * serveur.
     */
    VariableMap servir(GetTaskFormVariablesCmd commande, VariableMap lues, CommandContext contexte) {
        TaskEntity tache = contexte.getTaskManager().findTaskById(commande.resourceId);
        Optional<Formulaire> formulaire = formulaires.deLaTache(tache, contexte);
        if (formulaire.isEmpty()) {
            return lues;
        }
        VariableMap montrees = Variables.createVariables();
        lues.keySet().stream()
                .filter(formulaire.get()::montre)
                .filter(nom -> !formulaire.get().reprises().aRedire().contains(nom))
                .forEach(nom -> montrees.putValueTyped(nom, lues.getValueTyped(nom)));
        reponses.visibles(tache, formulaire).forEach((nom, valeur) -> {
            boolean demandee = commande.formVariableNames == null || commande.formVariableNames.contains(nom);
            if (demandee && !lues.containsKey(nom) && formulaire.get().montre(nom)) {
                montrees.putAll(ValeursMoteur.typees(Collections.singletonMap(nom, valeur)));
            }
        });
        formulaire.get().listes().stream()
                .filter(montrees::containsKey)
                .forEach(nom -> montrees.putValueTyped(nom, ValeursMoteur.liste(montrees.getValueTyped(nom))));
        return montrees;
    }

    /** Le moteur a déjà vérifié que la personne peut lire ce formulaire. */
    InputStream servir(AbstractGetDeployedFormCmd commande, InputStream brut, CommandContext contexte) {
        Optional<Formulaire> formulaire;
        Map<String, Object> visibles = Map.of();
        if (commande instanceof GetDeployedTaskFormCmd) {
            TaskEntity tache = contexte.getTaskManager().findTaskById(FORMULAIRE_TACHE.de(commande));
            formulaire = formulaires.deLaTache(tache, contexte);
            visibles = reponses.visibles(tache, formulaire);
        } else {
            ProcessDefinitionEntity definition = contexte.getProcessEngineConfiguration()
                    .getDeploymentCache()
                    .findDeployedProcessDefinitionById(FORMULAIRE_DEFINITION.de(commande));
            formulaire = formulaires.duDemarrage(definition, contexte);
        }
        if (formulaire.isEmpty() || !formulaire.get().estRempliAuService()) {
            return brut;
        }
        Demande demande =
                new Demande(contexte.getAuthenticatedUserId(), contexte.getAuthenticatedGroupIds(), null, visibles);
        try {
            return new ByteArrayInputStream(JSON.writeValueAsBytes(contrat.get().servir(formulaire.get(), demande)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
