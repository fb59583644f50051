package ca.jalon.projet.cycle;

import ca.jalon.organisation.Annuaire;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/** Dit qui d'autre qu'une personne peut faire une tâche que son propre geste rend délicate. */
@Component
class Autrui {

    private final Annuaire annuaire;

    Autrui(Annuaire annuaire) {
        this.annuaire = annuaire;
    }

    /** Noms des autres personnes à qui la tâche est offerte. */
    Collection<String> noms(DelegateTask tache, String compte) {
        List<String> groupes = tache.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
        var noms = annuaire.noms(groupes);
        noms.remove(compte);
        return noms.values();
    }
}
