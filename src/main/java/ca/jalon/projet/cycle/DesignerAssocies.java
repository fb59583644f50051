package ca.jalon.projet.cycle;

import ca.jalon.moteur.Proprietes;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.organisation.Annuaire;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/**
 * Donne la tâche aux personnes que la déclaration au PGRI nomme: la propriété {@code declaration} l'offre au pilote
 * technologique associé ({@code ASSOCIE}), ou la confie au responsable PGRI ({@code RESPONSABLE}), s'il l'est encore. Un nom d'une
 * déclaration d'hier n'est pas un compte : il ne désigne personne.
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
        Map<String, Object> declaration = reponses.de(tache, "declaration-pgri");
        if ("ASSOCIE".equals(Proprietes.de(tache.getBpmnModelElementInstance(), "declaration"))) {
            compte(declaration.get("piloteTechnologiqueAssocie")).ifPresent(tache::addCandidateUser);
        } else {
            compte(declaration.get("responsablePgri"))
                    .filter(compte -> tientLeRole(tache, compte))
                    .ifPresent(tache::setAssignee);
        }
    }

    private boolean tientLeRole(DelegateTask tache, String compte) {
        Set<String> groupes = annuaire.groupes(compte);
        return tache.getCandidates().stream().map(IdentityLink::getGroupId).anyMatch(groupes::contains);
    }

    private Optional<String> compte(Object nomme) {
        return Optional.ofNullable((String) nomme)
                .filter(compte -> annuaire.personne(compte).isPresent());
    }
}
