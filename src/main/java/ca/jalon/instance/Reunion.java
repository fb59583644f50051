package ca.jalon.instance;

import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Role;
import ca.jalon.organisation.Role.Palier;
import ca.jalon.registre.ActesDeSoutien;
import ca.jalon.registre.Comite;
import ca.jalon.registre.Comite.Membre;
import ca.jalon.registre.Comites;
import ca.jalon.registre.GroupesTenus;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Dit qui une rencontre réunit : les membres, qui est toujours invité, et les CCT mandatés dans le territoire. */
@Component
class Reunion {

    private static final String COORDONNATEUR = "coordonnateur-cct";
    private static final String CTCOT = "ctcot";

    private final Organisations organisations;
    private final GroupesTenus tenus;
    private final Comites comites;
    private final ActesDeSoutien actes;

    Reunion(Organisations organisations, GroupesTenus tenus, Comites comites, ActesDeSoutien actes) {
        this.organisations = organisations;
        this.tenus = tenus;
        this.comites = comites;
        this.actes = actes;
    }

    /** Groupes dont les comptes reçoivent convocation et compte rendu. */
    List<String> groupes(String instance) {
        return Stream.of(Stream.of(instance), invites(instance), mandates(instance))
                .flatMap(groupes -> groupes)
                .toList();
    }

    /**
     * Les instances, nommées par leur groupe, que ces groupes réunissent (clé {@code convoque} de leur rôle) : celles de leur
     * organisation, ou du ministère. Nu, un rôle d'organisation ne dit pas laquelle ; le groupe porté la dit.
     */
    List<String> convoquees(Collection<String> groupes) {
        return groupes.stream()
                .flatMap(groupe -> {
                    Role role = organisations.roleOuRien(groupe);
                    String suffixe = groupe.replaceFirst("^[^.]*", "");
                    return role == null
                            ? Stream.<String>empty()
                            : role.convoque().stream()
                                    .filter(instance -> !suffixe.isEmpty()
                                            || organisations.role(instance).palier() == Palier.NATIONAL)
                                    .map(instance -> instance + suffixe);
                })
                .distinct()
                .toList();
    }

    /**
     * Les groupes que les rencontres de cette instance réunissent avec ses membres (clé {@code invite} de son rôle) ; d'une
     * instance nationale, un rôle de territoire est invité dans chaque CCT ; d'une instance de territoire, un rôle
     * d'établissement l'est dans chaque établissement qui en relève.
     */
    private Stream<String> invites(String instance) {
        String porteur = instance.substring(instance.indexOf('.') + 1);
        Palier palier = organisations.roleDe(instance).palier();
        return organisations.roleDe(instance).invite().stream().flatMap(invite -> switch (organisations
                .role(invite)
                .palier()) {
            case NATIONAL -> Stream.of(invite);
            case ETABLISSEMENT ->
                palier == Palier.TERRITOIRE
                        ? porte(invite, etablissementsDuCct(porteur))
                        : Stream.of(invite + "." + porteur);
            default ->
                palier == Palier.NATIONAL
                        ? porte(invite, organisations.ccts().stream())
                        : Stream.of(invite + "." + porteur);
        });
    }

    private static Stream<String> porte(String role, Stream<Organisation> porteuses) {
        return porteuses.map(organisation -> role + "." + organisation.code());
    }

    private Stream<Organisation> etablissementsDuCct(String cct) {
        return organisations.territoires().stream()
                .filter(territoire -> territoire.cct().equals(cct))
                .flatMap(territoire -> organisations
                        .etablissements()
                        .filter(organisation -> organisation.releveDe(territoire.code())));
    }

    private Stream<String> mandates(String instance) {
        return GroupesTenus.nu(instance).equals(CTCOT)
                ? organisations.territoires().stream()
                        .filter(territoire -> instance.equals(CTCOT + "." + territoire.cct()))
                        .flatMap(territoire -> actes.cctsMandates(territoire.code(), territoire.cct()).stream())
                        .map(cct -> COORDONNATEUR + "." + cct)
                : Stream.empty();
    }

    /** Adresses des membres du registre qui n'ont pas de compte. */
    List<String> adresses(String instance) {
        return comites.enCours(tenus.instance(instance)).map(Comite::membres).orElse(List.of()).stream()
                .filter(membre -> membre.compte() == null)
                .map(Membre::courriel)
                .filter(Objects::nonNull)
                .toList();
    }
}
