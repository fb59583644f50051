package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.NIVEAU;
import static ca.jalon.soutien.Soutien.NUMERO;

import ca.jalon.dossier.Ecrit;
import ca.jalon.moteur.contrat.Reponses;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Note au journal ce qu’une personne a répondu à la tâche qu’elle termine, dans les mots du formulaire. */
@Component
class NoterAuJournal implements TaskListener {

    private final Journal journal;
    private final Reponses reponses;

    NoterAuJournal(Journal journal, Reponses reponses) {
        this.journal = journal;
        this.reponses = reponses;
    }

    @Override
    public void notify(DelegateTask tache) {
        journal.noter(
                NUMERO.in(tache),
                NIVEAU.find(tache).orElse(null),
                tache.getBpmnModelElementInstance().getName(),
                reponses.enCours().map(Ecrit::lignes).orElse(""));
    }
}
