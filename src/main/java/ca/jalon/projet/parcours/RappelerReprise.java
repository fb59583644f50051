package ca.jalon.projet.parcours;

import static ca.jalon.projet.parcours.ArbreProjet.PROJET;

import ca.jalon.dossier.Dossier;
import ca.jalon.projet.AviserProjet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Rappelle, à la date de reprise prévue, que le projet est encore suspendu. */
@Component
class RappelerReprise implements JavaDelegate {

    private final ArbreProjet arbre;
    private final AviserProjet aviser;

    RappelerReprise(ArbreProjet arbre, AviserProjet aviser) {
        this.arbre = arbre;
        this.aviser = aviser;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Dossier projet = arbre.enCours(PROJET.in(execution));
        aviser.suivi(projet, "devait reprendre aujourd’hui ; il est toujours suspendu", null);
    }
}
