package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.NB_ETABLISSEMENTS;
import static ca.jalon.projet.Projets.NB_TERRITOIRES;
import static ca.jalon.projet.Projets.NIVEAU;

import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Libelles;
import ca.jalon.projet.AviserProjet;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Entoure la table qui propose de nouveau le niveau d'une fiche corrigée : retient celui d'avant, que l'analyste avait pu changer,
 * et dit à ceux qui suivent le projet que le niveau n'est plus le même (domaine 3.0a).
 */
@Component
class NiveauPropose implements ExecutionListener {

    private static final Variable<String> RETENU = Variable.text("niveauRetenu");
    private static final Variable<String> AVANT = Variable.text("niveauAvant");

    private final AviserProjet aviser;
    private final Libelles libelles;

    NiveauPropose(AviserProjet aviser, Libelles libelles) {
        this.aviser = aviser;
        this.libelles = libelles;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (execution.getEventName().equals(EVENTNAME_START)) {
            AVANT.set(execution, RETENU.find(execution).orElseGet(() -> NIVEAU.in(execution)));
        } else if (!NIVEAU.in(execution).equals(AVANT.in(execution))) {
            aviser.suivi(
                    execution,
                    "projet/acte-consigne",
                    Map.of(
                            "fait",
                            "passe du niveau %s au niveau %s"
                                    .formatted(dire(AVANT.in(execution)), dire(NIVEAU.in(execution))),
                            "motif",
                            "La fiche corrigée vise %d établissements et %d territoires."
                                    .formatted(NB_ETABLISSEMENTS.in(execution), NB_TERRITOIRES.in(execution))));
        }
    }

    private String dire(String niveau) {
        return libelles.dire(NIVEAU.name(), niveau);
    }
}
