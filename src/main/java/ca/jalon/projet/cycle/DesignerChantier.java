package ca.jalon.projet.cycle;

import ca.jalon.moteur.contrat.Variable;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Donne à chaque tâche de chantier le sien, dans son titre et dans son formulaire. */
@Component
class DesignerChantier implements TaskListener {

    @Override
    public void notify(DelegateTask tache) {
        int rang = Variable.count("loopCounter").in(tache).intValue();
        String chantier =
                Chantier.valueOf(Variable.elements(tache, "chantiersPrevus").get(rang)).libelle;
        tache.setVariableLocal("chantier", chantier);
        tache.setName("%s : %s".formatted(tache.getName(), chantier));
    }
}
