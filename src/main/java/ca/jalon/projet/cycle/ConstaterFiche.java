package ca.jalon.projet.cycle;

import ca.jalon.moteur.contrat.Ebauches;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.projet.Projets;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Dit si la fiche a déjà tout ce que la suite demande : ce qui est su n'est pas redemandé au projet retenu, et reste sous les
 * yeux de qui complète sa fiche avant.
 */
@Component
class ConstaterFiche implements ExecutionListener {

    private static final Variable<Boolean> PRECISE = Variable.flag("fichePrecise");

    private final Reponses reponses;
    private final Ebauches ebauches;

    ConstaterFiche(Reponses reponses, Ebauches ebauches) {
        this.reponses = reponses;
        this.ebauches = ebauches;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Map<String, Object> fiche = reponses.de(execution, Projets.FICHE);
        // Sa seconde partie se montre quand la fiche est précise : on la suppose, et l'on regarde ce qui lui manque.
        PRECISE.set(
                execution,
                ebauches.manquants(Projets.FICHE, fiche, Map.of(PRECISE.name(), true))
                        .isEmpty());
    }
}
