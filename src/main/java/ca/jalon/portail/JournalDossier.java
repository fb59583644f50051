package ca.jalon.portail;

import ca.jalon.dossier.Echanges.Echange;
import ca.jalon.papier.Comparaison;
import ca.jalon.papier.Papier;
import ca.jalon.piece.Piece;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Le journal d'un dossier : chaque acte, le plus récent d'abord ; les registres suffisent, même le dossier fermé. */
public final class JournalDossier {

    private JournalDossier() {}

    /**
     * Un acte.
     *
     * @param sorte {@code ECRIT}, {@code DECISION}, {@code ECHANGE}, {@code PIECE} ou {@code ETAT}
     * @param papier identifiant du papier, {@code null} s'il n'y en a pas
     * @param avant identifiant de la version d'avant, {@code null} s'il n'y en a pas
     * @param issue ce que l'autorité a décidé, {@code null} hors d'une décision
     * @param pourquoi motif ou texte, {@code null} si rien n'est dit
     * @param changements questions dont la réponse a changé depuis la version d'avant
     */
    public record Fait(
            Instant le,
            String sorte,
            String titre,
            String auteur,
            String pour,
            String papier,
            String avant,
            String issue,
            String pourquoi,
            List<String> changements) {}

    public static List<Fait> de(
            Instant inscritLe, Instant fermeLe, List<Papier> papiers, List<Echange> echanges, List<Piece> pieces) {
        Map<String, Papier> parId = new HashMap<>();
        papiers.forEach(papier -> parId.put(papier.id(), papier));
        List<Fait> faits = new ArrayList<>();
        papiers.forEach(papier -> faits.add(fait(papier, parId.get(papier.precedent()))));
        echanges.forEach(echange -> faits.add(new Fait(
                echange.le(),
                "ECHANGE",
                titre(echange),
                echange.auteur(),
                null,
                null,
                null,
                null,
                echange.texte(),
                List.of())));
        pieces.forEach(piece -> faits.add(new Fait(
                piece.deposeLe(),
                "PIECE",
                "Pièce jointe : " + piece.nom(),
                piece.deposePar(),
                null,
                null,
                null,
                null,
                null,
                List.of())));
        faits.add(etat(inscritLe, "Dossier inscrit"));
        if (fermeLe != null) {
            faits.add(etat(fermeLe, "Dossier fermé"));
        }
        faits.sort(Comparator.comparing(Fait::le).reversed());
        return faits;
    }

    private static Fait etat(Instant le, String titre) {
        return new Fait(le, "ETAT", titre, null, null, null, null, null, null, List.of());
    }

    private static String titre(Echange echange) {
        if (echange.question()) {
            return "Question posée";
        }
        return echange.repondA() == null ? "Commentaire sur « " + echange.objet() + " »" : "Réponse à une question";
    }

    private static Fait fait(Papier papier, Papier avant) {
        return new Fait(
                papier.le(),
                papier.decision() ? "DECISION" : "ECRIT",
                papier.version() == 1 ? papier.titre() : papier.titre() + ", version " + papier.version(),
                papier.auteur(),
                papier.pour(),
                papier.id(),
                avant == null ? null : avant.id(),
                papier.decision() ? papier.reponse("issue") : null,
                papier.motif(),
                avant == null ? List.of() : Comparaison.changements(avant, papier));
    }
}
