package ca.jalon.instance;

import ca.jalon.organisation.Organisations;
import ca.jalon.registre.ActesDeSoutien;
import ca.jalon.registre.Comite;
import ca.jalon.registre.Comite.Membre;
import ca.jalon.registre.Comites;
import ca.jalon.registre.GroupesTenus;
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
        return Stream.of(Stream.of(instance), organisations.invites(instance).stream(), mandates(instance))
                .flatMap(groupes -> groupes)
                .toList();
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
