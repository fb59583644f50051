package ca.jalon.parc;

import ca.jalon.avis.Avis;
import ca.jalon.organisation.Annuaire;
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
    private final Annuaire annuaire;
    private final Avis avis;
    private final Clock horloge;

    AviserEcheance(
            Contrats contrats,
            TaskService taches,
            Organisations organisations,
            Annuaire annuaire,
            Avis avis,
            Clock horloge) {
        this.contrats = contrats;
        this.taches = taches;
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.avis = avis;
        this.horloge = horloge;
    }

    Task tache(DelegateExecution execution) {
        return taches.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(TACHE)
                .singleResult();
    }

    /** À qui tient la tâche ; à qui peut la prendre, si personne ne la tient. */
    void rappeler(DelegateExecution execution) {
        Task tache = tache(execution);
        rappeler(
                execution,
                tache,
                tache.getAssignee() == null ? liees(tache) : List.of(Avis.compte(tache.getAssignee())));
    }

    /** À tous ceux qui peuvent la prendre, et à qui la tient sans en décider ; son nom est dit. */
    void rappelerATous(DelegateExecution execution) {
        Task tache = tache(execution);
        rappeler(execution, tache, liees(tache));
    }

    /** Les candidats, et qui tient la tâche : le moteur les lie pareillement. */
    private List<String> liees(Task tache) {
        return taches.getIdentityLinksForTask(tache.getId()).stream()
                .map(Avis::candidat)
                .toList();
    }

    private void rappeler(DelegateExecution execution, Task tache, List<String> destinataires) {
        Contrat contrat = contrats.trouver(Parc.CONTRAT.in(execution)).orElseThrow();
        Map<String, Object> donnees = new HashMap<>();
        donnees.put("contrat", contrat.nomme());
        donnees.put("organisation", organisations.nom(contrat.organisation()));
        donnees.put("preavis", contrat.preavisLe());
        donnees.put("fin", contrat.fin());
        donnees.put("jours", ChronoUnit.DAYS.between(LocalDate.now(horloge), LocalDate.parse(contrat.preavisLe())));
        donnees.put("titulaire", tache.getAssignee() == null ? null : annuaire.nom(tache.getAssignee()));
        donnees.put("lien", tache.getId());
        avis.demander("parc/echeance-proche", execution.getProcessBusinessKey(), destinataires, donnees);
    }
}
