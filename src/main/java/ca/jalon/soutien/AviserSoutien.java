package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.CONTACT;
import static ca.jalon.soutien.Soutien.ETABLISSEMENT;
import static ca.jalon.soutien.Soutien.GROUPE_NIVEAU;
import static ca.jalon.soutien.Soutien.INITIATEUR;
import static ca.jalon.soutien.Soutien.NUMERO;
import static ca.jalon.soutien.Soutien.RESUME;
import static ca.jalon.soutien.Soutien.SERVICE;
import static ca.jalon.soutien.Soutien.TERRITOIRE;

import ca.jalon.avis.Avis;
import ca.jalon.organisation.Organisations;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Avise les personnes d'une demande : celle qui l'a faite, le niveau qui la tient, ceux qu'un retard concerne. */
@Component
class AviserSoutien {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, H 'h' mm", Locale.CANADA_FRENCH);

    private final Avis avis;
    private final Organisations organisations;

    AviserSoutien(Avis avis, Organisations organisations) {
        this.avis = avis;
        this.organisations = organisations;
    }

    static String moment(Instant instant) {
        return instant.atZone(ZoneId.of("America/Toronto")).format(MOMENT);
    }

    /** Au demandeur : l'adresse qu'il a donnée, sinon son compte ; sans adresse du tout, l'avis va aux administrateurs. */
    void demandeur(VariableScope demande, String modele, Map<String, ?> donnees) {
        String contact = CONTACT.in(demande);
        String destinataire = contact.contains("@")
                ? Avis.courriel(contact)
                : Avis.compte(INITIATEUR.find(demande).orElse(contact));
        envoyer(demande, modele, List.of(destinataire), donnees);
    }

    /** Au niveau qui tient la demande et, si l'échéance est passée, à ceux qui répondent du délai. */
    void niveau(VariableScope demande, String modele, boolean depasse, Map<String, ?> donnees) {
        List<String> aviser = new java.util.ArrayList<>();
        GROUPE_NIVEAU.find(demande).stream()
                .flatMap(groupes -> Arrays.stream(groupes.split(",")))
                .map(groupe -> Avis.groupe(groupe(demande, groupe)))
                .forEach(aviser::add);
        if (depasse) {
            aviser.add(Avis.groupe(groupe(demande, "coordonnateur-cct")));
            aviser.add(Avis.groupe("admin-processus"));
        }
        envoyer(demande, modele, aviser, donnees);
    }

    /** À un rôle de l'organisation de la demande, ou à un groupe déjà porté. */
    String groupe(VariableScope demande, String role) {
        return organisations.groupe(role.trim(), ETABLISSEMENT.in(demande), TERRITOIRE.in(demande));
    }

    void envoyer(VariableScope demande, String modele, Collection<String> aviser, Map<String, ?> donnees) {
        Map<String, Object> contenu = new HashMap<>(donnees);
        contenu.put("resume", RESUME.in(demande));
        contenu.put("service", SERVICE.in(demande));
        avis.demander("soutien/" + modele, NUMERO.in(demande), aviser, contenu);
    }
}
