package ca.jalon.bilan;

import ca.jalon.calendrier.Exercice;
import ca.jalon.portail.tableau.FaitsDuBilan.Fait;
import ca.jalon.portail.tableau.FaitsDuBilan.Section;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Un bilan au registre.
 *
 * @param perimetre code de l'établissement, du territoire, ou {@code QUEBEC}
 * @param version combien de fois il fut écrit : un retour en demande une autre
 * @param faits pris une fois, jamais récrits
 * @param absents périmètres dont le bilan manquait au dépôt d'un bilan consolidé ; vide avant
 * @param ecrit écrit scellé du dépôt, {@code null} avant
 */
record Bilan(
        String numero,
        int annee,
        Palier palier,
        String perimetre,
        Etape etape,
        int version,
        List<Section> faits,
        String empreinteDesFaits,
        Instant arreteLe,
        List<String> absents,
        Instant deposeLe,
        String ecrit) {

    public Exercice exercice() {
        return new Exercice(annee);
    }

    public boolean depose() {
        return etape == Etape.DEPOSE;
    }

    public Optional<Fait> fait(String code) {
        return faits.stream()
                .flatMap(section -> section.faits().stream())
                .filter(fait -> fait.code().equals(code))
                .findFirst();
    }
}
