package ca.jalon.projet;

import ca.jalon.moteur.Reponses;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** La fiche d'un projet (domaine 5.1) : celle qui l'a ouvert, ou la dernière qui l'a complétée. */
final class Fiche {

    static final String DEPOT = "fiche-projet";
    static final String COMPLEMENT = "completer-fiche";

    private Fiche() {}

    static Map<String, Object> reponses(Reponses reponses, DelegateExecution execution) {
        return reponses.de(execution, DEPOT, COMPLEMENT);
    }
}
