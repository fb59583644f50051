package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.INSCRIT_CNCOT;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Tient pour inscrit à la planification du CNCOT le projet dont le porteur atteste l'inscription.
 *
 * <p>Seules les instances d'avant le registre des plans le nomment encore : elles finissent comme elles ont commencé.
 */
@Component
class AttesterPrerequis implements TaskListener {

    @Override
    public void notify(DelegateTask tache) {
        if ("OUI".equals(tache.getVariable("inscriptionCncotAttestee"))) {
            INSCRIT_CNCOT.set(tache, true);
        }
    }
}
