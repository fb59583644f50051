package ca.jalon.dossier;

import java.time.Instant;

/**
 * Une affaire et où elle en est, quelle que soit sa nature.
 *
 * @param numero clé d'affaires, la même dans tous les processus du dossier
 * @param nature {@link #PROJET}, {@link #SOUTIEN}…
 * @param etat {@code EN_COURS} ou l'état de fin (domaine P-01)
 * @param origine numéro du dossier dont celui-ci est né, {@code null} sinon
 * @param suspenduDepuis {@code null} si le dossier n'est pas suspendu
 */
public record Dossier(
        String numero,
        String nature,
        String titre,
        String organisation,
        String territoire,
        String niveau,
        String phase,
        Instant phaseDepuis,
        String etat,
        String instance,
        String origine,
        Instant inscritLe,
        Instant fermeLe,
        Instant suspenduDepuis) {

    public static final String EN_COURS = "EN_COURS";

    /** Son instance fut supprimée du moteur : rien ne le conclura. */
    public static final String ARRETE = "ARRETE";

    public static final String PROJET = "PROJET";
    public static final String SOUTIEN = "SOUTIEN";

    /** Incident de confidentialité : son titre n'en dit rien, son territoire n'est pas tenu. */
    public static final String CONFIDENTIALITE = "CONFIDENTIALITE";

    /** Vrai si le dossier est en cours et n'est pas suspendu. */
    public boolean actif() {
        return etat.equals(EN_COURS) && suspenduDepuis == null;
    }
}
