package ca.jalon.projet;

import ca.jalon.organisation.Jalons.Jalon;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Phases du cycle, dans leur ordre : ce qui s'y passe et ce qui suit, tel qu'un pilote le lit dans ses avis. */
public enum Phase {
    FICHE(
            "fiche-projet",
            "Étude de la fiche",
            "la fiche est analysée, reçoit un avis technologique, puis le comité établit sa priorité.",
            "le dossier d’opportunité si le projet acquiert un système ou des équipements, sinon l’autorisation de démarrage."),
    OPPORTUNITE(
            "declaration-pgri-do",
            "PGRI et dossier d’opportunité",
            "le projet est déclaré au PGRI et son dossier d’opportunité est rédigé, puis soumis aux autorités.",
            "le dossier d’affaires."),
    AFFAIRES(
            "dossier-affaires",
            "Dossier d’affaires",
            "le dossier d’affaires est rédigé, puis soumis aux mêmes autorités.",
            "l’autorisation de démarrage."),
    AUTORISATION(
            "autorisation-demarrage",
            "Autorisation de démarrage",
            "les prérequis sont vérifiés, puis les autorités décident du démarrage ; le sous-ministre décide en dernier.",
            "le démarrage du projet."),
    DEMARRAGE(
            "demarrage-projet",
            "Démarrage",
            "l’envergure est évaluée, le comité directeur et l’équipe sont désignés, la charte ou le manuel est rédigé.",
            "l’exécution du projet."),
    EXECUTION(
            "execution-projet",
            "Exécution",
            "les chantiers sont réalisés, jusqu’à la mise en service.",
            "la clôture du projet."),
    CLOTURE(
            "cloture-projet",
            "Clôture",
            "le service est vérifié, son cadre de gestion est fixé et le rapport de clôture est approuvé.",
            "l’évaluation de la pérennité, douze mois après l’implantation."),
    PERENNITE(
            "evaluation-perennite",
            "Évaluation de la pérennité",
            "les parties prenantes donnent leur avis et l’évaluateur pose un diagnostic.",
            null);

    final String processus;
    public final String libelle;
    public final String maintenant;
    public final String ensuite;

    Phase(String processus, String libelle, String maintenant, String ensuite) {
        this.processus = processus;
        this.libelle = libelle;
        this.maintenant = maintenant;
        this.ensuite = ensuite;
    }

    /** Activité du cycle qui appelle la phase. */
    public String activite() {
        return "callActivity_" + name().toLowerCase(Locale.ROOT);
    }

    /** Vrai de la charte à la clôture : c'est là que se conclut l'entente d'un service de plusieurs établissements. */
    public boolean ententeAConclure() {
        return this == DEMARRAGE || this == EXECUTION || this == CLOTURE;
    }

    /** La phase qu'un accord à cette porte fait passer. */
    public static Phase de(Jalon porte) {
        return valueOf(porte.phase().orElseThrow());
    }

    /** La phase de ce nom, s'il y en a une : un dossier terminé peut n'être plus dans aucune. */
    public static Optional<Phase> chercher(String libelle) {
        return Arrays.stream(values())
                .filter(phase -> phase.libelle.equals(libelle))
                .findFirst();
    }

    public static Phase duLibelle(String libelle) {
        return chercher(libelle).orElseThrow(() -> new IllegalStateException("Phase inconnue : " + libelle));
    }

    public static Phase duProcessus(String processus) {
        return Arrays.stream(values())
                .filter(phase -> phase.processus.equals(processus))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Processus sans phase : " + processus));
    }
}
