package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.ETABLISSEMENT;
import static ca.jalon.soutien.Soutien.NUMERO;

import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import ca.jalon.registre.Numeros;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Donne à l’incident de confidentialité son numéro, {@code IC-année-0001}, et l’inscrit. */
@Component
class InscrireViolation implements JavaDelegate {

    private static final String DECLARATION = "declarer-violation";

    private final Numeros numeros;
    private final Violations violations;
    private final Reponses reponses;
    private final Clock horloge;

    InscrireViolation(Numeros numeros, Violations violations, Reponses reponses, Clock horloge) {
        this.numeros = numeros;
        this.violations = violations;
        this.reponses = reponses;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String serie = "IC-%d".formatted(LocalDate.now(horloge).getYear());
        String numero = numeros.numeroter(serie);
        execution.setProcessBusinessKey(numero);
        execution.setVariable("numeroViolation", numero);
        violations.inscrire(
                numero,
                ETABLISSEMENT.in(execution),
                NUMERO.find(execution).orElse(null),
                "Constatée le %s. %s"
                        .formatted(
                                Variable.text("dateConstat").orNull(execution),
                                Variable.text("resumeViolation").orNull(execution)),
                execution.getProcessInstanceId());
        // Signalé au soutien, il n'a pas d'écrit : ses variables disent la même chose.
        Map<String, Object> dites = new HashMap<>(execution.getVariables());
        dites.putAll(reponses.de(execution, DECLARATION));
        violations.consigner(numero, DECLARATION, dites);
    }
}
