package ca.jalon.projet;

import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.REDACTEUR;
import static ca.jalon.projet.Projets.REDACTEURS;
import static ca.jalon.projet.Projets.TITRE;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.PersonneConnectee;
import ca.jalon.registre.Portefeuille;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ouvre une demande de changement : le projet s'exécute, et ce qui sort du dossier d'affaires ira aux autorités. */
@Component
class OuvrirChangement implements JavaDelegate {

    private static final String HORS_DA = "HORS_DA";

    private final Portefeuille portefeuille;
    private final PersonneConnectee connectee;

    OuvrirChangement(Portefeuille portefeuille, PersonneConnectee connectee) {
        this.portefeuille = portefeuille;
        this.connectee = connectee;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String phase = portefeuille.trouver(NUMERO.in(execution)).orElseThrow().phase();
        if (!phase.equals(Phase.EXECUTION.libelle)) {
            throw new Refus(
                    409,
                    "Projet : un changement se demande pendant l’exécution ; « %s » en est à l’étape « %s »."
                            .formatted(TITRE.in(execution), phase));
        }
        boolean horsDossier = HORS_DA.equals(execution.getVariable("effetCout"))
                || HORS_DA.equals(execution.getVariable("effetPortee"));
        execution.setVariable("jalonChangement", horsDossier ? "CHANGEMENT_HORS_DA" : "CHANGEMENT");
        String demandeur = connectee.compte().orElse(null);
        REDACTEUR.set(execution, demandeur);
        REDACTEURS.set(execution, demandeur);
    }
}
