package ca.jalon.soutien;

import static ca.jalon.soutien.Soutien.ETABLISSEMENT;
import static ca.jalon.soutien.Soutien.GROUPE_NIVEAU;
import static ca.jalon.soutien.Soutien.NUMERO;
import static ca.jalon.soutien.Soutien.RESUME;
import static ca.jalon.soutien.Soutien.SERVICE;
import static ca.jalon.soutien.Soutien.TERRITOIRE;

import ca.jalon.avis.Avis;
import ca.jalon.organisation.Annuaire;
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
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Avise les personnes d'une demande : celle qui l'a faite, le niveau qui la tient, ceux qu'un retard concerne. */
@Component
class AviserSoutien {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, H 'h' mm", Locale.CANADA_FRENCH);

    private final Avis avis;
    private final Organisations organisations;
    private final Annuaire annuaire;
    private final Demandes demandes;

    AviserSoutien(Avis avis, Organisations organisations, Annuaire annuaire, Demandes demandes) {
        this.avis = avis;
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.demandes = demandes;
    }

    static String moment(Instant instant) {
        return instant.atZone(ZoneId.of("America/Toronto")).format(MOMENT);
    }

    /** Au demandeur : l'adresse qu'il a donnée, sinon son compte ; sans adresse du tout, l'avis va aux administrateurs. */
    void demandeur(VariableScope demande, String modele, Map<String, ?> donnees) {
        envoyer(demande, modele, destinataires(demandes.lire(NUMERO.in(demande))), donnees);
    }

    /** L'adresse donnée, et qui a fait la demande si cette adresse n'ouvre pas sa page : sans compte, on n'y répond pas. */
    List<String> destinataires(Demande demande) {
        Optional<String> adresse = demande.courriel();
        boolean seul = adresse.isPresent()
                && (annuaire.compteDe(adresse.get()).isPresent()
                        || demande.initiateur() == null
                        || annuaire.nom(demande.initiateur()).equalsIgnoreCase(demande.demandeurNom()));
        return Stream.concat(
                        adresse.map(Avis::courriel).stream(),
                        seul ? Stream.empty() : Stream.of(Avis.compte(demande.initiateur())))
                .toList();
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
