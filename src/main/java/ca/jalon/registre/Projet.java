package ca.jalon.registre;

import java.time.Instant;

/**
 * Ligne du portefeuille ; {@code etat} vaut {@code EN_COURS} ou l'état de fin (domaine P-01).
 *
 * @param suspenduDepuis {@code null} si le projet n'est pas suspendu
 */
public record Projet(
        String numero,
        String titre,
        String organisation,
        String territoire,
        String niveau,
        String phase,
        Instant phaseDepuis,
        String etat,
        String instance,
        String projetOrigine,
        Instant inscritLe,
        Instant fermeLe,
        Instant suspenduDepuis) {

    public static final String EN_COURS = "EN_COURS";

    /** Vrai si le projet est en cours et n'est pas suspendu. */
    public boolean actif() {
        return etat.equals(EN_COURS) && suspenduDepuis == null;
    }
}
