package ca.jalon.planification;

import ca.jalon.moteur.contrat.Variable;
import ca.jalon.registre.AvancementDesLignes;
import ca.jalon.registre.LigneDePlan;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** L'accusé du CNCOT : le seul acte qui inscrit une ligne et laisse démarrer le projet qu'elle est devenue. */
@Component
class AccuseCncot {

    /** Ce qu'attend un projet que rien n'inscrivait ; une version d'avant en lit aussi la variable. */
    private static final String MESSAGE = "planification-transmise";

    private static final Variable<Boolean> INSCRIT = Variable.flag("inscritPlanificationCncot");

    private final AvancementDesLignes lignes;
    private final RuntimeService executions;

    AccuseCncot(AvancementDesLignes lignes, RuntimeService executions) {
        this.lignes = lignes;
        this.executions = executions;
    }

    void inscrire(List<LigneDePlan> recues, String jour) {
        lignes.inscrireAuCncot(recues.stream().map(LigneDePlan::id).toList(), jour);
        recues.stream()
                .map(LigneDePlan::projet)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(projet -> executions
                        .createMessageCorrelation(MESSAGE)
                        .processInstanceBusinessKey(projet)
                        .setVariable(INSCRIT.name(), true)
                        .correlateAll());
    }
}
