package ca.jalon.entente;

import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Organisations;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Dit qui, au CCT que l'entente nomme, accepte de soutenir le service ; personne si c'est lui qui la rédige. */
@Component
class DesignerCctSoutien implements ExecutionListener {

    private final Organisations organisations;

    DesignerCctSoutien(Organisations organisations) {
        this.organisations = organisations;
    }

    @Override
    public void notify(DelegateExecution execution) {
        List<String> redacteurs = Variable.elements(Entente.REDACTEUR.in(execution)).stream()
                .map(role -> organisations.groupe(
                        role,
                        Entente.ETABLISSEMENT.in(execution),
                        Entente.TERRITOIRE.find(execution).orElse(null)))
                .toList();
        Optional<String> coordonnateur = Entente.CCT_SOUTIEN
                .find(execution)
                .map(cct -> "coordonnateur-cct." + cct)
                .filter(groupe -> !redacteurs.contains(groupe));
        Entente.CCT_A_DEMANDER.set(execution.getProcessInstance(), coordonnateur.orElse(null));
        Entente.SOUTIEN_A_DEMANDER.set(execution.getProcessInstance(), coordonnateur.isPresent());
    }
}
