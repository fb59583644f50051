package ca.jalon.projet.cycle;

import static ca.jalon.projet.Projets.NIVEAU;
import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.Projets.TITRE;

import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Participants;
import ca.jalon.dossier.Qualite;
import ca.jalon.organisation.Jalons;
import ca.jalon.organisation.Libelles;
import ca.jalon.projet.AviserProjet;
import ca.jalon.projet.Phase;
import ca.jalon.registre.ActesDeSoutien;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.springframework.stereotype.Component;

/**
 * Note au portefeuille la phase où entre le projet, et dit au pilote où il en est et ce qui suit ; d'une phase qu'une porte
 * termine, l'avis de sa décision vient de le dire. Dès le démarrage, que le service de plusieurs établissements attend son entente
 * (R-188).
 */
@Component
class EntrerEnPhase implements ExecutionListener {

    private final Dossiers dossiers;
    private final Jalons jalons;
    private final AviserProjet aviser;
    private final Participants participants;
    private final ActesDeSoutien actes;
    private final Libelles libelles;

    EntrerEnPhase(
            Dossiers dossiers,
            Jalons jalons,
            AviserProjet aviser,
            Participants participants,
            ActesDeSoutien actes,
            Libelles libelles) {
        this.libelles = libelles;
        this.dossiers = dossiers;
        this.jalons = jalons;
        this.aviser = aviser;
        this.participants = participants;
        this.actes = actes;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Phase phase = Phase.duProcessus(((CallActivity) execution.getBpmnModelElementInstance()).getCalledElement());
        boolean dite = dossiers.trouver(NUMERO.in(execution))
                .flatMap(projet -> Phase.chercher(projet.phase()))
                .filter(this::finitParUnePorte)
                .isPresent();
        dossiers.entrerEnPhase(NUMERO.in(execution), phase.name(), TITRE.in(execution), NIVEAU.in(execution));
        boolean entente = ententeAConclure(phase, NUMERO.in(execution));
        if (phase != Phase.FICHE && (!dite || entente)) {
            Map<String, Object> donnees = new HashMap<>();
            donnees.put("phase", libelles.enTete(Phase.NOTION, phase.name()));
            donnees.put("maintenant", phase.maintenant);
            donnees.put("ensuite", phase.ensuite);
            donnees.put("entente", entente);
            donnees.put("niveau", libelles.dire("niveauProjet", NIVEAU.in(execution)));
            aviser.suivi(execution, "projet/projet-avance", donnees);
        }
    }

    private boolean finitParUnePorte(Phase quittee) {
        return jalons.tous().stream().flatMap(porte -> porte.phase().stream()).anyMatch(quittee.name()::equals);
    }

    private boolean ententeAConclure(Phase phase, String numero) {
        return phase.ententeAConclure()
                && participants.du(numero).containsKey(Qualite.PARTENAIRE)
                && actes.entente(numero).isEmpty();
    }
}
