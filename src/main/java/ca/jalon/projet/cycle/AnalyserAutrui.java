package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.INITIATEUR;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.PersonneConnectee;
import java.util.Collection;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Refuse (403) à qui a déposé la fiche de l'analyser tant qu'une autre personne de son équipe le peut. Écouteur d'attribution et
 * de fin ; seule à tenir le rôle, la personne l'analyse : le comité, puis les autorités, jugent encore après elle.
 */
@Component
class AnalyserAutrui implements TaskListener {

    private final Autrui autrui;
    private final PersonneConnectee connectee;

    AnalyserAutrui(Autrui autrui, PersonneConnectee connectee) {
        this.autrui = autrui;
        this.connectee = connectee;
    }

    @Override
    public void notify(DelegateTask tache) {
        String analyste =
                EVENTNAME_COMPLETE.equals(tache.getEventName()) ? connectee.auteur(tache) : tache.getAssignee();
        if (analyste == null || !analyste.equals(INITIATEUR.find(tache).orElse(null))) {
            return;
        }
        Collection<String> autres = autrui.noms(tache, analyste);
        if (!autres.isEmpty()) {
            throw new Refus(
                    403,
                    "Vous avez déposé cette fiche : son analyse revient à une autre personne (%s)."
                            .formatted(String.join(", ", autres)));
        }
    }
}
