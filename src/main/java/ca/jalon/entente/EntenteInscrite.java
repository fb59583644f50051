package ca.jalon.entente;

import java.util.Objects;

/**
 * Une entente.
 *
 * @param cctSoutien CCT qui soutient le service par cette entente, {@code null} si aucun
 * @param debut premier jour où elle vaut, {@code AAAA-MM-JJ} au Québec ; {@code null} tant qu'elle n'est pas signée
 * @param fin dernier jour ; {@code null} si elle n'en a pas
 * @param reference où est son texte ; {@code null} tant qu'elle n'est pas signée
 */
record EntenteInscrite(
        String numero,
        String service,
        String titre,
        String etat,
        String cctSoutien,
        String debut,
        String fin,
        String reference) {

    /** Vrai si elle désigne ce CCT et vaut ces jours-là. */
    boolean memes(String cct, String premierJour, String dernierJour) {
        return Objects.equals(cctSoutien, cct)
                && Objects.equals(debut, premierJour)
                && Objects.equals(fin, dernierJour);
    }
}
