package ca.jalon.dossier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/** Calcule l'empreinte SHA-256 d'une suite de textes, chacun précédé de sa longueur pour qu'aucun ne déborde sur l'autre. */
public final class Empreinte {

    private Empreinte() {}

    public static String de(Object... elements) {
        MessageDigest sha = DigestUtils.getSha256Digest();
        for (Object element : elements) {
            byte[] octets = element == null ? new byte[0] : element.toString().getBytes(StandardCharsets.UTF_8);
            sha.update(((element == null ? "-" : octets.length) + ":").getBytes(StandardCharsets.US_ASCII));
            sha.update(octets);
        }
        return HexFormat.of().formatHex(sha.digest());
    }
}
