package ca.jalon.avis;

import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.StreamProvider;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Envoie le courriel d'un avis et le note au journal.
 *
 * <p>Un envoi refait garde son {@code Message-ID} : le système de courriel reconnaît la répétition. Un avis que personne
 * ne peut recevoir va aux administrateurs, qui apprennent quel groupe est vide.
 */
@Component
class EnvoyerCourriel implements JavaDelegate {

    private static final String ADMINISTRATEURS = "admin-processus";

    static {
        // Jakarta Mail chercherait son implémentation dans toutes les archives, à chaque partie de chaque message.
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    private final JavaMailSender poste;
    private final Gabarits gabarits;
    private final Annuaire annuaire;
    private final Organisations organisations;
    private final JdbcClient base;
    private final Clock horloge;
    private final String expediteur;

    EnvoyerCourriel(
            JavaMailSender poste,
            Gabarits gabarits,
            Annuaire annuaire,
            Organisations organisations,
            JdbcClient base,
            Clock horloge,
            @Value("${jalon.courriel.expediteur}") String expediteur) {
        this.poste = poste;
        if (poste instanceof JavaMailSenderImpl serveur) {
            // Un seul fil surveille les écritures de tous les envois ; sinon chacun lance le sien.
            CustomizableThreadFactory fil = new CustomizableThreadFactory("courriel-");
            fil.setDaemon(true);
            serveur.getJavaMailProperties()
                    .put("mail.smtp.executor.writetimeout", Executors.newSingleThreadScheduledExecutor(fil));
        }
        this.gabarits = gabarits;
        this.annuaire = annuaire;
        this.organisations = organisations;
        this.base = base;
        this.horloge = horloge;
        this.expediteur = expediteur;
    }

    @Override
    public void execute(DelegateExecution execution) {
        SpinJsonNode avis = lire(execution.getVariable(Avis.AVIS));
        String modele = avis.prop(Avis.MODELE).stringValue();
        List<String> destinataires = avis.prop(Avis.DESTINATAIRES).elements().stream()
                .map(SpinJsonNode::stringValue)
                .toList();
        Map<String, Object> donnees = donnees(avis.prop(Avis.DONNEES));
        List<String> adresses = adresses(destinataires);
        if (adresses.isEmpty()) {
            donnees.put(
                    "sansTitulaire", destinataires.stream().map(this::nommer).toList());
            modele = "avis/sans-destinataire";
            adresses = adresses(List.of(Avis.groupe(ADMINISTRATEURS)));
        }
        if (adresses.isEmpty()) {
            throw new IllegalStateException(
                    "Aucun destinataire pour cet avis, et aucun administrateur des processus n'a d'adresse : %s."
                            .formatted(String.join(", ", destinataires)));
        }
        Gabarits.Courriel courriel = gabarits.rediger(modele, donnees);
        String messageId = "<avis-%s@jalon>".formatted(execution.getProcessInstanceId());
        poster(courriel, adresses, messageId);
        journaliser(execution.getProcessBusinessKey(), modele, courriel, adresses, messageId);
    }

    private static SpinJsonNode lire(Object avis) {
        return avis instanceof SpinJsonNode lu ? lu : Spin.JSON(avis);
    }

    /** Les données d'un avis sont plates : textes et nombres seulement. */
    private static Map<String, Object> donnees(SpinJsonNode json) {
        Map<String, Object> donnees = new TreeMap<>();
        json.fieldNames().forEach(nom -> donnees.put(nom, json.prop(nom).value()));
        return donnees;
    }

    private List<String> adresses(List<String> destinataires) {
        Map<String, List<String>> parSorte = destinataires.stream()
                .collect(Collectors.groupingBy(
                        destinataire -> destinataire.substring(0, destinataire.indexOf(':')),
                        Collectors.mapping(EnvoyerCourriel::valeur, Collectors.toList())));
        List<String> comptes = parSorte.getOrDefault("compte", List.of());
        List<String> groupes = parSorte.getOrDefault("groupe", List.of());
        Set<String> adresses = new TreeSet<>(parSorte.getOrDefault("courriel", List.of()));
        if (!comptes.isEmpty() || !groupes.isEmpty()) {
            adresses.addAll(annuaire.courriels(comptes, groupes));
        }
        return List.copyOf(adresses);
    }

    private static String valeur(String destinataire) {
        return destinataire.substring(destinataire.indexOf(':') + 1);
    }

    private String nommer(String destinataire) {
        String valeur = valeur(destinataire);
        return destinataire.startsWith("groupe:") ? organisations.nomGroupe(valeur) + " (" + valeur + ")" : valeur;
    }

    private void poster(Gabarits.Courriel courriel, List<String> adresses, String messageId) {
        try {
            MimeMessage message = new MessageAIdentifiantFixe(poste.createMimeMessage(), messageId);
            message.setFrom(new InternetAddress(expediteur));
            for (String adresse : adresses) {
                message.addRecipient(RecipientType.TO, new InternetAddress(adresse));
            }
            message.setSubject(courriel.sujet(), "UTF-8");
            message.setContent(new MimeMultipart(
                    "alternative", partie(courriel.texte(), "plain"), partie(courriel.html(), "html")));
            message.setSentDate(java.util.Date.from(horloge.instant()));
            message.setHeader("Auto-Submitted", "auto-generated");
            poste.send(message);
        } catch (MailException | MessagingException e) {
            throw new IllegalStateException(
                    "Le courriel « %s » n'est pas parti vers %s : %s. Corriger le serveur de courriel, puis relancer."
                            .formatted(courriel.sujet(), String.join(", ", adresses), e.getMessage()),
                    e);
        }
    }

    private static MimeBodyPart partie(String contenu, String sorte) throws MessagingException {
        MimeBodyPart partie = new MimeBodyPart();
        partie.setText(contenu, "UTF-8", sorte);
        return partie;
    }

    private void journaliser(
            String cle, String modele, Gabarits.Courriel courriel, List<String> adresses, String messageId) {
        base.sql("""
                        insert into jalon.avis (message_id, cle, modele, sujet, destinataires, envoye_le)
                        values (:id, :cle, :modele, :sujet, :destinataires, :maintenant)
                        """)
                .param("id", messageId)
                .param("cle", cle)
                .param("modele", modele)
                .param("sujet", courriel.sujet())
                .param("destinataires", String.join(", ", adresses))
                .param("maintenant", Timestamp.from(horloge.instant()))
                .update();
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
