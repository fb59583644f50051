package ca.jalon.entente;

import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Qualite;
import ca.jalon.moteur.contrat.Reponses;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Fait entrer au dossier le CCT à qui un mandat est proposé, et lui seul : celui qui a décliné en sort. */
@Component
class PressentirMandataire implements TaskListener {

    private final Dossiers dossiers;
    private final Reponses reponses;

    PressentirMandataire(Dossiers dossiers, Reponses reponses) {
        this.dossiers = dossiers;
        this.reponses = reponses;
    }

    @Override
    public void notify(DelegateTask tache) {
        Object cct = reponses.enCours().orElseThrow().valeurs().get("cctMandate");
        dossiers.participer(
                tache.getExecution().getProcessBusinessKey(),
                Qualite.PRESSENTI,
                cct == null ? Set.of() : Set.of(cct.toString()));
    }
}
