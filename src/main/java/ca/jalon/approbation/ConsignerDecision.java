package ca.jalon.approbation;

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
import static ca.jalon.approbation.Approbation.RESOLUTION;

import ca.jalon.dossier.Ecrit;
import ca.jalon.moteur.Tables;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.organisation.Annuaire;
import ca.jalon.registre.Decision;
import ca.jalon.registre.Decisions;
import ca.jalon.registre.Depots;
import java.math.BigDecimal;
import java.util.Map;
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
    private final Reponses reponses;

    ConsignerDecision(
            Decisions registre,
            QuiDecide quiDecide,
            Depots depots,
            Annuaire annuaire,
            RepositoryService modeles,
            Tables tables,
            Reponses reponses) {
        this.registre = registre;
        this.quiDecide = quiDecide;
        this.depots = depots;
        this.annuaire = annuaire;
        this.modeles = modeles;
        this.tables = tables;
        this.reponses = reponses;
    }

    @Override
    public void execute(DelegateExecution execution) {
        DECISION_CONSIGNEE.set(execution, (long)
                registre.consigner(decision(execution, DECISION.in(execution))).rang());
    }

    private Decision decision(DelegateExecution execution, String issue) {
        Map<String, Object> saisie = reponses.enCours().map(Ecrit::valeurs).orElse(Map.of());
        Autorite autorite = quiDecide.enTour(execution);
        var dossier = depots.lire(DOSSIER.in(execution));
        return new Decision(
                NUMERO.in(execution),
                0,
                JALON.in(execution),
                autorite.groupe(),
                DECIDEUR.in(execution),
                annuaire.nom(DECIDEUR.in(execution)),
                issue,
                MOTIF.find(saisie).orElse(null),
                CONDITIONS.find(saisie).orElse(null),
                MONTANT.find(saisie).map(BigDecimal::valueOf).orElse(null),
                DATE_DECISION.find(saisie).orElse(null),
                RESOLUTION.find(saisie).orElse(null),
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
