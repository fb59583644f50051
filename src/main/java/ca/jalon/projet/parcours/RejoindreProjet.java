package ca.jalon.projet.parcours;

import static ca.jalon.projet.Projets.NUMERO;

import ca.jalon.dossier.Dossier;
import ca.jalon.moteur.contrat.PasserVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Rattache un processus d'accompagnement au projet choisi dans son formulaire de départ.
 *
 * <p>Il en prend le numéro et ce qu'il déclare recevoir, tels que le cycle les connaît aujourd'hui.
 */
@Component
class RejoindreProjet implements JavaDelegate {

    private final ArbreProjet arbre;
    private final PasserVariables passage;

    RejoindreProjet(ArbreProjet arbre, PasserVariables passage) {
        this.arbre = arbre;
        this.passage = passage;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Dossier projet = arbre.actif(ArbreProjet.PROJET.in(execution));
        execution.setProcessBusinessKey(projet.numero());
        passage.recevoirDe(projet.instance(), execution);
        NUMERO.set(execution, projet.numero());
    }
}
