package ca.jalon.projet.cycle;

import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Organisations;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Confie chaque demande de mandat au coordonnateur du CCT pressenti, et le nomme dans le titre de la tâche. */
@Component
class DesignerMandataire implements TaskListener {

    private final Organisations organisations;
    private final Mandats mandats;

    DesignerMandataire(Organisations organisations, Mandats mandats) {
        this.mandats = mandats;
        this.organisations = organisations;
    }

    @Override
    public void notify(DelegateTask tache) {
        int rang = Variable.count("loopCounter").in(tache).intValue();
        String cct = Variable.elements(tache, "mandatsDemandes").get(rang);
        tache.setVariableLocal("cctPressenti", cct);
        tache.setVariableLocal("mandatPropose", mandats.nommer(tache, cct));
        tache.addCandidateGroup("coordonnateur-cct." + cct);
        tache.setName("%s : %s"
                .formatted(tache.getName(), organisations.organisation(cct).nom()));
    }
}
