package ca.jalon.projet;

import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.REDACTEUR;
import static ca.jalon.projet.Projets.REDACTEURS;
import static ca.jalon.projet.Projets.TITRE;

import ca.jalon.dossier.Dossiers;
import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.PersonneConnectee;
import ca.jalon.moteur.Reponses;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ouvre une demande de changement : le projet s'exécute, et ce qui sort du dossier d'affaires ira aux autorités. */
@Component
class OuvrirChangement implements JavaDelegate {

    private static final String HORS_DA = "HORS_DA";

    private final Dossiers dossiers;
    private final PersonneConnectee connectee;
    private final Reponses reponses;

    OuvrirChangement(Dossiers dossiers, PersonneConnectee connectee, Reponses reponses) {
        this.dossiers = dossiers;
        this.connectee = connectee;
        this.reponses = reponses;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String phase = dossiers.trouver(NUMERO.in(execution)).orElseThrow().phase();
        if (!phase.equals(Phase.EXECUTION.libelle)) {
            throw new Refus(
                    409,
                    "Projet : un changement se demande pendant l’exécution ; « %s » en est à l’étape « %s »."
                            .formatted(TITRE.in(execution), phase));
        }
        Map<String, Object> demande = reponses.de(execution, "demander-changement");
        boolean horsDossier = HORS_DA.equals(demande.get("effetCout")) || HORS_DA.equals(demande.get("effetPortee"));
        execution.setVariable("jalonChangement", horsDossier ? "CHANGEMENT_HORS_DA" : "CHANGEMENT");
        String demandeur = connectee.compte().orElse(null);
        REDACTEUR.set(execution, demandeur);
        REDACTEURS.set(execution, demandeur);
    }
}
