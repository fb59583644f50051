package ca.jalon.piece;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Cherche dans un PDF ce qui s'exécute, se cache ou demande un mot de passe : objets en clair, et objets des flux d'objets.
 *
 * <p>Une image comprimée contient par hasard n'importe quels trois octets : un nom court ne compte que hors des flux.
 */
final class ObjetsPdf {

    /** Ce qu'un flux d'objets peut tenir une fois ouvert, en octets, pour tout le fichier. */
    private static final int OUVERTS = 32 * 1024 * 1024;

    private static final Pattern ACTIF =
            Pattern.compile("/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|Encrypt)(?![A-Za-z0-9])");
    private static final Pattern ACTIF_COURT = Pattern.compile("/(?:JS|XFA)(?![A-Za-z0-9])");
    private static final Pattern FLUX = Pattern.compile(">>\\s*stream\\r?\\n");
    private static final Pattern FLUX_D_OBJETS = Pattern.compile("/ObjStm(?![A-Za-z0-9])");
    private static final Pattern AUTRE_FILTRE =
            Pattern.compile("/(?:LZW|RunLength|ASCII85|ASCIIHex|Crypt|DecodeParms)");
    private static final Pattern ECHAPPE = Pattern.compile("#([0-9A-Fa-f]{2})");

    private final StringBuilder enClair = new StringBuilder();
    private int ouverts;
    private boolean illisible;

    private ObjetsPdf(String fichier) {
        Matcher flux = FLUX.matcher(fichier);
        int suite = 0;
        while (flux.find(suite)) {
            int fin = fichier.indexOf("endstream", flux.end());
            if (fin < 0) {
                break;
            }
            enClair.append(fichier, suite, flux.end());
            String objet = nette(fichier.substring(Math.max(0, fichier.lastIndexOf("obj", flux.start())), flux.end()));
            if (FLUX_D_OBJETS.matcher(objet).find()) {
                if (AUTRE_FILTRE.matcher(objet).find()) {
                    illisible = true;
                } else {
                    ouvrir(fichier.substring(flux.end(), fin));
                }
            }
            suite = fin;
        }
        enClair.append(fichier, suite, fichier.length());
    }

    /** @param fichier le PDF entier, un caractère par octet (ISO 8859-1) */
    static boolean actif(String fichier) {
        ObjetsPdf objets = new ObjetsPdf(fichier);
        String lus = nette(objets.enClair.toString());
        return objets.illisible
                || ACTIF.matcher(nette(fichier)).find()
                || ACTIF.matcher(lus).find()
                || ACTIF_COURT.matcher(lus).find();
    }

    /** Un nom peut s'écrire en échappant ses lettres : {@code /J#61vaScript}. */
    private static String nette(String texte) {
        return texte.indexOf('#') < 0
                ? texte
                : ECHAPPE.matcher(texte)
                        .replaceAll(octet ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(octet.group(1), 16))));
    }

    /** Un flux d'objets sans filtre se lit tel quel ; comprimé, ce qui ne s'ouvre pas ou déborde rend le fichier illisible. */
    private void ouvrir(String donnees) {
        Inflater inflater = new Inflater();
        inflater.setInput(donnees.getBytes(StandardCharsets.ISO_8859_1));
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        byte[] tampon = new byte[8192];
        try {
            for (int lus; (lus = inflater.inflate(tampon)) > 0; ) {
                ouverts += lus;
                if (ouverts > OUVERTS) {
                    illisible = true;
                    return;
                }
                sortie.write(tampon, 0, lus);
            }
            enClair.append(sortie.toString(StandardCharsets.ISO_8859_1)).append('\n');
        } catch (DataFormatException e) {
            illisible |= !donnees.strip().matches("(?s)[\\x09-\\x7e]*");
            enClair.append(donnees).append('\n');
        } finally {
            inflater.end();
        }
    }
}
