package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.DATE_EVALUATION;
import static ca.jalon.projet.Projets.DATE_IMPLANTATION;
import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.TERRITOIRE;

import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.organisation.Organisations;
import ca.jalon.projet.AviserProjet;
import ca.jalon.projet.Projets;
import ca.jalon.projet.suivi.Suivis;
import ca.jalon.registre.Services;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Rend le service actif au répertoire, ferme les suivis du projet et l'annonce à ceux qui le suivent. */
@Component
class AnnoncerCloture implements JavaDelegate {

    private final Services services;
    private final Organisations organisations;
    private final Suivis suivis;
    private final AviserProjet aviser;
    private final Reponses reponses;

    AnnoncerCloture(
            Services services, Organisations organisations, Suivis suivis, AviserProjet aviser, Reponses reponses) {
        this.services = services;
        this.organisations = organisations;
        this.suivis = suivis;
        this.aviser = aviser;
        this.reponses = reponses;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String maitreOeuvre = (String) execution.getVariable("cctMaitreOeuvre");
        Map<String, Object> ecrits = reponses.de(execution, "confirmer-entente", "etablir-cadre-gestion");
        services.activer(
                NUMERO.in(execution),
                new Services.Cloture(
                        (String) reponses.de(execution, Projets.FICHE).get("serviceSpecialite"),
                        DATE_IMPLANTATION.in(execution),
                        (String) ecrits.get("gestionContrat"),
                        maitreOeuvre == null
                                ? organisations.cct(TERRITOIRE.in(execution)).code()
                                : maitreOeuvre,
                        (String) ecrits.get("mandatNationalCct"),
                        (String) ecrits.get("dateEntente"),
                        (String) ecrits.get("referenceEntente")));
        services.nommerSoutien(
                NUMERO.in(execution), (String) ecrits.get("exceptionN1"), (String) ecrits.get("ententeCct"));
        suivis.fermer(NUMERO.in(execution));
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
