package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.NUMERO;

import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.projet.Projets;
import ca.jalon.registre.LignesDePlan;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Note au plan annuel que le projet réalise la ligne que sa fiche, ou sa régularisation, nomme. */
@Component
class RattacherLigne implements TaskListener {

    private static final Variable<String> LIGNE = Variable.text("lignePlanification");

    private final LignesDePlan lignes;
    private final Reponses reponses;

    RattacherLigne(LignesDePlan lignes, Reponses reponses) {
        this.lignes = lignes;
        this.reponses = reponses;
    }

    @Override
    public void notify(DelegateTask tache) {
        rattacher(tache);
    }

    void rattacher(VariableScope portee) {
        LIGNE.find(reponses.de(portee, Projets.FICHE, "regulariser-prerequis"))
                .ifPresent(ligne -> lignes.rattacher(ligne, NUMERO.in(portee)));
    }
}
