package ca.jalon.projet.cycle;

import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.projet.Projets;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Dit si la fiche d'un projet retenu a déjà ce que la suite demande : ce qui est su n'est pas redemandé.
 *
 * <p>Sa seconde partie est exigée d'un bloc : la spécialité du service suffit à dire qu'elle fut remplie.
 */
@Component
class ConstaterFiche implements ExecutionListener {

    private static final Variable<Boolean> PRECISE = Variable.flag("fichePrecise");

    private final Reponses reponses;

    ConstaterFiche(Reponses reponses) {
        this.reponses = reponses;
    }

    @Override
    public void notify(DelegateExecution execution) {
        PRECISE.set(execution, reponses.de(execution, Projets.FICHE).get("serviceSpecialite") != null);
    }
}
