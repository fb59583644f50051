package ca.jalon.avis;

import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.StreamProvider;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** Remet une enveloppe au serveur de courriel, sous un identifiant qui ne change pas d'un envoi à l'autre. */
@Component
class Poste {

    static {
        // Jakarta Mail chercherait son implémentation dans toutes les archives, à chaque partie de chaque message.
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    private final JavaMailSender serveur;
    private final Clock horloge;
    private final String expediteur;

    Poste(JavaMailSender serveur, Clock horloge, @Value("${jalon.courriel.expediteur}") String expediteur) {
        this.serveur = serveur;
        this.horloge = horloge;
        this.expediteur = expediteur;
        if (serveur instanceof JavaMailSenderImpl reglable) {
            // Un seul fil surveille les écritures de tous les envois ; sinon chacun lance le sien.
            CustomizableThreadFactory fil = new CustomizableThreadFactory("courriel-");
            fil.setDaemon(true);
            reglable.getJavaMailProperties()
                    .put("mail.smtp.executor.writetimeout", Executors.newSingleThreadScheduledExecutor(fil));
        }
    }

    /** Poste une enveloppe et rend les adresses que le serveur refuse pour toujours ; les autres l'ont reçue. */
    Set<String> poster(Gabarits.Courriel courriel, List<String> adresses, String messageId) {
        try {
            serveur.send(message(courriel, adresses, messageId));
            return Set.of();
        } catch (MailException | MessagingException e) {
            Set<String> refusees = refusees(e);
            if (!refusees.isEmpty() && adresses.containsAll(refusees)) {
                List<String> autres = adresses.stream()
                        .filter(adresse -> !refusees.contains(adresse))
                        .toList();
                if (!autres.isEmpty()) {
                    refusees.addAll(poster(courriel, autres, messageId));
                }
                return refusees;
            }
            throw new IllegalStateException(
                    "Le courriel « %s » n'est pas parti vers %s : %s. Corriger le serveur de courriel, puis relancer."
                            .formatted(courriel.sujet(), String.join(", ", adresses), e.getMessage()),
                    e);
        }
    }

    private MimeMessage message(Gabarits.Courriel courriel, List<String> adresses, String messageId)
            throws MessagingException {
        MimeMessage message = new MessageAIdentifiantFixe(serveur.createMimeMessage(), messageId);
        message.setFrom(new InternetAddress(expediteur));
        for (String adresse : adresses) {
            message.addRecipient(RecipientType.TO, new InternetAddress(adresse));
        }
        message.setSubject(courriel.sujet(), "UTF-8");
        MimeMultipart contenu =
                new MimeMultipart("alternative", partie(courriel.texte(), "plain"), partie(courriel.html(), "html"));
        if (courriel.agenda().isPresent()) {
            contenu.addBodyPart(courriel.agenda().get().partie());
        }
        message.setContent(contenu);
        message.setSentDate(java.util.Date.from(horloge.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    /** Les adresses qu'une réponse 5xx du serveur nomme ; aucune pour une panne, qui se reprend. */
    private static Set<String> refusees(Exception erreur) {
        Set<String> refusees = new TreeSet<>();
        if (erreur instanceof MailSendException envoi) {
            for (Exception cause : envoi.getMessageExceptions()) {
                if (cause instanceof SendFailedException refus && refus.getInvalidAddresses() != null) {
                    for (Address adresse : refus.getInvalidAddresses()) {
                        refusees.add(((InternetAddress) adresse).getAddress());
                    }
                }
            }
        }
        return refusees;
    }

    private static MimeBodyPart partie(String contenu, String sorte) throws MessagingException {
        MimeBodyPart partie = new MimeBodyPart();
        partie.setText(contenu, "UTF-8", sorte);
        return partie;
    }

    /** Message dont l'identifiant survit à l'enregistrement, que Jakarta Mail remplacerait sinon. */
    private static final class MessageAIdentifiantFixe extends MimeMessage {

        private final String identifiant;

        MessageAIdentifiantFixe(MimeMessage modele, String identifiant) {
            super(modele.getSession());
            this.identifiant = identifiant;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", identifiant);
        }
    }
}
