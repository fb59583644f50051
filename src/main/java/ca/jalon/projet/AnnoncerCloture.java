package ca.jalon.projet;

import static ca.jalon.projet.Projets.DATE_EVALUATION;
import static ca.jalon.projet.Projets.DATE_IMPLANTATION;
import static ca.jalon.projet.Projets.NUMERO;

import ca.jalon.registre.Services;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Rend le service actif au répertoire et l'annonce à ceux qui suivent le projet. */
@Component
class AnnoncerCloture implements JavaDelegate {

    private final Services services;
    private final AviserProjet aviser;

    AnnoncerCloture(Services services, AviserProjet aviser) {
        this.services = services;
        this.aviser = aviser;
    }

    @Override
    public void execute(DelegateExecution execution) {
        services.activer(
                NUMERO.in(execution),
                (String) execution.getVariable("serviceSpecialite"),
                DATE_IMPLANTATION.in(execution),
                (String) execution.getVariable("gestionContrat"));
        services.nommerNiveau1(NUMERO.in(execution), (String) execution.getVariable("exceptionN1"));
        aviser.suivi(
                execution,
                "projet/projet-clos",
                Map.of(
                        "dateImplantation",
                        DATE_IMPLANTATION.in(execution),
                        "dateEvaluation",
                        DATE_EVALUATION.in(execution).substring(0, 10)));
    }
}
