package ca.jalon.projet.parcours;

import static ca.jalon.projet.Projets.INSCRIT_CNCOT;

import ca.jalon.dossier.Dossier;
import ca.jalon.moteur.contrat.Variable;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Note que des projets figurent à la planification transmise au CNCOT : ceux qui l'attendaient repartent. */
@Component
class TransmettrePlanification implements JavaDelegate {

    private final ArbreProjet arbre;
    private final RuntimeService executions;

    TransmettrePlanification(ArbreProjet arbre, RuntimeService executions) {
        this.arbre = arbre;
        this.executions = executions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        for (String numero : Variable.elements(execution, "projets")) {
            Dossier projet = arbre.actif(numero);
            executions.setVariable(projet.instance(), INSCRIT_CNCOT.name(), true);
            executions
                    .createMessageCorrelation("planification-transmise")
                    .processInstanceBusinessKey(numero)
                    .setVariable(INSCRIT_CNCOT.name(), true)
                    .correlateAll();
        }
    }
}
