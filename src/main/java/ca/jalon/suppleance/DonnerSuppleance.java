package ca.jalon.suppleance;

import ca.jalon.moteur.Audit;
import ca.jalon.registre.Suppleance;
import ca.jalon.registre.Suppleances;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Donne au suppléant les groupes confiés qu'il n'a pas de son propre chef, rôle nu compris. */
@Component
class DonnerSuppleance implements JavaDelegate {

    private final Suppleances suppleances;
    private final PretsEnCours prets;
    private final TachesEnPersonne enPersonne;

    DonnerSuppleance(Suppleances suppleances, PretsEnCours prets, TachesEnPersonne enPersonne) {
        this.suppleances = suppleances;
        this.prets = prets;
        this.enPersonne = enPersonne;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Suppleance suppleance = suppleances.lire(execution.getProcessInstanceId());
        List<String> adhesions = prets.commencer(suppleance);
        if (suppleance.groupes().contains(Suppleance.EN_PERSONNE)) {
            enPersonne.donner(suppleance);
        }
        Audit.noter(
                "suppleance-commencee",
                Map.of(
                        "instance",
                        suppleance.id(),
                        "absent",
                        suppleance.absent(),
                        "suppleant",
                        suppleance.suppleant(),
                        "groupes",
                        adhesions));
    }
}
