package ca.jalon.projet.cycle;

import ca.jalon.moteur.contrat.Variable;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Range les membres du comité directeur en texte, tel que les candidats d'une tâche se lisent. */
@Component
class RetenirComite implements TaskListener {

    @Override
    public void notify(DelegateTask tache) {
        tache.setVariable("membresComite", String.join(",", Variable.elements(tache, "membresComite")));
    }
}
