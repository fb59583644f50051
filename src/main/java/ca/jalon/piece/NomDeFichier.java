package ca.jalon.piece;

import ca.jalon.formulaire.TexteVisible;
import java.text.Normalizer;
import java.util.Locale;

/** Nettoie le nom qu'un navigateur donne à un fichier : ni chemin, ni signe invisible, ni longueur sans fin. */
final class NomDeFichier {

    private static final int LONGUEUR = 120;

    private NomDeFichier() {}

    /** @throws PieceRefusee s'il n'en reste ni nom ni extension */
    static String nettoyer(String donne) {
        String nom = donne == null ? "" : donne.replaceFirst("^.*[/\\\\]", "");
        nom = TexteVisible.sansInvisible(Normalizer.normalize(nom, Normalizer.Form.NFC))
                // Signes de contrôle, sens d'écriture retourné, espaces sans largeur : ce qu'on lit est ce qui est.
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]", "")
                .replaceAll("[<>:\"|?*%;&$`'’]", " ")
                .replaceAll("\\s+", " ")
                .replaceAll("^[. ]+|[. ]+$", "");
        int point = nom.lastIndexOf('.');
        if (point <= 0 || point == nom.length() - 1) {
            throw new PieceRefusee("Donnez au fichier un nom qui finit par son extension : « rapport.pdf ».");
        }
        String extension = nom.substring(point + 1).toLowerCase(Locale.ROOT);
        String racine = nom.substring(0, Math.min(point, LONGUEUR)).strip();
        return racine + "." + extension;
    }

    static String extension(String nom) {
        return nom.substring(nom.lastIndexOf('.') + 1);
    }
}
