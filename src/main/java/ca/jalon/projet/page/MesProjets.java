package ca.jalon.projet.page;

import static ca.jalon.projet.Projets.CHARGE_DE_PROJET;
import static ca.jalon.projet.Projets.CONSEILLER_CLINIQUE;
import static ca.jalon.projet.Projets.INITIATEUR;
import static ca.jalon.projet.Projets.MEMBRES_COMITE;

import ca.jalon.dossier.Dossier;
import ca.jalon.dossier.Participants;
import ca.jalon.dossier.Qualite;
import ca.jalon.moteur.droits.Designations;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisations;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Dit quels projets une personne mène : elle y est pilote, au CCT du territoire ou maître d'œuvre, déposante, de l'équipe ou du
 * comité. Un partenaire voit le projet, il ne le mène pas.
 */
@Component
class MesProjets {

    private static final List<String> PILOTES = List.of("pilote-clinique", "pilote-technologique");
    private static final List<String> DU_CCT = List.of("coordonnateur-cct", "equipe-cct");
    private static final List<String> ROLES_NATIONAUX =
            List.of("pilote-clinique-ministeriel", "pilote-technologique-ministeriel", "equipe-telesante-msss");
    private static final List<String> DESIGNATIONS =
            List.of(INITIATEUR.name(), CHARGE_DE_PROJET.name(), CONSEILLER_CLINIQUE.name(), MEMBRES_COMITE.name());

    private final Organisations organisations;
    private final Participants participants;
    private final Designations designations;

    MesProjets(Organisations organisations, Participants participants, Designations designations) {
        this.organisations = organisations;
        this.participants = participants;
        this.designations = designations;
    }

    /** @param groupes groupes de la personne, nus et portés */
    Stream<Dossier> parmi(Stream<Dossier> projets, String compte, Collection<String> groupes) {
        Set<String> designee = designations.numeros(compte, DESIGNATIONS);
        Set<String> confies = confies(groupes);
        return projets.filter(projet ->
                designee.contains(projet.numero()) || confies.contains(projet.numero()) || porte(projet, groupes));
    }

    /** Vrai si ce projet est l'un des siens. */
    boolean est(Dossier projet, String compte, Collection<String> groupes) {
        return porte(projet, groupes)
                || confies(groupes).contains(projet.numero())
                || designations.designe(compte, DESIGNATIONS, projet.numero());
    }

    /** Projets dont le CCT de la personne est maître d'œuvre. */
    private Set<String> confies(Collection<String> groupes) {
        return participants.dossiers(
                Qualite.MAITRE_OEUVRE,
                Annuaire.organisations(groupes.stream()
                        .filter(groupe -> DU_CCT.contains(groupe.substring(0, Math.max(0, groupe.indexOf('.')))))
                        .toList()));
    }

    private boolean porte(Dossier projet, Collection<String> groupes) {
        return Stream.concat(PILOTES.stream(), DU_CCT.stream())
                        .flatMap(role ->
                                organisations.groupeConnu(role, projet.organisation(), projet.territoire()).stream())
                        .anyMatch(groupes::contains)
                || "NATIONAL".equals(projet.niveau())
                        && ROLES_NATIONAUX.stream().anyMatch(groupes::contains);
    }
}
