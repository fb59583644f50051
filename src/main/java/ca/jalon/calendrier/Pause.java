package ca.jalon.calendrier;

import java.time.Instant;

/** Un arrêt de l'horloge et sa raison ; {@code fin} manque tant qu'il dure. */
public record Pause(String attente, String motif, Instant debut, Instant fin) {

    /** Un projet suspendu : rien n'y court. */
    public static final String SUSPENSION = "SUSPENSION";
}
