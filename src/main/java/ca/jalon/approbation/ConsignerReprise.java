package ca.jalon.approbation;

import static ca.jalon.approbation.Approbation.DOSSIER;
import static ca.jalon.approbation.Approbation.LIBELLE_JALON;

import ca.jalon.moteur.PersonneConnectee;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.organisation.Annuaire;
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
    private final PersonneConnectee connectee;
    private final Annuaire annuaire;
    private final Reponses reponses;
    private final DecisionConsignee consignee;

    ConsignerReprise(
            Decisions registre,
            Depots depots,
            RepositoryService modeles,
            PersonneConnectee connectee,
            Annuaire annuaire,
            Reponses reponses,
            DecisionConsignee consignee) {
        this.registre = registre;
        this.depots = depots;
        this.modeles = modeles;
        this.connectee = connectee;
        this.annuaire = annuaire;
        this.reponses = reponses;
        this.consignee = consignee;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Decision reprise = consignee.de(execution);
        String personne = connectee.compte().orElseGet(reprise::personne);
        registre.consigner(Decision.acte(
                reprise.numero(),
                Decision.REPRISE,
                reprise.autorite(),
                personne,
                annuaire.nom(personne),
                "%s, décision %d : %s"
                        .formatted(
                                LIBELLE_JALON.in(execution),
                                reprise.rang(),
                                reponses.enCours()
                                        .flatMap(ecrit -> MOTIF_REPRISE.find(ecrit.valeurs()))
                                        .orElseThrow()),
                FORMULAIRE,
                modeles.getProcessDefinition(execution.getProcessDefinitionId()).getDeploymentId(),
                depots.lire(DOSSIER.in(execution)),
                personne.equals(reprise.personne()) ? reprise.pour() : null,
                reprise.rang()));
    }
}
