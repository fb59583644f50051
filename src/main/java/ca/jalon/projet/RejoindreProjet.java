package ca.jalon.projet;

import static ca.jalon.projet.Projets.NUMERO;

import ca.jalon.registre.Projet;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Rattache un processus d'accompagnement au projet choisi dans son formulaire de départ.
 *
 * <p>Il en prend le numéro, les pivots et l'équipe, tels que le cycle les connaît aujourd'hui.
 */
@Component
class RejoindreProjet implements JavaDelegate {

    private static final List<String> PIVOTS = List.of(
            "numeroProjet",
            "titreProjet",
            "codeEtablissement",
            "territoire",
            "niveauProjet",
            "voieRI",
            "initiateur",
            "demandeurNom",
            "demandeurCourriel",
            "responsable",
            "cctMaitreOeuvre",
            "membresComite",
            "presidentComite",
            "chargeDeProjet",
            "conseillerClinique");

    private final ArbreProjet arbre;
    private final RuntimeService executions;

    RejoindreProjet(ArbreProjet arbre, RuntimeService executions) {
        this.arbre = arbre;
        this.executions = executions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Projet projet = arbre.actif(ArbreProjet.PROJET.in(execution));
        execution.setProcessBusinessKey(projet.numero());
        PIVOTS.forEach(pivot -> execution.setVariable(pivot, executions.getVariable(projet.instance(), pivot)));
        NUMERO.set(execution, projet.numero());
    }
}
