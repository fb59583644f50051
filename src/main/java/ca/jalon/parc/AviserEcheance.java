package ca.jalon.parc;

import ca.jalon.avis.Avis;
import ca.jalon.organisation.Organisations;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Rappelle l'échéance d'un contrat à qui peut la décider, et la tâche qui l'attend. */
@Component
class AviserEcheance {

    private static final String TACHE = "userTask_deciderEcheance";

    private final Contrats contrats;
    private final TaskService taches;
    private final Organisations organisations;
    private final Avis avis;
    private final Clock horloge;

    AviserEcheance(Contrats contrats, TaskService taches, Organisations organisations, Avis avis, Clock horloge) {
        this.contrats = contrats;
        this.taches = taches;
        this.organisations = organisations;
        this.avis = avis;
        this.horloge = horloge;
    }

    Task tache(DelegateExecution execution) {
        return taches.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(TACHE)
                .singleResult();
    }

    void rappeler(DelegateExecution execution) {
        Contrat contrat = contrats.trouver(Parc.CONTRAT.in(execution)).orElseThrow();
        Task tache = tache(execution);
        List<String> destinataires = tache.getAssignee() == null
                ? taches.getIdentityLinksForTask(tache.getId()).stream()
                        .map(Avis::candidat)
                        .toList()
                : List.of(Avis.compte(tache.getAssignee()));
        Map<String, Object> donnees = new HashMap<>();
        donnees.put("contrat", contrat.nomme());
        donnees.put("organisation", organisations.nom(contrat.organisation()));
        donnees.put("preavis", contrat.preavisLe());
        donnees.put("fin", contrat.fin());
        donnees.put("jours", ChronoUnit.DAYS.between(LocalDate.now(horloge), LocalDate.parse(contrat.preavisLe())));
        donnees.put("lien", tache.getId());
        avis.demander("parc/echeance-proche", execution.getProcessBusinessKey(), destinataires, donnees);
    }
}
