package ca.jalon.projet;

import static ca.jalon.projet.Projets.NIVEAU;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.Variable;
import ca.jalon.registre.Portefeuille;
import ca.jalon.registre.Projet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.springframework.stereotype.Component;

/**
 * Agit sur un projet entier : le cycle et tous les processus qu'il appelle, à toute profondeur.
 *
 * <p>Ce que le moteur sait faire d'une instance (suspendre, déplacer) ne touche pas celles qu'elle appelle.
 */
@Component
class ArbreProjet {

    /** L'accusé du CCT n'attend rien du cycle : un déplacement le laisse. */
    private static final String ACCUSE = "subProcess_accuse";

    /** Processus qui vivent à côté du cycle, sous le même numéro. */
    private static final String[] SUIVIS = {"suivre-risque", "demander-changement"};

    static final Variable<String> PROJET = Variable.text("projet");

    private final Portefeuille portefeuille;
    private final RuntimeService executions;
    private final RepositoryService modeles;

    ArbreProjet(Portefeuille portefeuille, RuntimeService executions, RepositoryService modeles) {
        this.portefeuille = portefeuille;
        this.executions = executions;
        this.modeles = modeles;
    }

    /** Le projet, s'il est en cours et non suspendu ; sinon un refus 409 qui dit son état. */
    Projet actif(String numero) {
        Projet projet = enCours(numero);
        if (projet.suspenduDepuis() != null) {
            throw new Refus(409, "Projet : %s est suspendu ; reprenez-le d’abord.".formatted(numero));
        }
        return projet;
    }

    /** Le projet, s'il est en cours, suspendu ou non ; sinon un refus 409 qui dit son état. */
    Projet enCours(String numero) {
        Projet projet = portefeuille
                .trouver(numero)
                .orElseThrow(() -> new Refus(404, "Projet : aucun projet ne porte le numéro %s.".formatted(numero)));
        if (!projet.etat().equals(Projet.EN_COURS)) {
            throw new Refus(409, "Projet : %s est déjà fermé (%s).".formatted(numero, projet.etat()));
        }
        return projet;
    }

    /** Instances du projet, la racine d'abord, puis ses suivis et tout ce qu'ils appellent. */
    List<String> instances(Projet projet) {
        List<String> trouvees = new ArrayList<>(List.of(projet.instance()));
        executions
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(projet.numero())
                .processDefinitionKeyIn(SUIVIS)
                .list()
                .forEach(suivi -> trouvees.add(suivi.getId()));
        for (int i = 0; i < trouvees.size(); i++) {
            appelees(trouvees.get(i)).stream().map(ProcessInstance::getId).forEach(trouvees::add);
        }
        return trouvees;
    }

    private List<ProcessInstance> appelees(String instance) {
        return executions
                .createProcessInstanceQuery()
                .superProcessInstanceId(instance)
                .list();
    }

    /**
     * Quitte la phase en cours et reprend au début d'une autre ; ce que la phase quittée aurait rendu est gardé.
     *
     * <p>Quitter une phase lui fait rendre des valeurs vides, le niveau compris : ce qui doit rester s'écrit donc avec le
     * nouveau départ, après.
     */
    void ramener(Projet projet, Phase phase, Map<String, Object> variables) {
        Map<String, Object> gardees = acquis(projet);
        gardees.put(NIVEAU.name(), projet.niveau());
        gardees.putAll(variables);
        ProcessInstanceModificationBuilder deplacement =
                executions.createProcessInstanceModification(projet.instance());
        for (ActivityInstance activite :
                executions.getActivityInstance(projet.instance()).getChildActivityInstances()) {
            if (!activite.getActivityId().equals(ACCUSE)) {
                deplacement.cancelActivityInstance(activite.getId());
            }
        }
        deplacement.startBeforeActivity(phase.activite()).setVariables(gardees).execute();
    }

    /** Ce que les phases en cours rendraient si elles finissaient maintenant, hors décisions et valeurs absentes. */
    private Map<String, Object> acquis(Projet projet) {
        Map<String, Object> acquis = new HashMap<>();
        for (ProcessInstance appelee : appelees(projet.instance())) {
            Map<String, Object> valeurs = executions.getVariables(appelee.getId());
            for (CamundaOut sortie : sorties(projet, appelee)) {
                Object valeur = valeurs.get(sortie.getCamundaSource());
                boolean propre = sortie.getCamundaTarget().equals(sortie.getCamundaSource());
                if (valeur != null && propre && !sortie.getCamundaTarget().equals(NIVEAU.name())) {
                    acquis.put(sortie.getCamundaTarget(), valeur);
                }
            }
        }
        return acquis;
    }

    private Collection<CamundaOut> sorties(Projet projet, ProcessInstance appelee) {
        String racine = executions
                .createProcessInstanceQuery()
                .processInstanceId(projet.instance())
                .singleResult()
                .getProcessDefinitionId();
        String processus =
                modeles.getProcessDefinition(appelee.getProcessDefinitionId()).getKey();
        return modeles.getBpmnModelInstance(racine).getModelElementsByType(CallActivity.class).stream()
                .filter(activite -> activite.getCalledElement().equals(processus))
                .flatMap(activite ->
                        activite
                                .getExtensionElements()
                                .getElementsQuery()
                                .filterByType(CamundaOut.class)
                                .list()
                                .stream())
                .toList();
    }
}
