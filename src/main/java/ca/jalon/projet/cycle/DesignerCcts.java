package ca.jalon.projet.cycle;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Offre la tâche au coordonnateur de chaque CCT que le projet concerne. */
@Component
class DesignerCcts implements TaskListener {

    private final Parties parties;

    DesignerCcts(Parties parties) {
        this.parties = parties;
    }

    @Override
    public void notify(DelegateTask tache) {
        parties.ccts(tache).forEach(cct -> tache.addCandidateGroup("coordonnateur-cct." + cct));
    }
}
