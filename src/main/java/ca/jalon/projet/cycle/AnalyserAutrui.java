package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.INITIATEUR;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.PersonneConnectee;
import ca.jalon.organisation.Annuaire;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/**
 * Refuse (403) à qui a déposé la fiche de l'analyser tant qu'une autre personne de son équipe le peut. Écouteur d'attribution et
 * de fin ; seule à tenir le rôle, la personne l'analyse : le comité, puis les autorités, jugent encore après elle.
 */
@Component
class AnalyserAutrui implements TaskListener {

    private final Annuaire annuaire;
    private final PersonneConnectee connectee;

    AnalyserAutrui(Annuaire annuaire, PersonneConnectee connectee) {
        this.annuaire = annuaire;
        this.connectee = connectee;
    }

    @Override
    public void notify(DelegateTask tache) {
        String analyste =
                EVENTNAME_COMPLETE.equals(tache.getEventName()) ? connectee.auteur(tache) : tache.getAssignee();
        if (analyste == null || !analyste.equals(INITIATEUR.find(tache).orElse(null))) {
            return;
        }
        List<String> groupes = tache.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
        String autres = annuaire.noms(groupes).entrySet().stream()
                .filter(personne -> !personne.getKey().equals(analyste))
                .map(personne -> personne.getValue())
                .collect(Collectors.joining(", "));
        if (!autres.isEmpty()) {
            throw new Refus(
                    403,
                    "Vous avez déposé cette fiche : son analyse revient à une autre personne (%s).".formatted(autres));
        }
    }
}
