package ca.jalon.parc;

import ca.jalon.formulaire.RefusFormulaire;
import ca.jalon.formulaire.Violation;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.organisation.Libelles;
import ca.jalon.papier.Francais;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Porte au registre la suite d'un contrat : sa nouvelle fin, ou qu'il ne se renouvelle pas ; ouvre l'acquisition qu'elle demande. */
@Component
class AppliquerEcheance implements JavaDelegate {

    static final String FORMULAIRE = "decider-echeance";
    private static final int OBJET_MAXIMAL = 150;

    private final Contrats contrats;
    private final Actifs actifs;
    private final Reponses reponses;
    private final RuntimeService executions;
    private final Libelles libelles;

    AppliquerEcheance(
            Contrats contrats, Actifs actifs, Reponses reponses, RuntimeService executions, Libelles libelles) {
        this.libelles = libelles;
        this.contrats = contrats;
        this.actifs = actifs;
        this.reponses = reponses;
        this.executions = executions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Contrat contrat = contrats.trouver(Parc.CONTRAT.in(execution)).orElseThrow();
        Map<String, Object> suite = reponses.de(execution, FORMULAIRE);
        refuserPlusCourte(contrat, suite);
        contrats.liberer(contrat.numero());
        switch (Parc.SUITE_CONTRAT.in(execution)) {
            case "RENOUVELER" -> prolonger(contrat, suite);
            case "REHAUSSER" -> {
                // D'abord l'acquisition : elle se veut à la fin d'avant, pas à la nouvelle.
                acquerir(contrat, "Rehaussement : ", suite);
                prolonger(contrat, suite);
            }
            case "REMPLACER" -> {
                contrats.nePasRenouveler(contrat.numero());
                acquerir(contrat, "Remplacement : ", suite);
            }
            default -> {
                contrats.nePasRenouveler(contrat.numero());
                actifs.finiront(contrat.numero(), contrat.fin());
            }
        }
    }

    private static void refuserPlusCourte(Contrat contrat, Map<String, Object> suite) {
        if (suite.get("nouvelleFinContrat") instanceof String fin && fin.compareTo(contrat.fin()) <= 0) {
            throw new RefusFormulaire(List.of(new Violation(
                    "nouvelleFinContrat",
                    "Nouvelle fin",
                    "regle",
                    "elle suit la fin actuelle, le %s.".formatted(Francais.date(contrat.fin())))));
        }
    }

    private void prolonger(Contrat contrat, Map<String, Object> suite) {
        contrats.changer(List.of(contrat.prolonge(
                (String) suite.get("nouvelleFinContrat"),
                suite.get("nouveauMontant") instanceof Number montant
                        ? BigDecimal.valueOf(montant.doubleValue())
                        : null)));
    }

    /** Une acquisition par nature de ce que le contrat couvre : reçue, chacune entre au parc pour ce qu'elle est. */
    private void acquerir(Contrat contrat, String acte, Map<String, Object> suite) {
        List<String> types = actifs.duContrat(contrat.numero()).stream()
                .map(Actif::type)
                .distinct()
                .toList();
        if (types.size() < 2) {
            acquerir(contrat, acte, "", types.isEmpty() ? Parc.CONTRAT_SEUL : types.get(0), suite);
        } else {
            types.forEach(
                    type -> acquerir(contrat, acte, " (%s)".formatted(libelles.dire("sorteActif", type)), type, suite));
        }
    }

    private void acquerir(Contrat contrat, String acte, String nature, String type, Map<String, Object> suite) {
        String objet = acte + contrat.objet();
        Map<String, Object> variables = new HashMap<>();
        variables.put(Parc.CONTRAT_ORIGINE.name(), contrat.numero());
        variables.put(Parc.ETABLISSEMENT.name(), contrat.organisation());
        variables.put(
                Parc.OBJET.name(),
                objet.substring(0, Math.min(objet.length(), OBJET_MAXIMAL - nature.length())) + nature);
        variables.put(Parc.TYPE.name(), type);
        variables.put(Parc.DESTINATION.name(), contrat.service());
        variables.put(Parc.ENTENTE.name(), null);
        variables.put(Parc.BESOIN_ORIGINE.name(), suite.get("besoinContrat"));
        executions
                .createProcessInstanceByKey(Parc.ACQUERIR)
                .setVariables(variables)
                .execute();
    }
}
