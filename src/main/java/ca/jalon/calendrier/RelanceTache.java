package ca.jalon.calendrier;

import ca.jalon.calendrier.EcheanceEtape.Course;
import ca.jalon.calendrier.EcheanceEtape.Dates;
import ca.jalon.moteur.Proprietes;
import ca.jalon.moteur.contrat.Variable;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Donne à chaque tâche son échéance à sa création, et sa relance : le premier rappel, les suivants, puis l'échéance.
 *
 * <p>Le modèle le demande par une propriété de la tâche : {@code echeance}, l'objet d'une échéance du dossier qui court
 * (soutien), ou {@code etape}, une ligne de {@code delais-cycle} (cycle de projet). Sans propriété, pas d'échéance.
 */
@Component
public class RelanceTache {

    /** Variable propre à la tâche : combien de rappels sont partis. Propriété du modèle : {@value #LE_MODELE}, s'il rappelle lui-même. */
    public static final String RAPPELS = "rappels";

    static final String ECHEANCE = "echeance";
    static final String ETAPE = "etape";
    static final String ENVERGURE = "envergure";
    static final String ETABLISSEMENT = "codeEtablissement";

    private static final String LE_MODELE = "modele";

    private final Echeances echeances;
    private final Calendrier calendrier;
    private final EcheanceEtape etapes;
    private final RuntimeService executions;
    private final RepositoryService modeles;

    RelanceTache(
            Echeances echeances,
            Calendrier calendrier,
            EcheanceEtape etapes,
            RuntimeService executions,
            RepositoryService modeles) {
        this.echeances = echeances;
        this.calendrier = calendrier;
        this.etapes = etapes;
        this.executions = executions;
        this.modeles = modeles;
    }

    @EventListener
    void surCreation(DelegateTask tache) {
        if (!TaskListener.EVENTNAME_CREATE.equals(tache.getEventName())) {
            return;
        }
        String objet = Proprietes.de(tache.getBpmnModelElementInstance(), ECHEANCE);
        String etape = Proprietes.de(tache.getBpmnModelElementInstance(), ETAPE);
        if (objet != null) {
            echeances
                    .courante(tache.getExecution().getProcessBusinessKey(), objet)
                    .ifPresent(echeance -> tache.setDueDate(Date.from(echeance.echeance())));
        } else if (etape != null) {
            donner(tache, etape);
        }
    }

    /** L'échéance, que le modèle a pu donner lui-même, et la date du premier rappel (la « relance » de Tasklist). */
    private void donner(DelegateTask tache, String etape) {
        if (tache.getDueDate() == null) {
            Dates dates = etapes.calculer(calendrier, course(tache, etape), List.of());
            tache.setDueDate(Date.from(dates.echeance()));
            tache.setFollowUpDate(Date.from(dates.relance()));
        } else {
            tache.setFollowUpDate(Date.from(avant(tache, etape)));
        }
    }

    private static Course course(DelegateTask tache, String etape) {
        return new Course(
                etape,
                Variable.text(ENVERGURE).siDeclaree(tache).orElse(null),
                Variable.text(ETABLISSEMENT).siDeclaree(tache).orElse(null),
                tache.getCreateTime().toInstant(),
                0);
    }

    /** Une échéance que le modèle a donnée se rappelle avant elle, à moins que le modèle s'en charge. */
    private Instant avant(DelegateTask tache, String etape) {
        Instant echeance = tache.getDueDate().toInstant();
        return LE_MODELE.equals(Proprietes.de(tache.getBpmnModelElementInstance(), RAPPELS))
                ? echeance
                : etapes.avant(calendrier, course(tache, etape), echeance);
    }

    /**
     * La relance d'une tâche qui vient d'être rappelée.
     *
     * @param rappels déjà envoyés, celui-ci compris
     */
    public Instant relanceApres(Task tache, String etape, int rappels) {
        Instant echeance = tache.getDueDate().toInstant();
        if (dateDuModele(tache) != null) {
            return echeance;
        }
        String cle = executions
                .createProcessInstanceQuery()
                .processInstanceId(tache.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
        Course course = new Course(
                etape,
                (String) executions.getVariable(tache.getExecutionId(), ENVERGURE),
                (String) executions.getVariable(tache.getExecutionId(), ETABLISSEMENT),
                tache.getCreateTime().toInstant(),
                rappels);
        Instant relance =
                etapes.calculer(calendrier, course, echeances.suspensions(cle)).relance();
        return relance.isBefore(echeance) ? relance : echeance;
    }

    /** La variable dont le modèle tire l'échéance de cette tâche, {@code null} s'il n'en dit rien. */
    String dateDuModele(Task tache) {
        UserTask modele = modeles.getBpmnModelInstance(tache.getProcessDefinitionId())
                .getModelElementById(tache.getTaskDefinitionKey());
        String date = modele.getCamundaDueDate();
        return date == null ? null : EcheanceTache.nomDeVariable(date);
    }
}
