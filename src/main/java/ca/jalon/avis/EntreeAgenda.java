package ca.jalon.avis;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.util.Duration;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

/**
 * Ce qu'une convocation met à l'agenda de qui la reçoit : un avis qui donne {@link Avis#AGENDA_DEBUT} en porte une.
 *
 * <p>Publiée, non demandée : personne n'attend de réponse à l'adresse de Jalon. Un report garde l'identifiant et passe au
 * numéro de suite suivant, ce qui déplace l'entrée au lieu d'en ajouter une.
 */
record EntreeAgenda(String ics) {

    static Optional<EntreeAgenda> de(Map<String, Object> donnees, String titre, String texte) {
        if (donnees.get(Avis.AGENDA_DEBUT) == null) {
            return Optional.empty();
        }
        VEvent rencontre = new VEvent();
        rencontre.setUid(donnees.get("numero") + "@jalon");
        rencontre.setSequence(nombre(donnees.get(Avis.AGENDA_SUITE)));
        rencontre.setSummary(titre);
        rencontre.setDateStart(Date.from(Instant.parse((String) donnees.get(Avis.AGENDA_DEBUT))));
        rencontre.setDuration(Duration.builder()
                .minutes(nombre(donnees.get(Avis.AGENDA_MINUTES)))
                .build());
        rencontre.setLocation((String) donnees.get(Avis.AGENDA_LIEU));
        rencontre.setDescription(texte);
        ICalendar agenda = new ICalendar();
        agenda.setProductId("-//Jalon//FR");
        agenda.setMethod("PUBLISH");
        agenda.addEvent(rencontre);
        return Optional.of(new EntreeAgenda(Biweekly.write(agenda).go()));
    }

    private static int nombre(Object valeur) {
        return ((Number) valeur).intValue();
    }

    MimeBodyPart partie() throws MessagingException {
        MimeBodyPart partie = new MimeBodyPart();
        partie.setText(ics, "UTF-8", "calendar");
        partie.setHeader("Content-Type", "text/calendar; charset=UTF-8; method=PUBLISH");
        partie.setFileName("rencontre.ics");
        return partie;
    }
}
