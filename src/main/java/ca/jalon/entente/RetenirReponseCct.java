package ca.jalon.entente;

import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.organisation.Organisations;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Retient pourquoi le CCT nommé décline : qui rédige l'entente le lit. */
@Component
class RetenirReponseCct implements TaskListener {

    private final Reponses reponses;
    private final Organisations organisations;

    RetenirReponseCct(Reponses reponses, Organisations organisations) {
        this.reponses = reponses;
        this.organisations = organisations;
    }

    @Override
    public void notify(DelegateTask tache) {
        Map<String, Object> dite = reponses.enCours().orElseThrow().valeurs();
        if ("DECLINE".equals(dite.get("reponseSoutien"))) {
            DelegateExecution instance = tache.getExecution().getProcessInstance();
            Entente.MOTIF.set(
                    instance,
                    "%s ne peut pas soutenir le service : %s"
                            .formatted(
                                    organisations.nom(Entente.CCT_SOUTIEN.in(instance)),
                                    dite.get("motifDeclinSoutien")));
        }
    }
}
