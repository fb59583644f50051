package ca.jalon.projet;

import ca.jalon.dossier.Ecrit;
import ca.jalon.moteur.Reponses;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** La fiche d'un projet (domaine 5.1) : celle qui l'a ouvert, ou la dernière qui l'a complétée. */
final class Fiche {

    static final String DEPOT = "fiche-projet";
    static final String COMPLEMENT = "completer-fiche";

    private Fiche() {}

    /** Le dernier écrit d'un formulaire du dossier ; pour la fiche, celui qui l'a complétée en dernier. */
    static Optional<Ecrit> dernier(Reponses reponses, DelegateExecution execution, String formulaire) {
        return formulaire.equals(DEPOT)
                ? reponses.dernier(execution, DEPOT, COMPLEMENT)
                : reponses.dernier(execution, formulaire);
    }

    static Map<String, Object> reponses(Reponses reponses, DelegateExecution execution) {
        return reponses.de(execution, DEPOT, COMPLEMENT);
    }
}
