package ca.jalon.soutien;

import ca.jalon.formulaire.ReponseDite;
import ca.jalon.moteur.contrat.Reponses;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Ajoute à l’incident ce que le responsable vient de consigner. */
@Component
class NoterViolation implements TaskListener {

    private final Violations violations;
    private final Reponses reponses;

    NoterViolation(Violations violations, Reponses reponses) {
        this.violations = violations;
        this.reponses = reponses;
    }

    @Override
    public void notify(DelegateTask tache) {

        String texte = reponses.enCours()
                .map(ecrit -> ecrit.reponses().stream()
                        .map(ReponseDite::libelle)
                        .collect(Collectors.joining(" — ", " — ", "")))
                .orElse("");
        violations.ajouter(
                (String) tache.getVariable("numeroViolation"),
                tache.getBpmnModelElementInstance().getName() + texte);
    }
}
