package ca.jalon.entente;

import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Organisations;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Confie chaque signature au dirigeant d'un établissement participant, et le nomme dans le titre de la tâche. */
@Component
class DesignerSignataire implements TaskListener {

    static final String SIGNATAIRE = "partieSignataire";

    private final Organisations organisations;

    DesignerSignataire(Organisations organisations) {
        this.organisations = organisations;
    }

    @Override
    public void notify(DelegateTask tache) {
        int rang = Variable.count("loopCounter").in(tache).intValue();
        String partie = Variable.elements(tache, Entente.A_SIGNER.name()).get(rang);
        tache.setVariableLocal(SIGNATAIRE, partie);
        tache.addCandidateGroup("dirigeant-etablissement." + partie);
        tache.setName("%s : %s".formatted(tache.getName(), organisations.nom(partie)));
    }
}
