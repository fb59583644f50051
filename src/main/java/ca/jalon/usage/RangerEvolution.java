package ca.jalon.usage;

import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.registre.Services;
import ca.jalon.registre.SuiteDesEvolutions;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Donne à l'évolution son rang et sa suite ; mise à la planification, elle devient une ligne du plan. */
@Component
class RangerEvolution implements JavaDelegate {

    private final Reponses reponses;
    private final Evolutions evolutions;
    private final Services services;
    private final SuiteDesEvolutions suites;

    RangerEvolution(Reponses reponses, Evolutions evolutions, Services services, SuiteDesEvolutions suites) {
        this.reponses = reponses;
        this.evolutions = evolutions;
        this.services = services;
        this.suites = suites;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Map<String, Object> dites =
                reponses.dernier(execution, "prioriser-evolution").orElseThrow().valeurs();
        Number rang = (Number) dites.get("rangEvolution");
        String numero = execution.getProcessBusinessKey();
        String suite = (String) dites.get("suiteEvolution");
        evolutions.ranger(numero, suite, rang == null ? null : rang.intValue(), (String) dites.get("projetEvolution"));
        if (Evolutions.PLANIFIEE.equals(suite)) {
            services.trouver(PreparerEvolution.SERVICE_VISE.in(execution))
                    .ifPresent(service -> suites.planifier(new SuiteDesEvolutions.Planifiee(
                            numero,
                            InscrireEvolution.DEMANDE.in(execution),
                            service.numero(),
                            service.organisation(),
                            service.territoire())));
        }
    }
}
