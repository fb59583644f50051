package ca.jalon.projet.page;

import static ca.jalon.projet.Projets.CHARGE_DE_PROJET;
import static ca.jalon.projet.Projets.CONSEILLER_CLINIQUE;
import static ca.jalon.projet.Projets.INITIATEUR;
import static ca.jalon.projet.Projets.MEMBRES_COMITE;

import ca.jalon.dossier.Dossier;
import ca.jalon.moteur.droits.Designations;
import ca.jalon.organisation.Organisations;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Dit quels projets sont ceux d'une personne : elle y est pilote, au CCT du territoire, déposante, de l'équipe ou du comité. */
@Component
class MesProjets {

    private static final List<String> ROLES =
            List.of("pilote-clinique", "pilote-technologique", "coordonnateur-cct", "equipe-cct");
    private static final List<String> ROLES_NATIONAUX =
            List.of("pilote-clinique-ministeriel", "pilote-technologique-ministeriel", "equipe-telesante-msss");
    private static final List<String> DESIGNATIONS =
            List.of(INITIATEUR.name(), CHARGE_DE_PROJET.name(), CONSEILLER_CLINIQUE.name(), MEMBRES_COMITE.name());

    private final Organisations organisations;
    private final Designations designations;

    MesProjets(Organisations organisations, Designations designations) {
        this.organisations = organisations;
        this.designations = designations;
    }

    /** @param groupes groupes de la personne, nus et portés */
    Stream<Dossier> parmi(Stream<Dossier> projets, String compte, Collection<String> groupes) {
        Set<String> designee = designations.numeros(compte, DESIGNATIONS);
        return projets.filter(projet -> designee.contains(projet.numero()) || porte(projet, groupes));
    }

    /** Vrai si ce projet est l'un des siens. */
    boolean est(Dossier projet, String compte, Collection<String> groupes) {
        return porte(projet, groupes)
                || designations.numeros(compte, DESIGNATIONS).contains(projet.numero());
    }

    private boolean porte(Dossier projet, Collection<String> groupes) {
        return ROLES.stream()
                        .map(role -> organisations.groupe(role, projet.organisation(), projet.territoire()))
                        .anyMatch(groupes::contains)
                || "NATIONAL".equals(projet.niveau())
                        && ROLES_NATIONAUX.stream().anyMatch(groupes::contains);
    }
}
