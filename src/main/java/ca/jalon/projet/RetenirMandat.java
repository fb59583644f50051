package ca.jalon.projet;

import ca.jalon.moteur.Variable;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Retient la réponse d'un CCT pressenti ; un seul refus, avec son motif, fait choisir de nouveau. */
@Component
class RetenirMandat implements TaskListener {

    @Override
    public void notify(DelegateTask tache) {
        DelegateExecution phase = tache.getExecution();
        if ("DECLINE".equals(tache.getVariable("mandat"))) {
            ecrire(phase, "mandatDecline", true);
            ecrire(phase, "motifDeclin", tache.getVariable("motif"));
        } else {
            List<String> acceptes = new ArrayList<>(Variable.elements(tache, "mandatsAcceptes"));
            acceptes.add((String) tache.getVariable("cctPressenti"));
            ecrire(phase, "mandatsAcceptes", String.join(",", acceptes));
        }
    }

    /** Au-delà des variables propres à chaque demande, là où toutes les réponses se rejoignent. */
    private static void ecrire(DelegateExecution phase, String nom, Object valeur) {
        phase.getProcessInstance().setVariable(nom, valeur);
    }
}
