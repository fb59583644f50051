package ca.jalon.entente;

import ca.jalon.dossier.Participants;
import ca.jalon.dossier.Qualite;
import ca.jalon.moteur.contrat.Reponses;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Fait entrer au dossier le CCT à qui un mandat est proposé, et lui seul : celui qui a décliné en sort. */
@Component
class PressentirMandataire implements TaskListener {

    private final Participants participants;
    private final Reponses reponses;

    PressentirMandataire(Participants participants, Reponses reponses) {
        this.participants = participants;
        this.reponses = reponses;
    }

    @Override
    public void notify(DelegateTask tache) {
        Object cct = reponses.enCours().orElseThrow().valeurs().get("cctMandate");
        participants.fixer(
                tache.getExecution().getProcessBusinessKey(),
                Qualite.PRESSENTI,
                cct == null ? Set.of() : Set.of(cct.toString()));
    }
}
