package ca.jalon.suppleance;

import ca.jalon.moteur.Audit;
import ca.jalon.registre.Suppleance;
import ca.jalon.registre.Suppleances;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reprend au suppléant ce que cette suppléance lui avait donné et qu'aucune autre ne lui donne encore. */
@Component
class RetirerSuppleance implements JavaDelegate {

    private final Suppleances suppleances;
    private final PretsEnCours prets;

    RetirerSuppleance(Suppleances suppleances, PretsEnCours prets) {
        this.suppleances = suppleances;
        this.prets = prets;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Suppleance finie = suppleances.lire(execution.getProcessInstanceId());
        prets.terminer(finie);
        Audit.noter(
                "suppleance-terminee",
                Map.of("instance", finie.id(), "absent", finie.absent(), "suppleant", finie.suppleant()));
    }
}
