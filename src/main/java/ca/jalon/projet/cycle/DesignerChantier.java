package ca.jalon.projet.cycle;

import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Libelles;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Donne à chaque tâche de chantier le sien, dans son titre et dans son formulaire. */
@Component
class DesignerChantier implements TaskListener {

    private final Libelles libelles;

    DesignerChantier(Libelles libelles) {
        this.libelles = libelles;
    }

    @Override
    public void notify(DelegateTask tache) {
        int rang = Variable.count("loopCounter").in(tache).intValue();
        String chantier = libelles.enTete(
                "chantiers", Variable.elements(tache, "chantiersPrevus").get(rang));
        tache.setVariableLocal("chantier", chantier);
        tache.setName("%s : %s".formatted(tache.getName(), chantier));
    }
}
