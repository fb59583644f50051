package ca.jalon.approbation;

import static ca.jalon.approbation.Approbation.AUTORITE;
import static ca.jalon.approbation.Approbation.CONDITIONS;
import static ca.jalon.approbation.Approbation.DATE_DECISION;
import static ca.jalon.approbation.Approbation.DECIDEUR;
import static ca.jalon.approbation.Approbation.DECISION;
import static ca.jalon.approbation.Approbation.DOSSIER;
import static ca.jalon.approbation.Approbation.ETABLISSEMENT;
import static ca.jalon.approbation.Approbation.JALON;
import static ca.jalon.approbation.Approbation.MONTANT;
import static ca.jalon.approbation.Approbation.MOTIF;
import static ca.jalon.approbation.Approbation.NUMERO;
import static ca.jalon.approbation.Approbation.RESOLUTION;
import static ca.jalon.approbation.Approbation.TERRITOIRE;

import ca.jalon.moteur.Reponses;
import ca.jalon.moteur.Tables;
import ca.jalon.moteur.Variable;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Role.Palier;
import ca.jalon.registre.Decision;
import ca.jalon.registre.Decisions;
import ca.jalon.registre.Depots;
import ca.jalon.registre.Suppleances;
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
    private final Suppleances suppleances;
    private final Depots depots;
    private final Organisations organisations;
    private final Annuaire annuaire;
    private final RepositoryService modeles;
    private final Tables tables;
    private final Reponses reponses;
    private final DesignerAutorite designerAutorite;

    ConsignerDecision(
            Decisions registre,
            Suppleances suppleances,
            Depots depots,
            Organisations organisations,
            Annuaire annuaire,
            RepositoryService modeles,
            Tables tables,
            Reponses reponses,
            DesignerAutorite designerAutorite) {
        this.registre = registre;
        this.suppleances = suppleances;
        this.depots = depots;
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.modeles = modeles;
        this.tables = tables;
        this.reponses = reponses;
        this.designerAutorite = designerAutorite;
    }

    @Override
    public void execute(DelegateExecution execution) {
        registre.consigner(decision(execution, DECISION.in(execution)));
    }

    private Decision decision(DelegateExecution execution, String issue) {
        Map<String, Object> saisie = reponses.deLInstance(execution, Approbation.FORMULAIRE);
        String autorite = AUTORITE.in(execution);
        String groupe = organisations.role(autorite).palier() == Palier.PROJET
                ? autorite
                : organisations.groupe(autorite, ETABLISSEMENT.in(execution), TERRITOIRE.in(execution));
        var dossier = depots.lire(DOSSIER.in(execution));
        return new Decision(
                NUMERO.in(execution),
                0,
                JALON.in(execution),
                groupe,
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
                suppleances
                        .pour(DECIDEUR.in(execution), groupe, Variable.elements(designerAutorite.personnes(execution)))
                        .orElse(null));
    }
}
