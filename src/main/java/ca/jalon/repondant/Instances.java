package ca.jalon.repondant;

import ca.jalon.moteur.Tables;
import ca.jalon.organisation.Organisations;
import ca.jalon.organisation.Role;
import ca.jalon.organisation.Role.Palier;
import ca.jalon.registre.Comite;
import ca.jalon.registre.Comite.Membre;
import ca.jalon.registre.Comite.Statut;
import ca.jalon.registre.GroupesTenus;
import ca.jalon.registre.Repondant;
import ca.jalon.registre.Repondants;
import ca.jalon.registre.Siege;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sait quelles instances existent, et ce qui manque à un comité tactique. */
@Component
class Instances {

    private static final String TABLE = "composition-comite";

    private final List<Instance> toutes = new ArrayList<>();
    private final Organisations organisations;
    private final Repondants repondants;
    private final Tables tables;

    Instances(Organisations organisations, Repondants repondants, GroupesTenus tenus, Tables tables) {
        this.organisations = organisations;
        this.repondants = repondants;
        this.tables = tables;
        organisations
                .etablissements()
                .forEach(etablissement -> toutes.add(new Instance(
                        etablissement.code(),
                        Instance.TACTIQUE,
                        titre(organisations.role(Instance.TACTIQUE)),
                        etablissement.nom(),
                        etablissement.code(),
                        etablissement.territoire())));
        organisations.roles().stream()
                .flatMap(role -> role.convoque().stream())
                .distinct()
                .map(organisations::role)
                .forEach(role -> ajouter(role, tenus));
    }

    /** Une instance est un rôle qu'un autre réunit : une par territoire, ou une pour le pays. */
    private void ajouter(Role role, GroupesTenus tenus) {
        if (role.palier() == Palier.NATIONAL) {
            toutes.add(new Instance(role.id(), role.id(), titre(role), "Québec", null, null));
        } else if (role.palier() == Palier.TERRITOIRE) {
            organisations
                    .territoires()
                    .forEach(territoire -> toutes.add(new Instance(
                            tenus.instance(role.id() + "." + territoire.cct()),
                            role.id(),
                            titre(role),
                            territoire.nom(),
                            null,
                            territoire.code())));
        }
    }

    /** Le sigle que le nom du rôle porte entre parenthèses, sinon le nom sans elles. */
    private static String titre(Role role) {
        return role.nom().replaceFirst("^.*\\((\\p{Lu}+)\\)$", "$1").replaceFirst(" \\(.*\\)$", "");
    }

    List<Instance> toutes() {
        return toutes;
    }

    Optional<Instance> trouver(String code) {
        return toutes.stream().filter(instance -> instance.code().equals(code)).findFirst();
    }

    /** Titre de chaque sorte d'instance, par rôle, de la plus locale à la plus large. */
    Map<String, String> sortes() {
        Map<String, String> sortes = new LinkedHashMap<>();
        toutes.forEach(instance -> sortes.put(instance.role(), instance.titre()));
        return sortes;
    }

    /**
     * Membres de droit : les pilotes de l'établissement à son comité tactique, ceux du territoire à l'instance dont le
     * rôle les invite.
     */
    List<Repondant> deDroit(Instance instance) {
        if (instance.tactique()) {
            return repondants.enPoste(instance.organisation());
        }
        List<String> invites = organisations.role(instance.role()).invite();
        return instance.territoire() == null
                ? List.of()
                : repondants.tousEnPoste().stream()
                        .filter(pilote -> invites.contains(pilote.volet().role()))
                        .filter(pilote -> organisations
                                .organisation(pilote.organisation())
                                .releveDe(instance.territoire()))
                        .toList();
    }

    /** Sièges tenus : ceux des membres, et celui des pilotes quand les deux postes sont pourvus. */
    Set<Siege> pourvus(String organisation, Collection<Membre> membres) {
        Set<Siege> pourvus = EnumSet.noneOf(Siege.class);
        membres.forEach(membre -> pourvus.add(membre.siege()));
        if (repondants.enPoste(organisation).size() == 2) {
            pourvus.add(Siege.PILOTES);
        }
        return pourvus;
    }

    /** Les sièges suggérés que personne ne tient, selon la table {@code composition-comite}. */
    List<Siege> manquants(Comite comite) {
        return tables
                .lignes(
                        TABLE,
                        Map.of(
                                Constitution.STATUT.name(),
                                comite.statut().name(),
                                Constitution.POURVUS.name(),
                                codes(pourvus(comite.instance(), comite.membres()))))
                .stream()
                .map(ligne -> Siege.valueOf((String) ligne.get(Constitution.MANQUANTS.name())))
                .toList();
    }

    static String codes(Collection<Siege> sieges) {
        return sieges.stream().map(Siege::name).collect(Collectors.joining(","));
    }

    static List<Siege> sieges(String codes) {
        return Arrays.stream(codes.split(","))
                .filter(code -> !code.isEmpty())
                .map(Siege::valueOf)
                .toList();
    }

    /** Sans président, un comité n'est pas constitué. */
    static boolean sansPresident(Statut statut, Collection<Membre> membres) {
        return statut == Statut.EN_PLACE && membres.stream().noneMatch(membre -> membre.siege() == Siege.PRESIDENT);
    }
}
