package ca.jalon.projet.parcours;

import static ca.jalon.projet.Projets.CLOTURE_ACCEPTEE;
import static ca.jalon.projet.parcours.ArbreProjet.PROJET;

import ca.jalon.dossier.Dossier;
import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.registre.Decision;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Abandonne un projet en cours : consigne le motif et le bilan abrégé, puis en avertit le cycle, qui se ferme (P-01). */
@Component
class AbandonnerProjet implements JavaDelegate {

    private static final Variable<String> MOTIF = Variable.text("motif");

    private final ArbreProjet arbre;
    private final ConsignerActe acte;
    private final RuntimeService executions;

    AbandonnerProjet(ArbreProjet arbre, ConsignerActe acte, RuntimeService executions) {
        this.arbre = arbre;
        this.acte = acte;
        this.executions = executions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Dossier projet = arbre.actif(PROJET.in(execution));
        if (Boolean.TRUE.equals(executions.getVariable(projet.instance(), CLOTURE_ACCEPTEE.name()))) {
            throw new Refus(
                    409,
                    "Projet : %s est clos et son service fonctionne ; l’évaluation de sa pérennité dira sa suite."
                            .formatted(projet.numero()));
        }
        execution.setProcessBusinessKey(projet.numero());
        acte.consigner(execution, projet, Decision.ABANDON, MOTIF.in(execution));
        executions
                .createMessageCorrelation("abandon-projet")
                .processInstanceId(projet.instance())
                .setVariable("codeArret", "abandonne")
                .setVariable("motifArret", MOTIF.in(execution))
                .correlate();
    }
}
