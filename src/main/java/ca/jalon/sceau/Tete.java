package ca.jalon.sceau;

import java.time.Instant;
import java.util.Base64;

/**
 * Tête de l'arbre : combien d'actes, et leur racine. Son texte signé est un point de contrôle (C2SP tlog-checkpoint) : origine,
 * taille, racine, puis l'heure, une ligne chacun.
 *
 * @param origine nom du registre, le même dans toutes ses têtes
 */
public record Tete(String origine, long taille, byte[] racine, Instant le) {

    /** Les lignes que la signature couvre. */
    String texte() {
        return "%s\n%d\n%s\n%s\n".formatted(origine, taille, Base64.getEncoder().encodeToString(racine), le);
    }

    /** Lit une note, signée ou non ; une faute de forme est une {@link IllegalArgumentException}. */
    static Tete lire(String note) {
        String[] lignes = note.split("\n");
        if (lignes.length < 4) {
            throw new IllegalArgumentException("Une tête a au moins quatre lignes.");
        }
        try {
            Tete lue = new Tete(
                    lignes[0],
                    Long.parseLong(lignes[1]),
                    Base64.getDecoder().decode(lignes[2]),
                    Instant.parse(lignes[3]));
            if (!note.startsWith(lue.texte())) {
                throw new IllegalArgumentException("Une tête ne se lit que d'une façon.");
            }
            return lue;
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException("L'heure d'une tête est illisible.", e);
        }
    }
}
