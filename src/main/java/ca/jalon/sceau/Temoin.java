package ca.jalon.sceau;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Retient hors de la base la dernière tête signée : une base ramenée en arrière, têtes comprises, serait sinon sans défaut.
 *
 * <p>En mémoire, et dans un fichier si {@code jalon.sceau.temoin} en nomme un.
 */
@Component
class Temoin {

    private static final Logger LOG = LoggerFactory.getLogger(Temoin.class);

    private final Path fichier;
    private TeteSignee derniere;

    Temoin(@Value("${jalon.sceau.temoin:}") String fichier) {
        this.fichier = fichier.isBlank() ? null : Path.of(fichier);
        try {
            if (this.fichier != null && Files.exists(this.fichier)) {
                derniere = TeteSignee.lire(Files.readString(this.fichier));
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.error("Le témoin du sceau ne se lit pas ({}) : {}", this.fichier, e.getMessage());
        }
    }

    synchronized Optional<TeteSignee> derniere() {
        return Optional.ofNullable(derniere);
    }

    synchronized void retenir(TeteSignee tete) {
        if (derniere != null && derniere.tete().taille() >= tete.tete().taille()) {
            return;
        }
        derniere = tete;
        if (fichier == null) {
            return;
        }
        try {
            if (fichier.toAbsolutePath().getParent() != null) {
                Files.createDirectories(fichier.toAbsolutePath().getParent());
            }
            Path neuf = fichier.resolveSibling(fichier.getFileName() + ".neuf");
            Files.writeString(neuf, tete.note());
            Files.move(neuf, fichier, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.error("Le témoin du sceau ne s'écrit pas ({}) : {}", fichier, e.getMessage());
        }
    }

    /** Refuse une base où il y a moins d'actes scellés que le témoin n'en a vu signer. */
    synchronized void exiger(long taille) {
        if (derniere != null && taille < derniere.tete().taille()) {
            throw new Alteration("La base n’a plus que %d actes scellés ; une tête en a signé %d le %s."
                    .formatted(taille, derniere.tete().taille(), derniere.tete().le()));
        }
    }
}
