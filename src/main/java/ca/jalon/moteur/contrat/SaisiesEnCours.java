package ca.jalon.moteur.contrat;

import ca.jalon.dossier.Brouillons;
import ca.jalon.dossier.Brouillons.Objet;
import ca.jalon.formulaire.Refus;
import ca.jalon.formulaire.ReponseDite;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/** Garde le brouillon de la personne connectée, pour ce qu'elle a le droit de remplir. */
@Component
public class SaisiesEnCours {

    private final ProcessEngineConfigurationImpl moteur;
    private final ServiceFormulaires service;
    private final Brouillons brouillons;
    private final Clock horloge;

    SaisiesEnCours(ProcessEngine moteur, PluginFormulaires formulaires, Brouillons brouillons, Clock horloge) {
        this.moteur = (ProcessEngineConfigurationImpl) moteur.getProcessEngineConfiguration();
        this.service = formulaires.service();
        this.brouillons = brouillons;
        this.horloge = horloge;
    }

    /**
     * Remplace le brouillon par ce que le formulaire d'aujourd'hui en sait garder.
     *
     * @return l'instant de l'enregistrement (UTC)
     */
    public Instant garder(String compte, Objet objet, Map<String, Object> saisie) {
        List<ReponseDite> reponses =
                moteur.getCommandExecutorTxRequired().execute(contexte -> ebaucher(compte, objet, saisie, contexte));
        if (brouillons.autres(compte, objet) >= Brouillons.PAR_COMPTE) {
            throw new Refus(
                    409,
                    "Vous avez " + Brouillons.PAR_COMPTE
                            + " brouillons : envoyez-en ou effacez-en un pour que celui-ci soit gardé.");
        }
        Instant maintenant = horloge.instant().truncatedTo(ChronoUnit.MILLIS);
        brouillons.garder(compte, objet, reponses, maintenant);
        return maintenant;
    }

    private List<ReponseDite> ebaucher(
            String compte, Objet objet, Map<String, Object> saisie, CommandContext contexte) {
        if (objet.estDepart()) {
            return service.ebaucher(null, definition(objet.id(), contexte), saisie, contexte);
        }
        TaskEntity tache = contexte.getTaskManager().findTaskById(objet.id());
        if (tache == null || !compte.equals(tache.getAssignee())) {
            throw new Refus(404, "Cette tâche n’est pas, ou n’est plus, à votre nom.");
        }
        return service.ebaucher(tache, null, saisie, contexte);
    }

    private ProcessDefinitionEntity definition(String cle, CommandContext contexte) {
        try {
            ProcessDefinitionEntity definition =
                    contexte.getProcessDefinitionManager().findLatestProcessDefinitionByKey(cle);
            if (definition != null) {
                moteur.getCommandCheckers().forEach(controle -> controle.checkCreateProcessInstance(definition));
                return moteur.getDeploymentCache().findDeployedProcessDefinitionById(definition.getId());
            }
        } catch (AuthorizationException e) {
            // Qui ne peut pas démarrer ce processus n'apprend pas s'il existe.
        }
        throw new Refus(404, "Vous ne pouvez pas démarrer ce processus, ou il n’existe pas.");
    }
}
