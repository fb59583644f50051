package ca.jalon.usage;

import ca.jalon.moteur.Tables;
import ca.jalon.moteur.contrat.Ebauches;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.papier.Francais;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Montre à l'évaluateur ce que les relevés disent : les résultats remplis d'avance, la note d'usage proposée. */
@Component
class EbaucherEvaluation implements ExecutionListener {

    private static final String EVALUATION = "evaluation-perennite";
    private static final int LONGUEUR = 4000;

    private final MesuresUsage mesures;
    private final Tables tables;
    private final Reponses reponses;
    private final Ebauches ebauches;

    EbaucherEvaluation(MesuresUsage mesures, Tables tables, Reponses reponses, Ebauches ebauches) {
        this.mesures = mesures;
        this.tables = tables;
        this.reponses = reponses;
        this.ebauches = ebauches;
    }

    @Override
    public void notify(DelegateExecution execution) {
        List<MesuresUsage.Suivi> suivis = mesures.de(execution.getProcessBusinessKey());
        List<MesuresUsage.Suivi> chiffres =
                suivis.stream().filter(suivi -> suivi.dernier() != null).toList();
        if (chiffres.isEmpty() || reponses.dernier(execution, EVALUATION).isPresent()) {
            return;
        }
        String resultats = chiffres.stream().map(EbaucherEvaluation::resultat).collect(Collectors.joining("\n"));
        Object note = tables.ligne("score-usage", Map.of("ciblesAtteintes", MesuresUsage.ciblesAtteintes(suivis)))
                .get("scoreUsage");
        ebauches.deposer(
                execution,
                EVALUATION,
                Map.of(
                        "indicateurs", resultats.substring(0, Math.min(resultats.length(), LONGUEUR)),
                        "scoreUsage", ((Number) note).longValue()));
    }

    private static String resultat(MesuresUsage.Suivi suivi) {
        return "%s, le %s."
                .formatted(suivi.constat(), Francais.date(suivi.dernier().periode()));
    }
}
