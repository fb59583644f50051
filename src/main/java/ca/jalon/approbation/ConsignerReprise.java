package ca.jalon.approbation;

import static ca.jalon.approbation.Approbation.DOSSIER;
import static ca.jalon.approbation.Approbation.LIBELLE_JALON;
import static ca.jalon.approbation.Approbation.NUMERO;

import ca.jalon.moteur.Reponses;
import ca.jalon.moteur.Variable;
import ca.jalon.registre.Decision;
import ca.jalon.registre.Decisions;
import ca.jalon.registre.Depots;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Consigne qu'une décision est reprise par qui l'a rendue : la première ligne reste, celle-ci l'annule. */
@Component
class ConsignerReprise implements JavaDelegate {

    static final String FORMULAIRE = "reprendre-decision";
    private static final Variable<String> MOTIF_REPRISE = Variable.text("motifReprise");

    private final Decisions registre;
    private final Depots depots;
    private final RepositoryService modeles;
    private final Reponses reponses;

    ConsignerReprise(Decisions registre, Depots depots, RepositoryService modeles, Reponses reponses) {
        this.registre = registre;
        this.depots = depots;
        this.modeles = modeles;
        this.reponses = reponses;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var anterieures = registre.duProjet(NUMERO.in(execution));
        Decision reprise = anterieures.get(anterieures.size() - 1);
        registre.consigner(Decision.acte(
                reprise.numero(),
                Decision.REPRISE,
                reprise.autorite(),
                reprise.personne(),
                reprise.nomPersonne(),
                "%s : %s"
                        .formatted(
                                LIBELLE_JALON.in(execution),
                                MOTIF_REPRISE
                                        .find(reponses.deLInstance(execution, FORMULAIRE))
                                        .orElseThrow()),
                FORMULAIRE,
                modeles.getProcessDefinition(execution.getProcessDefinitionId()).getDeploymentId(),
                depots.lire(DOSSIER.in(execution))));
    }
}
