package ca.jalon.soutien;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Ajoute à l’incident ce que le responsable vient de consigner. */
@Component
class NoterViolation implements TaskListener {

    private static final List<String> CHAMPS = List.of(
            "mesuresConfinement",
            "personnesTouchees",
            "risquePrejudice",
            "motifEvaluation",
            "dateAvisCommission",
            "dateAvisPersonnes",
            "correctifs");

    private final Violations violations;

    NoterViolation(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void notify(DelegateTask tache) {

        StringBuilder texte =
                new StringBuilder(tache.getBpmnModelElementInstance().getName());
        for (String champ : CHAMPS) {
            Object valeur = tache.getVariable(champ);
            if (valeur != null) {
                texte.append(" — ").append(valeur);
            }
        }
        violations.ajouter((String) tache.getVariable("numeroViolation"), texte.toString());
    }
}
