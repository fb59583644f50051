package ca.jalon.avis;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Dépose les courriels en fichiers {@code .eml} tant qu'aucun serveur ({@code spring.mail.host}) n'est réglé. */
@Component
@ConditionalOnExpression("'${spring.mail.host:}'.isBlank()")
class PosteFichiers extends JavaMailSenderImpl {

    private static final Logger LOG = LoggerFactory.getLogger(PosteFichiers.class);

    private final Path dossier;

    PosteFichiers(@Value("${jalon.courriel.dossier}") Path dossier) {
        this.dossier = dossier;
    }

    @Override
    protected void doSend(MimeMessage[] messages, Object[] originaux) {
        for (MimeMessage message : messages) {
            try {
                message.saveChanges();
                Files.createDirectories(dossier);
                // Même avis, même nom : un envoi repris remplace son fichier au lieu de le doubler.
                String nom = message.getMessageID().replaceAll("[^A-Za-z0-9-]", "") + ".eml";
                Path fichier = deposer(message, dossier.resolve(nom));
                LOG.info("Courriel déposé : {} ({})", fichier, message.getSubject());
            } catch (IOException | jakarta.mail.MessagingException e) {
                throw new MailSendException("le dossier %s n'est pas accessible".formatted(dossier), e);
            }
        }
    }

    /** Écrit à côté, puis range d'un geste : un disque plein ne laisse ni moitié de courriel ni débris. */
    private Path deposer(MimeMessage message, Path fichier) throws IOException, jakarta.mail.MessagingException {
        Path provisoire = Files.createTempFile(dossier, "courriel", ".tmp");
        try {
            try (OutputStream sortie = Files.newOutputStream(provisoire)) {
                message.writeTo(sortie);
            }
            return Files.move(provisoire, fichier, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(provisoire);
        }
    }
}
