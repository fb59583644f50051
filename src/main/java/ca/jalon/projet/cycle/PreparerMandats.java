package ca.jalon.projet.cycle;

import ca.jalon.moteur.contrat.Variable;
import java.util.LinkedHashSet;
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

    @Override
    public void notify(DelegateTask tache) {
        Set<String> mandats = new LinkedHashSet<>();
        mandats.add((String) tache.getVariable("cctMaitreOeuvre"));
        mandats.addAll(Variable.elements(tache, "cctsAssocies"));
        List<String> acceptes = Variable.elements(tache, "mandatsAcceptes");
        mandats.removeAll(acceptes);
        tache.getExecution().setVariable("mandatsAcceptes", String.join(",", acceptes));
        tache.getExecution().setVariable("mandatsDemandes", String.join(",", mandats));
        tache.getExecution().setVariable("nombreMandats", (long) mandats.size());
        tache.getExecution().setVariable("mandatDecline", false);
    }
}
