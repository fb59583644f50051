package ca.jalon.projet.cycle;

import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Retient la réponse d'un CCT pressenti ; un seul refus, avec son motif, fait choisir de nouveau. */
@Component
class RetenirMandat implements TaskListener {

    private final Reponses reponses;
    private final Mandats mandats;

    RetenirMandat(Reponses reponses, Mandats mandats) {
        this.mandats = mandats;
        this.reponses = reponses;
    }

    @Override
    public void notify(DelegateTask tache) {
        DelegateExecution phase = tache.getExecution();
        Map<String, Object> ecrit = reponses.enCours().orElseThrow().valeurs();
        if ("DECLINE".equals(ecrit.get("mandat"))) {
            ecrire(phase, "mandatDecline", true);
            ecrire(phase, "motifDeclin", ecrit.get("motif"));
            mandats.oublier(tache, Variable.text("cctPressenti").orNull(tache));
        } else {
            List<String> acceptes = new ArrayList<>(Variable.elements(tache, "mandatsAcceptes"));
            acceptes.add(Variable.text("cctPressenti").orNull(tache));
            ecrire(phase, "mandatsAcceptes", String.join(",", acceptes));
            mandats.retenir(tache, acceptes);
        }
    }

    /** Au-delà des variables propres à chaque demande, là où toutes les réponses se rejoignent. */
    private static void ecrire(DelegateExecution phase, String nom, Object valeur) {
        phase.getProcessInstance().setVariable(nom, valeur);
    }
}
