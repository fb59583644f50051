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
import ca.jalon.registre.ParNoms;
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
        return ParNoms.de(Decision.class)
                .avec("numero", NUMERO.in(execution))
                .avec("jalon", JALON.in(execution))
                .avec("autorite", autorite.groupe())
                .avec("personne", DECIDEUR.in(execution))
                .avec("nomPersonne", annuaire.nom(DECIDEUR.in(execution)))
                .avec("issue", issue)
                .avec("motif", MOTIF.find(saisie).orElse(null))
                .avec("conditions", CONDITIONS.find(saisie).orElse(null))
                .avec("montant", MONTANT.find(saisie).map(BigDecimal::valueOf).orElse(null))
                .avec("dateDecision", DATE_DECISION.find(saisie).orElse(null))
                .avec("numeroResolution", RESOLUTION.find(saisie).orElse(null))
                .avec("formulaire", Approbation.FORMULAIRE)
                .avec(
                        "deploiement",
                        modeles.getProcessDefinition(execution.getProcessDefinitionId())
                                .getDeploymentId())
                .avec("tableApprobation", Approbation.TABLE)
                .avec("versionTable", tables.enVigueur(Approbation.TABLE).numero())
                .avec("dossier", dossier.id())
                .avec("empreinteDossier", dossier.empreinte())
                .avec("pour", quiDecide.pour(autorite, DECIDEUR.in(execution)).orElse(null))
                .faire();
    }
}
