package ca.jalon.piece;

import java.time.Instant;

/**
 * Un fichier joint à un dossier.
 *
 * @param nom nom nettoyé, extension comprise
 * @param type ce que le contenu est : « Document PDF »
 * @param taille en octets
 * @param empreinte SHA-256 du contenu, en hexadécimal
 */
public record Piece(
        String id,
        String dossier,
        String nom,
        String type,
        long taille,
        String empreinte,
        String deposePar,
        Instant deposeLe) {}
