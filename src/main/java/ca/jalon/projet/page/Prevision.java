package ca.jalon.projet.page;

import ca.jalon.projet.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Quand les prochaines portes seront sans doute passées, par tirages dans les durées réellement observées. */
final class Prevision {

    /** Sous ce nombre de cas, on ne dit rien. */
    static final int CAS_MINIMUM = 10;

    private static final int TIRAGES = 4000;

    private Prevision() {}

    /**
     * Une porte à venir.
     *
     * @param tot une fois sur dix, elle est passée avant
     * @param probable une fois sur deux
     * @param tard neuf fois sur dix
     * @param cas projets dont la durée de cette phase fut observée, et compte
     */
    record Prevue(Phase phase, Instant tot, Instant probable, Instant tard, int cas) {}

    /**
     * Les portes à venir, de la sienne à la première dont trop peu de cas sont connus.
     *
     * @param durees durées observées de chaque phase
     * @param graine la même rend la même prévision
     */
    static List<Prevue> de(
            Phase ici, Instant depuis, Instant maintenant, Map<Phase, List<Duration>> durees, long graine) {
        Duration ecoulee = Duration.between(depuis, maintenant);
        // Le projet est déjà là depuis un temps : ceux qui étaient alors déjà partis ne disent rien de lui.
        List<Duration> restantes = durees.getOrDefault(ici, List.of()).stream()
                .filter(duree -> duree.compareTo(ecoulee) > 0)
                .map(duree -> duree.minus(ecoulee))
                .toList();
        Random hasard = new Random(graine);
        long[] arrivees = new long[TIRAGES];
        List<Prevue> prevues = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            if (phase.ordinal() < ici.ordinal()) {
                continue;
            }
            List<Duration> cas = phase == ici ? restantes : durees.getOrDefault(phase, List.of());
            if (cas.size() < CAS_MINIMUM) {
                break;
            }
            for (int i = 0; i < TIRAGES; i++) {
                arrivees[i] += cas.get(hasard.nextInt(cas.size())).toSeconds();
            }
            long[] triees = arrivees.clone();
            Arrays.sort(triees);
            prevues.add(new Prevue(
                    phase,
                    maintenant.plusSeconds(triees[TIRAGES / 10]),
                    maintenant.plusSeconds(triees[TIRAGES / 2]),
                    maintenant.plusSeconds(triees[TIRAGES * 9 / 10]),
                    cas.size()));
            if (phase == Phase.FICHE) {
                // L'étude dira si le projet acquiert : la porte suivante n'est pas encore connue.
                break;
            }
        }
        return prevues;
    }
}
