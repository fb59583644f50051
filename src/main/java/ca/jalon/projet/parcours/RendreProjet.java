package ca.jalon.projet.parcours;

import static ca.jalon.projet.parcours.ArbreProjet.PROJET;

import ca.jalon.dossier.Dossier;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.projet.AviserProjet;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Rend un projet à ceux qui le mènent : tâches et minuteries courent à nouveau.
 *
 * <p>Après les échéances, dans une transaction à part : le moteur réveille les travaux en bloc, ce qui contredirait un
 * changement de date fait dans la même.
 */
@Component
class RendreProjet implements JavaDelegate {

    private static final Variable<String> MOTIF = Variable.text("motif");

    private final ArbreProjet arbre;
    private final AviserProjet aviser;
    private final RuntimeService executions;

    RendreProjet(ArbreProjet arbre, AviserProjet aviser, RuntimeService executions) {
        this.arbre = arbre;
        this.aviser = aviser;
        this.executions = executions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Dossier projet = arbre.enCours(PROJET.in(execution));
        executions
                .updateProcessInstanceSuspensionState()
                .byProcessInstanceIds(arbre.instances(projet))
                .activate();
        executions
                .createMessageCorrelation("projet-repris")
                .processInstanceBusinessKey(projet.numero())
                .correlateAll();
        aviser.suivi(projet, "reprend", MOTIF.find(execution).orElse(null));
    }
}
