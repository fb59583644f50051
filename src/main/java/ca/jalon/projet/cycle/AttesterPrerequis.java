package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.INSCRIT_CNCOT;

import ca.jalon.moteur.contrat.Variable;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Rattache le projet à la ligne du plan que sa régularisation nomme.
 *
 * <p>Une instance d'avant le registre des plans montre encore son formulaire, où le porteur attestait : elle finit comme elle a
 * commencé.
 */
@Component
class AttesterPrerequis implements TaskListener {

    private final LigneDuProjet ligne;

    AttesterPrerequis(LigneDuProjet ligne) {
        this.ligne = ligne;
    }

    @Override
    public void notify(DelegateTask tache) {
        ligne.rattacher(tache);
        if ("OUI"
                .equals(Variable.text("inscriptionCncotAttestee")
                        .siDeclaree(tache)
                        .orElse(null))) {
            INSCRIT_CNCOT.set(tache, true);
        }
    }
}
