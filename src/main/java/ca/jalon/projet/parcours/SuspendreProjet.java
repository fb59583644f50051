package ca.jalon.projet.parcours;

import static ca.jalon.projet.parcours.ArbreProjet.PROJET;

import ca.jalon.calendrier.Matin;
import ca.jalon.calendrier.Suspensions;
import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.projet.AviserProjet;
import ca.jalon.registre.Decision;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Suspend un projet, le cycle et tout ce qu'il a appelé : ses tâches sortent des listes, ses minuteries s'arrêtent.
 *
 * <p>Sans reprise prévue, le rappel est porté au 2999-12-31.
 */
@Component
class SuspendreProjet implements JavaDelegate {

    private static final String JAMAIS = "2999-12-31";
    private static final Variable<String> MOTIF = Variable.text("motif");
    private static final Variable<String> REPRISE_PREVUE = Variable.text("reprisePrevue");

    /** Instant ISO avec décalage, que lit la minuterie. */
    private static final Variable<String> DATE_REPRISE = Variable.text("dateReprise");

    private final ArbreProjet arbre;
    private final ConsignerActe acte;
    private final AviserProjet aviser;
    private final Suspensions suspensions;
    private final Dossiers dossiers;
    private final RuntimeService executions;

    SuspendreProjet(
            ArbreProjet arbre,
            ConsignerActe acte,
            AviserProjet aviser,
            Suspensions suspensions,
            Dossiers dossiers,
            RuntimeService executions) {
        this.arbre = arbre;
        this.acte = acte;
        this.aviser = aviser;
        this.suspensions = suspensions;
        this.dossiers = dossiers;
        this.executions = executions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Dossier projet = arbre.actif(PROJET.in(execution));
        execution.setProcessBusinessKey(projet.numero());
        acte.consigner(execution, projet, Decision.SUSPENSION, MOTIF.in(execution));
        executions
                .updateProcessInstanceSuspensionState()
                .byProcessInstanceIds(arbre.instances(projet))
                .suspend();
        suspensions.arreter(projet.numero(), MOTIF.in(execution));
        dossiers.suspendre(projet.numero());
        DATE_REPRISE.set(
                execution,
                Matin.le(LocalDate.parse(REPRISE_PREVUE.find(execution).orElse(JAMAIS)))
                        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        aviser.suivi(projet, "est suspendu", MOTIF.in(execution));
    }
}
