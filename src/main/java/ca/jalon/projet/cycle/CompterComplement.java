package ca.jalon.projet.cycle;

import ca.jalon.moteur.contrat.Variable;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Compte les compléments de la fiche : l'analyse n'en demande pas plus de trois (P-01a). */
@Component
class CompterComplement implements TaskListener {

    private static final Variable<Long> NOMBRE = Variable.count("nombreComplements");

    @Override
    public void notify(DelegateTask tache) {
        NOMBRE.set(tache, NOMBRE.find(tache).orElse(0L) + 1);
    }
}
