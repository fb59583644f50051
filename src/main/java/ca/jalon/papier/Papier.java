package ca.jalon.papier;

import java.time.Instant;
import java.util.List;

/**
 * Un écrit ou une décision, prêt à être lu.
 *
 * @param id identifiant de l'écrit, ou « decision-3 »
 * @param formulaire formulaire rempli, ou celui qui le remplace aujourd'hui
 * @param titre ce que c'est : « Dossier d'opportunité »
 * @param version place parmi les papiers de même nature du dossier, dès 1
 * @param auteur compte de qui l'a écrit, {@code null} si Jalon a répondu lui-même
 * @param pour compte de la personne remplacée, {@code null} sinon
 * @param empreinte SHA-256 du contenu au registre, en hexadécimal
 * @param precedent identifiant de la version d'avant, {@code null} s'il n'y en a pas
 * @param decision vrai pour une décision
 * @param motif pourquoi, si l'auteur l'a dit
 */
public record Papier(
        String id,
        String formulaire,
        String titre,
        int version,
        String auteur,
        String pour,
        Instant le,
        String empreinte,
        String precedent,
        boolean decision,
        String motif,
        List<Section> sections) {

    /** La réponse à une question, {@code null} si elle n'est pas posée. */
    public String reponse(String cle) {
        return sections.stream()
                .flatMap(section -> section.lignes().stream())
                .filter(ligne -> ligne.cle().equals(cle))
                .map(Ligne::reponse)
                .findFirst()
                .orElse(null);
    }

    /** Ce qu'un groupe du formulaire a recueilli, dans l'ordre du formulaire. */
    public record Section(String titre, List<Ligne> lignes) {}

    /**
     * Une question et sa réponse.
     *
     * @param montree vrai si la personne l'a lue sans l'écrire
     */
    public record Ligne(String cle, String question, String reponse, boolean montree) {}
}
