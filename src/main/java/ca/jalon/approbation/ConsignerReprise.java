package ca.jalon.approbation;

import static ca.jalon.approbation.Approbation.DECIDEUR;
import static ca.jalon.approbation.Approbation.DECISION_CONSIGNEE;
import static ca.jalon.approbation.Approbation.DOSSIER;
import static ca.jalon.approbation.Approbation.JALON;
import static ca.jalon.approbation.Approbation.LIBELLE_JALON;
import static ca.jalon.approbation.Approbation.NUMERO;

import ca.jalon.moteur.PersonneConnectee;
import ca.jalon.moteur.Reponses;
import ca.jalon.moteur.Variable;
import ca.jalon.organisation.Annuaire;
import ca.jalon.registre.Decision;
import ca.jalon.registre.Decisions;
import ca.jalon.registre.Depots;
import java.util.Optional;
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

    ConsignerReprise(
            Decisions registre,
            Depots depots,
            RepositoryService modeles,
            PersonneConnectee connectee,
            Annuaire annuaire,
            Reponses reponses) {
        this.registre = registre;
        this.depots = depots;
        this.modeles = modeles;
        this.connectee = connectee;
        this.annuaire = annuaire;
        this.reponses = reponses;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Decision reprise = reprise(execution);
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
                                MOTIF_REPRISE
                                        .find(reponses.deLInstance(execution, FORMULAIRE))
                                        .orElseThrow()),
                FORMULAIRE,
                modeles.getProcessDefinition(execution.getProcessDefinitionId()).getDeploymentId(),
                depots.lire(DOSSIER.in(execution)),
                personne.equals(reprise.personne()) ? reprise.pour() : null,
                reprise.rang()));
    }

    /** La décision que cette chaîne a consignée, quoi qu'il se soit écrit depuis. */
    private Decision reprise(DelegateExecution execution) {
        Optional<Long> rang = DECISION_CONSIGNEE.find(execution);
        if (rang.isPresent()) {
            return registre.trouver(NUMERO.in(execution), rang.get().intValue()).orElseThrow();
        }
        // Décision rendue avant que la chaîne retienne son rang : la dernière de cette personne à ce jalon.
        return registre.enVigueur(NUMERO.in(execution)).stream()
                .filter(decision -> decision.jalon().equals(JALON.in(execution))
                        && decision.personne().equals(DECIDEUR.in(execution)))
                .reduce((une, suivante) -> suivante)
                .orElseThrow();
    }
}
