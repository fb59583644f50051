package ca.jalon.calendrier;

import java.time.Instant;

/**
 * Une échéance qui court ou a couru.
 *
 * @param objet ce qu'elle mesure, par exemple {@code CORRECTION}
 * @param avertissement les trois quarts du délai
 */
public record Echeance(
        long id,
        String cle,
        String objet,
        Instant debut,
        String delai,
        String organisation,
        boolean continu,
        Instant echeance,
        Instant avertissement,
        Instant avertieLe,
        Instant depasseeLe,
        Instant termineeLe) {}
