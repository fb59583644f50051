package ca.jalon.projet;

import ca.jalon.organisation.Jalons.Jalon;
import java.util.Arrays;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;

/** Phases du cycle, dans leur ordre : ce qui s'y passe et ce qui suit, tel qu'un pilote le lit dans ses avis. */
public enum Phase {
    FICHE(
            "fiche-projet",
            "la fiche est analysée, reçoit un avis technologique, puis le comité établit sa priorité.",
            "le dossier d’opportunité si le projet acquiert un système ou des équipements, sinon l’autorisation de démarrage."),
    OPPORTUNITE(
            "declaration-pgri-do",
            "le projet est déclaré au PGRI et son dossier d’opportunité est rédigé, puis soumis aux autorités.",
            "le dossier d’affaires."),
    AFFAIRES(
            "dossier-affaires",
            "le dossier d’affaires est rédigé, puis soumis aux mêmes autorités.",
            "l’autorisation de démarrage."),
    AUTORISATION(
            "autorisation-demarrage",
            "les prérequis sont vérifiés, puis les autorités décident du démarrage ; le sous-ministre décide en dernier.",
            "le démarrage du projet."),
    DEMARRAGE(
            "demarrage-projet",
            "l’envergure est évaluée, le comité directeur et l’équipe sont désignés, la charte ou le manuel est rédigé.",
            "l’exécution du projet."),
    EXECUTION("execution-projet", "les chantiers sont réalisés, jusqu’à la mise en service.", "la clôture du projet."),
    CLOTURE(
            "cloture-projet",
            "le service est vérifié, son cadre de gestion est fixé et le rapport de clôture est approuvé.",
            "l’évaluation de la pérennité, douze mois après l’implantation."),
    PERENNITE(
            "evaluation-perennite",
            "les parties prenantes donnent leur avis et l’évaluateur pose un diagnostic.",
            null);

    /** Notion qui dit une phase en mots ({@code libelles.yaml}) ; un dossier n'en garde que le code, le nom de la constante. */
    public static final String NOTION = "phase";

    final String processus;
    public final String maintenant;
    public final String ensuite;

    Phase(String processus, String maintenant, String ensuite) {
        this.processus = processus;
        this.maintenant = maintenant;
        this.ensuite = ensuite;
    }

    /** Activité qui appelle la phase, lue du modèle que le cycle suit : celle dont le processus appelé est le sien. */
    public String activite(BpmnModelInstance cycle) {
        return cycle.getModelElementsByType(CallActivity.class).stream()
                .filter(appel -> processus.equals(appel.getCalledElement()))
                .map(CallActivity::getId)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Le cycle n'appelle pas " + processus + "."));
    }

    /** Vrai de la charte à la clôture : c'est là que se conclut l'entente d'un service de plusieurs établissements. */
    public boolean ententeAConclure() {
        return this == DEMARRAGE || this == EXECUTION || this == CLOTURE;
    }

    /** La phase qu'un accord à cette porte fait passer. */
    public static Phase de(Jalon porte) {
        return valueOf(porte.phase().orElseThrow());
    }

    /** La phase de ce code, s'il y en a une : un dossier terminé peut n'être plus dans aucune. */
    public static Optional<Phase> chercher(String code) {
        return Arrays.stream(values())
                .filter(phase -> phase.name().equals(code))
                .findFirst();
    }

    public static Phase duProcessus(String processus) {
        return Arrays.stream(values())
                .filter(phase -> phase.processus.equals(processus))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Processus sans phase : " + processus));
    }
}
