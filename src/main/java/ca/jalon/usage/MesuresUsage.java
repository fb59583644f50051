package ca.jalon.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Dit où en est l'usage d'un service : contre ses cibles, contre ses relevés précédents. */
@Component
class MesuresUsage {

    /** Relevés précédents dont la moyenne sert d'attendu. */
    private static final int PRECEDENTS = 3;

    /** Ce qu'un constat nomme ; la table seule décide de l'alerte. */
    private static final double PLEINE = 100;

    private final Indicateurs indicateurs;
    private final RelevesUsage releves;

    MesuresUsage(Indicateurs indicateurs, RelevesUsage releves) {
        this.indicateurs = indicateurs;
        this.releves = releves;
    }

    /**
     * Un indicateur, ses relevés, et où en est le dernier.
     *
     * @param serie du plus ancien au plus récent, manqués compris
     * @param dernier le dernier chiffre reçu ; {@code null} s'il n'y en a pas
     * @param partDeCible en pour cent ; {@code null} sans chiffre
     * @param moyenne des trois chiffres d'avant ; {@code null} s'il n'y en a pas trois
     * @param partDeMoyenne en pour cent de cette moyenne ; {@code null} sans elle
     */
    record Suivi(
            Indicateur indicateur,
            List<RelevesUsage.Releve> serie,
            RelevesUsage.Releve dernier,
            Double partDeCible,
            BigDecimal moyenne,
            Double partDeMoyenne) {

        /** Vrai si le relevé le plus récent a reçu ce chiffre. */
        boolean frais() {
            return dernier != null && dernier.equals(serie.get(serie.size() - 1));
        }

        /** Vrai si un chiffre est venu après ce jour. */
        boolean recuDepuis(String jour) {
            return dernier != null && dernier.periode().compareTo(jour) > 0;
        }

        /** « Cas traités : 12 pour une cible de 40 (30 %) ». */
        String constat() {
            return "%s : %s pour une cible de %s (%s\u00a0%%)"
                    .formatted(
                            indicateur.nom(),
                            nombre(dernier.valeur()),
                            nombre(indicateur.cible()),
                            Math.round(partDeCible));
        }

        /** « Cas traités : 12 pour une moyenne de 38 (32 %) ». */
        String baisse() {
            return "%s : %s pour une moyenne de %s (%s\u00a0%%)"
                    .formatted(indicateur.nom(), nombre(dernier.valeur()), nombre(moyenne), Math.round(partDeMoyenne));
        }
    }

    static String nombre(BigDecimal valeur) {
        return valeur.stripTrailingZeros().toPlainString().replace('.', ',');
    }

    List<Suivi> de(String service) {
        return de(List.of(service)).getOrDefault(service, List.of());
    }

    /** Où en est chacun de ces services, en deux lectures. */
    Map<String, List<Suivi>> de(Collection<String> services) {
        List<Indicateur> suivis = indicateurs.de(services);
        Map<String, List<RelevesUsage.Releve>> series = releves.de(suivis);
        return suivis.stream()
                .map(indicateur -> suivi(indicateur, series.getOrDefault(indicateur.id(), List.of())))
                .collect(Collectors.groupingBy(suivi -> suivi.indicateur().service()));
    }

    private static Suivi suivi(Indicateur indicateur, List<RelevesUsage.Releve> serie) {
        List<RelevesUsage.Releve> recus =
                serie.stream().filter(releve -> !releve.manque()).toList();
        if (recus.isEmpty()) {
            return new Suivi(indicateur, serie, null, null, null, null);
        }
        int fin = recus.size() - 1;
        RelevesUsage.Releve dernier = recus.get(fin);
        BigDecimal moyenne = fin < PRECEDENTS ? null : moyenne(recus.subList(fin - PRECEDENTS, fin));
        return new Suivi(
                indicateur,
                serie,
                dernier,
                indicateur.part(dernier.valeur()),
                moyenne,
                moyenne == null ? null : indicateur.part(dernier.valeur(), moyenne));
    }

    private static BigDecimal moyenne(List<RelevesUsage.Releve> recus) {
        return recus.stream()
                .map(RelevesUsage.Releve::valeur)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(recus.size()), 2, RoundingMode.HALF_UP);
    }

    /**
     * Atteinte des cibles, en pour cent : la moyenne des indicateurs, chacun compté au plus pour cent, et ceux qui n'ont aucun
     * chiffre pour zéro.
     */
    static double ciblesAtteintes(List<Suivi> suivis) {
        return Math.round(suivis.stream()
                                .mapToDouble(
                                        suivi -> suivi.dernier() == null ? 0 : Math.min(PLEINE, suivi.partDeCible()))
                                .average()
                                .orElse(0)
                        * 10)
                / 10.0;
    }

    /** La plus basse des parts du dernier relevé ; {@code null} s'il n'en a pas. */
    static Double plusBasse(List<Suivi> suivis, Function<Suivi, Double> part) {
        OptionalDouble plusBasse = suivis.stream()
                .filter(Suivi::frais)
                .map(part)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .min();
        return plusBasse.isPresent() ? plusBasse.getAsDouble() : null;
    }

    /** Ce que le dernier relevé n'atteint pas, en une ligne par indicateur. */
    static String constat(List<Suivi> suivis) {
        List<String> lignes = new ArrayList<>();
        suivis.stream()
                .filter(Suivi::frais)
                .filter(suivi -> suivi.partDeCible() < PLEINE)
                .map(Suivi::constat)
                .forEach(lignes::add);
        return String.join(" ; ", lignes);
    }

    /** Ce qui a baissé au dernier relevé, le plus fort d'abord. */
    static String constatDeBaisse(List<Suivi> suivis) {
        return suivis.stream()
                .filter(Suivi::frais)
                .filter(suivi -> suivi.partDeMoyenne() != null && suivi.partDeMoyenne() < PLEINE)
                .sorted(Comparator.comparing(Suivi::partDeMoyenne))
                .map(Suivi::baisse)
                .collect(Collectors.joining(" ; "));
    }
}
