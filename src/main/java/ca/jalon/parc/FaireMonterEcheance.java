package ca.jalon.parc;

import ca.jalon.organisation.Organisations;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Trente jours avant le préavis, ouvre aussi la tâche au coordonnateur du CCT, et la rappelle à tous. */
@Component
class FaireMonterEcheance implements JavaDelegate {

    private final AviserEcheance aviser;
    private final TaskService taches;
    private final Organisations organisations;

    FaireMonterEcheance(AviserEcheance aviser, TaskService taches, Organisations organisations) {
        this.aviser = aviser;
        this.taches = taches;
        this.organisations = organisations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        taches.addCandidateGroup(
                aviser.tache(execution).getId(),
                organisations.groupe(
                        "coordonnateur-cct", Parc.ETABLISSEMENT.in(execution), Parc.TERRITOIRE.in(execution)));
        aviser.rappelerATous(execution);
    }
}
