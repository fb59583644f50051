package ca.jalon.soutien;

import ca.jalon.calendrier.Matin;
import ca.jalon.dossier.Ecrit;
import ca.jalon.formulaire.ReponseDite;
import ca.jalon.moteur.contrat.Reponses;
import ca.jalon.moteur.contrat.Variable;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Porte au registre ce que le responsable vient de consigner, et le jour où reprendre un avis remis. */
@Component
class NoterViolation implements TaskListener {

    /** Instant ISO avec décalage, que lit la minuterie. */
    private static final Variable<String> REPRISE_DES_AVIS = Variable.text("dateRepriseAvis");

    private final Violations violations;
    private final Reponses reponses;

    NoterViolation(Violations violations, Reponses reponses) {
        this.violations = violations;
        this.reponses = reponses;
    }

    @Override
    public void notify(DelegateTask tache) {
        Ecrit ecrit = reponses.enCours().orElseThrow();
        String numero = Variable.text("numeroViolation").orNull(tache);
        violations.ajouter(
                numero,
                tache.getBpmnModelElementInstance().getName()
                        + ecrit.reponses().stream()
                                .map(ReponseDite::libelle)
                                .collect(Collectors.joining(" — ", " — ", "")));
        violations.consigner(numero, ecrit.formulaire(), ecrit.valeurs());
        if (ecrit.valeurs().get("avisReporteAu") instanceof String jour) {
            REPRISE_DES_AVIS.set(tache, Matin.le(LocalDate.parse(jour)).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        }
    }
}
