package ca.jalon.approbation;

import static ca.jalon.approbation.Approbation.AUTORITE;
import static ca.jalon.approbation.Approbation.CONDITIONS;
import static ca.jalon.approbation.Approbation.DATE_DECISION;
import static ca.jalon.approbation.Approbation.DECIDEUR;
import static ca.jalon.approbation.Approbation.DECISION;
import static ca.jalon.approbation.Approbation.DECISION_CONSIGNEE;
import static ca.jalon.approbation.Approbation.DOSSIER;
import static ca.jalon.approbation.Approbation.JALON;
import static ca.jalon.approbation.Approbation.MONTANT;
import static ca.jalon.approbation.Approbation.MOTIF;
import static ca.jalon.approbation.Approbation.NUMERO;
import static ca.jalon.approbation.Approbation.PERSONNES;
import static ca.jalon.approbation.Approbation.RESOLUTION;

import ca.jalon.approbation.QuiDecide.Autorite;
import ca.jalon.moteur.Tables;
import ca.jalon.moteur.Variable;
import ca.jalon.organisation.Annuaire;
import ca.jalon.registre.Decision;
import ca.jalon.registre.Decisions;
import ca.jalon.registre.Depots;
import java.math.BigDecimal;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Écrit la décision au registre, aussitôt rendue ; elle ne prend effet qu'après le délai de reprise. */
@Component
class ConsignerDecision implements JavaDelegate {

    private final Decisions registre;
    private final QuiDecide quiDecide;
    private final Depots depots;
    private final Annuaire annuaire;
    private final RepositoryService modeles;
    private final Tables tables;

    ConsignerDecision(
            Decisions registre,
            QuiDecide quiDecide,
            Depots depots,
            Annuaire annuaire,
            RepositoryService modeles,
            Tables tables) {
        this.registre = registre;
        this.quiDecide = quiDecide;
        this.depots = depots;
        this.annuaire = annuaire;
        this.modeles = modeles;
        this.tables = tables;
    }

    @Override
    public void execute(DelegateExecution execution) {
        DECISION_CONSIGNEE.setLocal(execution, (long)
                registre.consigner(decision(execution, DECISION.in(execution))).rang());
    }

    private Decision decision(DelegateExecution execution, String issue) {
        Autorite autorite =
                quiDecide.autorite(execution, AUTORITE.in(execution), Variable.elements(execution, PERSONNES.name()));
        var dossier = depots.lire(DOSSIER.in(execution));
        return new Decision(
                NUMERO.in(execution),
                0,
                JALON.in(execution),
                autorite.groupe(),
                DECIDEUR.in(execution),
                annuaire.nom(DECIDEUR.in(execution)),
                issue,
                MOTIF.find(execution).orElse(null),
                CONDITIONS.find(execution).orElse(null),
                MONTANT.find(execution).map(BigDecimal::valueOf).orElse(null),
                DATE_DECISION.find(execution).orElse(null),
                RESOLUTION.find(execution).orElse(null),
                Approbation.FORMULAIRE,
                modeles.getProcessDefinition(execution.getProcessDefinitionId()).getDeploymentId(),
                Approbation.TABLE,
                tables.enVigueur(Approbation.TABLE).numero(),
                dossier.id(),
                dossier.empreinte(),
                null,
                null,
                null,
                quiDecide.pour(autorite, DECIDEUR.in(execution)).orElse(null),
                null);
    }
}
