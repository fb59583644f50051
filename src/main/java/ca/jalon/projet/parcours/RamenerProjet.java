package ca.jalon.projet.parcours;

import static ca.jalon.projet.parcours.ArbreProjet.PROJET;

import ca.jalon.dossier.Dossier;
import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Libelles;
import ca.jalon.projet.AviserProjet;
import ca.jalon.projet.Phase;
import ca.jalon.registre.Decision;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Ramène un projet au début d'une phase déjà passée, pour corriger une décision rendue par erreur : l'administrateur
 * donne son motif, le registre garde la décision et sa correction.
 */
@Component
class RamenerProjet implements JavaDelegate {

    private static final Variable<String> PHASE = Variable.text("phase");
    private static final Variable<String> MOTIF = Variable.text("motif");

    private final ArbreProjet arbre;
    private final ConsignerActe acte;
    private final AviserProjet aviser;
    private final RuntimeService executions;
    private final Libelles libelles;

    RamenerProjet(
            ArbreProjet arbre, ConsignerActe acte, AviserProjet aviser, RuntimeService executions, Libelles libelles) {
        this.libelles = libelles;
        this.arbre = arbre;
        this.acte = acte;
        this.aviser = aviser;
        this.executions = executions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Dossier projet = arbre.actif(PROJET.in(execution));
        Phase phase = Phase.valueOf(PHASE.in(execution));
        verifier(projet, phase);
        execution.setProcessBusinessKey(projet.numero());
        acte.consigner(execution, projet, Decision.CORRECTION, MOTIF.in(execution));
        arbre.ramener(projet, phase, Map.of());
        aviser.suivi(
                projet,
                "est ramené par un administrateur à la phase « %s »".formatted(nom(phase)),
                MOTIF.in(execution));
    }

    private void verifier(Dossier projet, Phase phase) {
        if (phase.compareTo(Phase.valueOf(projet.phase())) > 0) {
            throw new Refus(
                    400, "Phase : %s n’a pas encore atteint la phase « %s ».".formatted(projet.numero(), nom(phase)));
        }
        boolean acquisition = phase == Phase.OPPORTUNITE || phase == Phase.AFFAIRES;
        if (acquisition && !Boolean.TRUE.equals(executions.getVariable(projet.instance(), "voieRI"))) {
            throw new Refus(
                    400,
                    "Phase : %s n’acquiert rien et n’a pas de phase « %s ».".formatted(projet.numero(), nom(phase)));
        }
    }

    private String nom(Phase phase) {
        return libelles.enTete(Phase.NOTION, phase.name());
    }
}
