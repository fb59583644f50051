package ca.jalon.parc;

import ca.jalon.moteur.contrat.Reponses;
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

    AppliquerEcheance(Contrats contrats, Actifs actifs, Reponses reponses, RuntimeService executions) {
        this.contrats = contrats;
        this.actifs = actifs;
        this.reponses = reponses;
        this.executions = executions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Contrat contrat = contrats.trouver(Parc.CONTRAT.in(execution)).orElseThrow();
        Map<String, Object> suite = reponses.de(execution, FORMULAIRE);
        contrats.liberer(contrat.numero());
        switch (Parc.SUITE_CONTRAT.in(execution)) {
            case "RENOUVELER" -> prolonger(contrat, suite);
            case "REHAUSSER" -> {
                prolonger(contrat, suite);
                acquerir(execution, contrat, "Rehaussement : ", suite);
            }
            case "REMPLACER" -> {
                contrats.nePasRenouveler(contrat.numero());
                acquerir(execution, contrat, "Remplacement : ", suite);
            }
            default -> {
                contrats.nePasRenouveler(contrat.numero());
                actifs.finiront(contrat.numero(), contrat.fin());
            }
        }
    }

    private void prolonger(Contrat contrat, Map<String, Object> suite) {
        contrats.changer(List.of(contrat.prolonge(
                (String) suite.get("nouvelleFinContrat"),
                suite.get("nouveauMontant") instanceof Number montant
                        ? BigDecimal.valueOf(montant.doubleValue())
                        : null)));
    }

    private void acquerir(DelegateExecution execution, Contrat contrat, String acte, Map<String, Object> suite) {
        String objet = acte + contrat.objet();
        List<String> types = actifs.duContrat(contrat.numero()).stream()
                .map(Actif::type)
                .distinct()
                .toList();
        Map<String, Object> variables = new HashMap<>();
        variables.put(Parc.CONTRAT_ORIGINE.name(), contrat.numero());
        variables.put(Parc.ETABLISSEMENT.name(), contrat.organisation());
        variables.put(Parc.OBJET.name(), objet.substring(0, Math.min(objet.length(), OBJET_MAXIMAL)));
        variables.put(Parc.TYPE.name(), types.size() == 1 ? types.get(0) : Parc.CONTRAT_SEUL);
        variables.put(Parc.DESTINATION.name(), contrat.service());
        variables.put(Parc.ENTENTE.name(), null);
        variables.put("besoinOrigine", suite.get("besoinContrat"));
        executions
                .createProcessInstanceByKey(Parc.ACQUERIR)
                .setVariables(variables)
                .execute();
    }
}
