package ca.jalon.usage;

import static ca.jalon.usage.Usage.SERVICE;

import ca.jalon.moteur.contrat.Reponses;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Range les indicateurs confirmés, leurs cibles, et le plan d'accompagnement. */
@Component
class InscrireIndicateurs implements JavaDelegate {

    private final Reponses reponses;
    private final Indicateurs indicateurs;
    private final Accompagnements accompagnements;

    InscrireIndicateurs(Reponses reponses, Indicateurs indicateurs, Accompagnements accompagnements) {
        this.reponses = reponses;
        this.indicateurs = indicateurs;
        this.accompagnements = accompagnements;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String service = SERVICE.in(execution);
        Map<String, Object> fixes =
                reponses.dernier(execution, Usage.INDICATEURS).orElseThrow().valeurs();
        indicateurs.fixer(
                service,
                Arrays.stream(Mesurable.values())
                        .filter(un -> fixes.get(un.champCible()) != null)
                        .map(un -> indicateur(service, un, fixes))
                        .toList());
        accompagnements.planifier(service, fixes);
    }

    private static Indicateur indicateur(String service, Mesurable un, Map<String, Object> fixes) {
        BigDecimal cible = new BigDecimal(fixes.get(un.champCible()).toString());
        return un == Mesurable.AUTRE
                ? new Indicateur(
                        service,
                        un,
                        (String) fixes.get("autreFamille"),
                        (String) fixes.get("autreIndicateur"),
                        (String) fixes.get("autreUnite"),
                        cible,
                        (String) fixes.get("autreSens"))
                : new Indicateur(service, un, un.famille(), un.nom(), un.unite(), cible, Indicateur.HAUSSE);
    }
}
