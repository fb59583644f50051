package ca.jalon.repondant;

import ca.jalon.moteur.Tables;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.Comite;
import ca.jalon.registre.Comite.Membre;
import ca.jalon.registre.Comite.Statut;
import ca.jalon.registre.Repondant;
import ca.jalon.registre.Repondants;
import ca.jalon.registre.Siege;
import ca.jalon.repondant.Instance.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
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

    Instances(Organisations organisations, Repondants repondants, Tables tables) {
        this.organisations = organisations;
        this.repondants = repondants;
        this.tables = tables;
        organisations
                .etablissements()
                .forEach(etablissement -> toutes.add(new Instance(
                        etablissement.code(),
                        Type.TACTIQUE,
                        "Comité tactique",
                        etablissement.nom(),
                        etablissement.code(),
                        etablissement.territoire())));
        for (Type type : List.of(Type.CTCOT, Type.CTRCT)) {
            organisations
                    .territoires()
                    .forEach(territoire -> toutes.add(new Instance(
                            (type + "-" + territoire.code()).toLowerCase(Locale.ROOT),
                            type,
                            type.name(),
                            territoire.nom(),
                            null,
                            territoire.code())));
        }
        toutes.add(new Instance("cncot", Type.CNCOT, "CNCOT", "Québec", null, null));
        toutes.add(new Instance("comite-executif-telesante", Type.EXECUTIF, "Comité exécutif", "Québec", null, null));
    }

    List<Instance> toutes() {
        return toutes;
    }

    Optional<Instance> trouver(String code) {
        return toutes.stream().filter(instance -> instance.code().equals(code)).findFirst();
    }

    /** Membres de droit : les pilotes de l'établissement à son comité tactique, ceux du territoire à son CTCOT. */
    List<Repondant> deDroit(Instance instance) {
        return switch (instance.type()) {
            case TACTIQUE -> repondants.enPoste(instance.organisation());
            case CTCOT ->
                repondants.tousEnPoste().stream()
                        .filter(pilote -> organisations
                                .organisation(pilote.organisation())
                                .releveDe(instance.territoire()))
                        .toList();
            default -> List.of();
        };
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
