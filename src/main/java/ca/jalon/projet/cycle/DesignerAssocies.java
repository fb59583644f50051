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
 * Donne la tâche aux personnes que la déclaration au PGRI nomme: la propriété {@code declaration} l'offre au pilote
 * technologique associé ({@code ASSOCIE}), ou la confie au responsable PGRI ({@code RESPONSABLE}). Un nom d'une déclaration d'hier
 * n'est pas un compte : il ne désigne personne.
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
            compte(declaration.get("responsablePgri")).ifPresent(tache::setAssignee);
        }
    }

    private Optional<String> compte(Object nomme) {
        return Optional.ofNullable((String) nomme)
                .filter(compte -> annuaire.personne(compte).isPresent());
    }
}
