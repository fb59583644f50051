package ca.jalon.suppleance;

import ca.jalon.moteur.Audit;
import ca.jalon.registre.Suppleance;
import ca.jalon.registre.Suppleances;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reprend au suppléant ce que cette suppléance lui avait donné et qu'aucune autre ne lui donne encore. */
@Component
class RetirerSuppleance implements JavaDelegate {

    private final Suppleances suppleances;
    private final IdentityService identites;
    private final TachesEnPersonne enPersonne;

    RetirerSuppleance(Suppleances suppleances, IdentityService identites, TachesEnPersonne enPersonne) {
        this.suppleances = suppleances;
        this.identites = identites;
        this.enPersonne = enPersonne;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Suppleance finie = suppleances.lire(execution.getProcessInstanceId());
        suppleances.terminer(finie.id());
        Set<String> encore = suppleances.exerceesPar(finie.suppleant()).stream()
                .flatMap(autre -> autre.adhesions().stream())
                .collect(Collectors.toSet());
        finie.adhesions().stream()
                .filter(groupe -> !encore.contains(groupe))
                .forEach(groupe -> identites.deleteMembership(finie.suppleant(), groupe));
        enPersonne.reprendre(finie);
        Audit.noter(
                "suppleance-terminee",
                Map.of("instance", finie.id(), "absent", finie.absent(), "suppleant", finie.suppleant()));
    }
}
