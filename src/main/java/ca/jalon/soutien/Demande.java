package ca.jalon.soutien;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Une demande telle que le registre la connaît.
 *
 * @param actif équipement du parc dont elle parle ; {@code equipement}, ce que le demandeur en dit s'il n'y est pas
 * @param closeLe {@code null} tant qu'elle est ouverte
 */
public record Demande(
        String numero,
        String resume,
        String description,
        String nature,
        String typeSoutien,
        String organisation,
        String territoire,
        String service,
        String serviceNumero,
        String niveauService,
        String equipement,
        String actif,
        String depuis,
        String usagersTouches,
        boolean inutilisable,
        boolean contournement,
        boolean urgence,
        String demandeurNom,
        String demandeurContact,
        String initiateur,
        String qualification,
        String niveau,
        String etat,
        String solution,
        boolean majeur,
        String parent,
        int reouvertures,
        Integer noteDelai,
        Integer noteQualite,
        Integer noteGlobale,
        String commentaire,
        Instant inscriteLe,
        Instant closeLe) {

    private static final Pattern ADRESSE = Pattern.compile("[^@\\s,;<>·]+@[^@\\s,;<>·]+\\.[^@\\s,;<>·]+");

    /** L'adresse que le demandeur a donnée, aussi parmi d'autres mots ; vide s'il n'en a pas donné. */
    Optional<String> courriel() {
        return ADRESSE.matcher(demandeurContact)
                .results()
                .map(MatchResult::group)
                .findFirst();
    }
}
