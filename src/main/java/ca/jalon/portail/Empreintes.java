package ca.jalon.portail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.core.io.Resource;
import org.springframework.core.io.UrlResource;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/** L'empreinte du contenu d'un fichier servi : elle change avec lui, quelle que soit la version de l'archive d'où il vient. */
@Component
class Empreintes {

    private static final int CHIFFRES = 16;
    private static final int RETENUES = 512;

    /** Date et taille y sont pour un fichier qu'on change pendant que l'application tourne. */
    private record Etat(URL adresse, long date, long taille) {}

    private final ConcurrentLruCache<Etat, String> connues = new ConcurrentLruCache<>(RETENUES, Empreintes::calculer);

    String de(Resource fichier) {
        try {
            return connues.get(new Etat(fichier.getURL(), fichier.lastModified(), fichier.contentLength()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String calculer(Etat etat) {
        try (InputStream contenu = new UrlResource(etat.adresse()).getInputStream()) {
            return DigestUtils.sha256Hex(contenu).substring(0, CHIFFRES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
