package ca.jalon.projet.cycle;

import ca.jalon.moteur.contrat.Variable;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Dresse la liste des CCT à qui demander leur accord : le maître d'œuvre choisi et ceux qui l'épaulent, moins ceux qui
 * ont déjà accepté (P-01e).
 */
@Component
class PreparerMandats implements TaskListener {

    private final Mandats mandats;

    PreparerMandats(Mandats mandats) {
        this.mandats = mandats;
    }

    @Override
    public void notify(DelegateTask tache) {
        Set<String> demandes = mandats.choisis(tache);
        List<String> acceptes = Variable.elements(tache, "mandatsAcceptes");
        demandes.removeAll(acceptes);
        tache.getExecution().setVariable("mandatsAcceptes", String.join(",", acceptes));
        tache.getExecution().setVariable("mandatsDemandes", String.join(",", demandes));
        tache.getExecution().setVariable("nombreMandats", (long) demandes.size());
        tache.getExecution().setVariable("mandatDecline", false);
        mandats.pressentir(tache, demandes);
        mandats.retenir(tache, acceptes);
    }
}
