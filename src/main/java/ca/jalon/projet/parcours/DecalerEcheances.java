package ca.jalon.projet.parcours;

import static ca.jalon.projet.Projets.DATE_IMPLANTATION;
import static ca.jalon.projet.parcours.ArbreProjet.PROJET;

import ca.jalon.calendrier.Pause;
import ca.jalon.calendrier.Suspensions;
import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Dossiers;
import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.projet.DatesPerennite;
import ca.jalon.registre.Decision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Recalcule les échéances d'un projet suspendu, sa suspension finie, avant que ses tâches soient rendues.
 *
 * <p>Une tâche recule du temps ouvert de la suspension ; une minuterie et les dates de la pérennité, du temps réel.
 */
@Component
class DecalerEcheances implements JavaDelegate {

    private static final Variable<String> MOTIF = Variable.text("motif");

    private final ArbreProjet arbre;
    private final ConsignerActe acte;
    private final Dossiers dossiers;
    private final Suspensions suspensions;
    private final DatesPerennite perennite;
    private final RuntimeService executions;

    DecalerEcheances(
            ArbreProjet arbre,
            ConsignerActe acte,
            Dossiers dossiers,
            Suspensions suspensions,
            DatesPerennite perennite,
            RuntimeService executions) {
        this.arbre = arbre;
        this.acte = acte;
        this.dossiers = dossiers;
        this.suspensions = suspensions;
        this.perennite = perennite;
        this.executions = executions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Dossier projet = arbre.enCours(PROJET.in(execution));
        if (projet.suspenduDepuis() == null) {
            throw new Refus(409, "Projet : %s n’est pas suspendu.".formatted(projet.numero()));
        }
        execution.setProcessBusinessKey(projet.numero());
        acte.consigner(
                execution,
                projet,
                Decision.FIN_SUSPENSION,
                MOTIF.find(execution).orElse(null));
        List<String> instances = arbre.instances(projet);
        List<Pause> pauses = suspensions.finir(projet.numero());
        instances.forEach(instance -> recalculerPerennite(projet, instance, pauses));
        suspensions.recalculer(pauses, instances, DatesPerennite.TENUES);
        dossiers.reprendre(projet.numero());
    }

    /** Les dates que l'instance tient déjà ; d'autres minuteries les liront plus tard. */
    private void recalculerPerennite(Dossier projet, String instance, List<Pause> pauses) {
        Set<String> tenues =
                executions.getVariablesLocal(instance, DatesPerennite.TENUES).keySet();
        String implantation = (String) executions.getVariable(projet.instance(), DATE_IMPLANTATION.name());
        if (tenues.isEmpty() || implantation == null) {
            return;
        }
        Map<String, String> recalculees = new HashMap<>(perennite.calculer(
                implantation,
                projet.organisation(),
                (String) executions.getVariable(instance, "envergure"),
                Boolean.TRUE.equals(executions.getVariable(instance, "evaluationReportee")),
                pauses));
        recalculees.keySet().retainAll(tenues);
        executions.setVariablesLocal(instance, recalculees);
    }
}
