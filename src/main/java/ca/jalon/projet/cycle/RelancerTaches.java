package ca.jalon.projet.cycle;

import static ca.jalon.calendrier.RelanceTache.RAPPELS;
import static ca.jalon.projet.Projets.ETABLISSEMENT;
import static ca.jalon.projet.Projets.TERRITOIRE;
import static ca.jalon.projet.Projets.TITRE;

import ca.jalon.avis.Avis;
import ca.jalon.calendrier.DelaisCycle;
import ca.jalon.calendrier.RelanceTache;
import ca.jalon.calendrier.TempsOuvert;
import ca.jalon.moteur.Proprietes;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Role.Palier;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Rappelle les tâches du cycle qui attendent et signale celles dont l'échéance est passée (table {@code delais-cycle}).
 *
 * <p>La date de relance d'une tâche dit quand s'en occuper : rappel, puis échéance, puis plus rien. Un nœud arrêté rattrape
 * au passage suivant ; une tâche suspendue attend.
 */
@Component
class RelancerTaches implements JavaDelegate {

    private final TaskService taches;
    private final RuntimeService executions;
    private final RepositoryService modeles;
    private final DelaisCycle delais;
    private final RelanceTache relances;
    private final Organisations organisations;
    private final Avis avis;
    private final Clock horloge;

    RelancerTaches(
            TaskService taches,
            RuntimeService executions,
            RepositoryService modeles,
            DelaisCycle delais,
            RelanceTache relances,
            Organisations organisations,
            Avis avis,
            Clock horloge) {
        this.taches = taches;
        this.executions = executions;
        this.modeles = modeles;
        this.delais = delais;
        this.relances = relances;
        this.organisations = organisations;
        this.avis = avis;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        taches.createTaskQuery()
                .active()
                .followUpBefore(Date.from(horloge.instant()))
                .dueAfter(new Date(0))
                .list()
                .forEach(this::relancer);
    }

    private void relancer(Task tache) {
        String etape = Proprietes.de(modeles, tache, "etape");
        if (etape == null) {
            return;
        }
        Map<String, Object> instance = executions.getVariables(tache.getExecutionId());
        boolean passee = !tache.getDueDate().toInstant().isAfter(horloge.instant());
        if (passee) {
            String escaladeA =
                    delais.de(etape, (String) instance.get("envergure")).escaladeA();
            avis(tache, instance, "projet/echeance-passee", escalade(escaladeA, instance));
            tache.setFollowUpDate(null);
        } else {
            avis(tache, instance, "projet/tache-en-attente", Stream.of());
            tache.setFollowUpDate(suivant(tache, etape));
        }
        taches.saveTask(tache);
    }

    /** Le rappel suivant s'il en reste et qu'il précède l'échéance, sinon l'échéance. */
    private Date suivant(Task tache, String etape) {
        int faits = taches.getVariableLocal(tache.getId(), RAPPELS) instanceof Integer deja ? deja + 1 : 1;
        taches.setVariableLocal(tache.getId(), RAPPELS, faits);
        return Date.from(relances.relanceApres(tache, etape, faits));
    }

    /**
     * Destinataires de l'escalade : les personnes du projet pour un rôle de projet, sinon le groupe du rôle ; pour une
     * évaluation de pérennité, aussi le palier supérieur que sa table nomme (P-01h).
     */
    private Stream<String> escalade(String roles, Map<String, Object> instance) {
        return Stream.concat(
                        Variable.elements(roles).stream(),
                        Variable.elements((String) instance.get("palierSuperieur")).stream())
                .flatMap(role -> organisations.role(role).palier() == Palier.PROJET
                        ? Variable.elements((String) instance.get("membresComite")).stream()
                                .map(Avis::compte)
                        : organisations
                                .groupeConnu(role, (String) instance.get(ETABLISSEMENT.name()), (String)
                                        instance.get(TERRITOIRE.name()))
                                .map(Avis::groupe)
                                .stream());
    }

    private void avis(Task tache, Map<String, Object> instance, String modele, Stream<String> escalade) {
        Map<String, Object> donnees = new HashMap<>();
        donnees.put("titre", instance.get(TITRE.name()));
        donnees.put(
                "tache",
                modeles.getBpmnModelInstance(tache.getProcessDefinitionId())
                        .getModelElementById(tache.getTaskDefinitionKey())
                        .getAttributeValue("name"));
        donnees.put("objet", instance.get("libelleJalon"));
        donnees.put(
                "echeance",
                LocalDate.ofInstant(tache.getDueDate().toInstant(), TempsOuvert.FUSEAU)
                        .toString());
        donnees.put("porte", instance.get("jalon"));
        donnees.put("lien", tache.getId());
        avis.demander(
                modele,
                executions
                        .createProcessInstanceQuery()
                        .processInstanceId(tache.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey(),
                Stream.concat(titulaires(tache).stream(), escalade).toList(),
                donnees);
    }

    private List<String> titulaires(Task tache) {
        return tache.getAssignee() != null
                ? List.of(Avis.compte(tache.getAssignee()))
                : taches.getIdentityLinksForTask(tache.getId()).stream()
                        .map(Avis::candidat)
                        .toList();
    }
}
