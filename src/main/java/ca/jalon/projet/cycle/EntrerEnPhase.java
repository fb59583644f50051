package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.NIVEAU;
import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.TITRE;

import ca.jalon.dossier.Dossiers;
import ca.jalon.organisation.Libelles;
import ca.jalon.projet.AviserProjet;
import ca.jalon.projet.Phase;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.springframework.stereotype.Component;

/** Note au portefeuille la phase où entre le projet, et dit au pilote où il en est et ce qui suit. */
@Component
class EntrerEnPhase implements ExecutionListener {

    private final Dossiers dossiers;
    private final AviserProjet aviser;
    private final Libelles libelles;

    EntrerEnPhase(Dossiers dossiers, AviserProjet aviser, Libelles libelles) {
        this.libelles = libelles;
        this.dossiers = dossiers;
        this.aviser = aviser;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Phase phase = Phase.duProcessus(((CallActivity) execution.getBpmnModelElementInstance()).getCalledElement());
        dossiers.entrerEnPhase(NUMERO.in(execution), phase.name(), TITRE.in(execution), NIVEAU.in(execution));
        if (phase != Phase.FICHE) {
            Map<String, Object> donnees = new HashMap<>();
            donnees.put("phase", libelles.enTete(Phase.NOTION, phase.name()));
            donnees.put("maintenant", phase.maintenant);
            donnees.put("ensuite", phase.ensuite);
            donnees.put("niveau", libelles.dire("niveauProjet", NIVEAU.in(execution)));
            aviser.suivi(execution, "projet/projet-avance", donnees);
        }
    }
}
