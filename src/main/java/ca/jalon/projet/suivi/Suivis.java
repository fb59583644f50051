package ca.jalon.projet.suivi;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/**
 * Met fin à ce qui accompagne un projet : suivis de risques, demandes de changement.
 *
 * <p>Ces processus vivent à côté du cycle, sous le même numéro : ils apprennent par message que le projet est clos ou
 * arrêté.
 */
@Component
public class Suivis {

    private static final String PROJET_FERME = "projet-ferme";

    private final RuntimeService executions;

    Suivis(RuntimeService executions) {
        this.executions = executions;
    }

    public void fermer(String numero) {
        executions
                .createMessageCorrelation(PROJET_FERME)
                .processInstanceBusinessKey(numero)
                .correlateAll();
    }
}
