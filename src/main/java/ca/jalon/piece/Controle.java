package ca.jalon.piece;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.tika.Tika;

/** Juge un fichier sur son contenu : ce qu'il est, s'il ne ment pas sur son nom, s'il ne porte rien qui s'exécute. */
final class Controle {

    /** En octets. */
    static final long TAILLE = 25L * 1024 * 1024;

    private static final long PIXELS = 100_000_000L;

    private static final Tika TIKA = new Tika();

    private static final Map<String, String> IMAGES = Map.of(
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "gif", "image/gif",
            "tif", "image/tiff",
            "tiff", "image/tiff");

    private Controle() {}

    /**
     * Rend ce que le fichier est, pour qui le lira : « Document PDF ».
     *
     * @throws PieceRefusee s'il ne se joint pas
     */
    static String type(String nom, Path fichier) throws IOException {
        long taille = Files.size(fichier);
        if (taille == 0) {
            throw new PieceRefusee("« %s » est vide.".formatted(nom));
        }
        if (taille > TAILLE) {
            throw new PieceRefusee("« %s » dépasse 25 Mo.".formatted(nom));
        }
        String extension = NomDeFichier.extension(nom);
        if (extension.equals("pdf")) {
            return pdf(nom, fichier);
        }
        if (IMAGES.containsKey(extension)) {
            return image(nom, extension, fichier);
        }
        if (Bureautique.connait(extension)) {
            return Bureautique.type(nom, extension, fichier);
        }
        throw new PieceRefusee(
                "« %s » : on joint un PDF, un document de bureautique (docx, xlsx, pptx, odt, ods, odp, doc, xls, ppt) ou une image (png, jpg, gif, tif), sans macro."
                        .formatted(nom));
    }

    /** Ce que le début du contenu dit du type, le nom laissé de côté. */
    private static String contenu(Path fichier) throws IOException {
        try (InputStream entree = new BufferedInputStream(Files.newInputStream(fichier))) {
            return TIKA.detect(entree);
        }
    }

    static PieceRefusee ment(String nom) {
        return new PieceRefusee(
                "« %s » n’est pas ce que son nom annonce, ou il est abîmé. Enregistrez-le de nouveau depuis son logiciel."
                        .formatted(nom));
    }

    private static String pdf(String nom, Path fichier) throws IOException {
        String texte = Files.readString(fichier, StandardCharsets.ISO_8859_1);
        if (!texte.startsWith("%PDF-") || !contenu(fichier).equals("application/pdf") || !texte.contains("%%EOF")) {
            throw ment(nom);
        }
        if (ObjetsPdf.actif(texte)) {
            throw new PieceRefusee(
                    "« %s » contient un script, un formulaire actif, un fichier caché ou un mot de passe. Imprimez-le en un nouveau PDF."
                            .formatted(nom));
        }
        return "Document PDF";
    }

    private static String image(String nom, String extension, Path fichier) throws IOException {
        if (!contenu(fichier).equals(IMAGES.get(extension))) {
            throw ment(nom);
        }
        try (ImageInputStream entree = ImageIO.createImageInputStream(fichier.toFile())) {
            Iterator<ImageReader> lecteurs = ImageIO.getImageReaders(entree);
            if (!lecteurs.hasNext()) {
                throw ment(nom);
            }
            ImageReader lecteur = lecteurs.next();
            try {
                lecteur.setInput(entree, true, true);
                if ((long) lecteur.getWidth(0) * lecteur.getHeight(0) > PIXELS) {
                    throw new PieceRefusee("« %s » compte trop de points (plus de 100 millions).".formatted(nom));
                }
            } finally {
                lecteur.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw ment(nom);
        }
        return "Image " + extension.toUpperCase(java.util.Locale.ROOT);
    }
}
