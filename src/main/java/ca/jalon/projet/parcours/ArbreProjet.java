package ca.jalon.projet.parcours;

import static ca.jalon.projet.Projets.NIVEAU;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.contrat.PasserVariables;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.projet.Phase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
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

    private final Dossiers dossiers;
    private final RuntimeService executions;
    private final PasserVariables passage;
    private final RepositoryService modeles;

    ArbreProjet(Dossiers dossiers, RuntimeService executions, PasserVariables passage, RepositoryService modeles) {
        this.modeles = modeles;
        this.dossiers = dossiers;
        this.executions = executions;
        this.passage = passage;
    }

    /** Le projet, s'il est en cours et non suspendu ; sinon un refus 409 qui dit son état. */
    Dossier actif(String numero) {
        Dossier projet = enCours(numero);
        if (projet.suspenduDepuis() != null) {
            throw new Refus(409, "Projet : %s est suspendu ; reprenez-le d’abord.".formatted(numero));
        }
        return projet;
    }

    /** Le projet, s'il est en cours, suspendu ou non ; sinon un refus 409 qui dit son état. */
    Dossier enCours(String numero) {
        Dossier projet = dossiers.trouver(numero)
                .orElseThrow(() -> new Refus(404, "Projet : aucun projet ne porte le numéro %s.".formatted(numero)));
        if (!projet.etat().equals(Dossier.EN_COURS)) {
            throw new Refus(409, "Projet : %s est déjà fermé (%s).".formatted(numero, projet.etat()));
        }
        return projet;
    }

    /** Instances du projet, la racine d'abord, puis ses suivis et tout ce qu'ils appellent. */
    List<String> instances(Dossier projet) {
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
    void ramener(Dossier projet, Phase phase, Map<String, Object> variables) {
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
        deplacement
                .startBeforeActivity(activite(projet, phase))
                .setVariables(gardees)
                .execute();
    }

    /** Où le cycle que ce projet suit appelle cette phase. */
    private String activite(Dossier projet, Phase phase) {
        ProcessInstance cycle = executions
                .createProcessInstanceQuery()
                .processInstanceId(projet.instance())
                .singleResult();
        return phase.activite(modeles.getBpmnModelInstance(cycle.getProcessDefinitionId()));
    }

    /** Ce que les phases en cours rendraient si elles finissaient maintenant, hors valeurs absentes. */
    private Map<String, Object> acquis(Dossier projet) {
        Map<String, Object> acquis = new HashMap<>();
        appelees(projet.instance()).forEach(appelee -> acquis.putAll(passage.rendrait(appelee.getId())));
        return acquis;
    }
}
