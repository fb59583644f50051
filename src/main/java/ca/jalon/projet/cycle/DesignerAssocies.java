package ca.jalon.projet.cycle;

import ca.jalon.moteur.Proprietes;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.organisation.Annuaire;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Donne la tâche aux personnes que la déclaration au PGRI nomme : la propriété {@code associe} l'offre à l'une, {@code confie} la
 * confie à l'autre. Un nom d'une déclaration d'hier n'est pas un compte : il ne désigne personne.
 */
@Component
class DesignerAssocies implements TaskListener {

    private final Reponses reponses;
    private final Annuaire annuaire;

    DesignerAssocies(Reponses reponses, Annuaire annuaire) {
        this.reponses = reponses;
        this.annuaire = annuaire;
    }

    @Override
    public void notify(DelegateTask tache) {
        nomme(tache, "associe").ifPresent(tache::addCandidateUser);
        nomme(tache, "confie").ifPresent(tache::setAssignee);
    }

    private Optional<String> nomme(DelegateTask tache, String propriete) {
        Map<String, Object> declaration = reponses.de(tache, "declaration-pgri");
        return Optional.ofNullable(Proprietes.de(tache.getBpmnModelElementInstance(), propriete))
                .map(cle -> (String) declaration.get(cle))
                .filter(compte -> annuaire.personne(compte).isPresent());
    }
}
