package ca.jalon.usage;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * La courbe d'un indicateur contre sa cible, en unités de son cadre. Chaque relevé est à sa date : les relevés s'espacent avec le
 * temps, et des pas égaux rapprocheraient le trimestre de la semaine. Un relevé manqué coupe la ligne.
 *
 * @param traits une ligne brisée SVG par suite de relevés reçus
 * @param marques un point par chiffre ; le dernier porte sa valeur
 * @param cible hauteur de la ligne de cible
 * @param mot hauteur où s'écrit la cible : du côté de sa ligne où la courbe ne commence pas
 * @param zero hauteur de l'axe
 */
record CourbeUsage(
        int largeur,
        int hauteur,
        List<String> traits,
        List<Marque> marques,
        String cible,
        String haut,
        String mot,
        String zero,
        List<Mois> mois) {

    private static final int GAUCHE = 12;
    private static final int DROITE = 56;
    private static final int HAUT = 22;
    private static final int BAS = 30;

    /** Demi-largeur de « janv. 2027 » : un nom de mois ne sort pas du cadre. */
    private static final int DEMI_NOM = 36;

    private static final int NOMS = 5;
    private static final DateTimeFormatter MOIS = DateTimeFormatter.ofPattern("MMM", Locale.CANADA_FRENCH);
    private static final DateTimeFormatter MOIS_ET_ANNEE =
            DateTimeFormatter.ofPattern("MMM yyyy", Locale.CANADA_FRENCH);

    /**
     * @param texte valeur écrite à côté du point ; {@code null} s'il n'en porte pas
     */
    record Marque(String x, String y, String texte) {}

    /** Un repère de l'axe, et où s'écrit son nom. */
    record Mois(String x, String ou, String nom) {}

    static CourbeUsage grande(MesuresUsage.Suivi suivi) {
        return de(suivi, 400, 166);
    }

    static CourbeUsage petite(MesuresUsage.Suivi suivi) {
        return de(suivi, 260, 96);
    }

    private static CourbeUsage de(MesuresUsage.Suivi suivi, int largeur, int hauteur) {
        List<RelevesUsage.Releve> serie = suivi.serie();
        double sommet = Stream.concat(
                        Stream.of(suivi.indicateur().cible()),
                        serie.stream().filter(releve -> !releve.manque()).map(RelevesUsage.Releve::valeur))
                .mapToDouble(BigDecimal::doubleValue)
                .max()
                .orElse(1);
        Cadre cadre =
                new Cadre(largeur, hauteur, jour(serie, 0), jour(serie, serie.size() - 1), sommet <= 0 ? 1 : sommet);
        List<String> traits = new ArrayList<>();
        List<Marque> marques = new ArrayList<>();
        StringBuilder trait = new StringBuilder();
        for (RelevesUsage.Releve releve : serie) {
            if (releve.manque()) {
                clore(trait, traits);
                continue;
            }
            String x = cadre.x(LocalDate.parse(releve.periode()));
            String y = cadre.y(releve.valeur().doubleValue());
            trait.append(trait.isEmpty() ? "" : " ").append(x).append(',').append(y);
            marques.add(new Marque(x, y, releve == suivi.dernier() ? MesuresUsage.nombre(releve.valeur()) : null));
        }
        clore(trait, traits);
        BigDecimal cible = suivi.indicateur().cible();
        boolean commenceAuDessus = serie.stream()
                .filter(releve -> !releve.manque())
                .findFirst()
                .filter(releve -> releve.valeur().compareTo(cible) > 0)
                .isPresent();
        return new CourbeUsage(
                largeur,
                hauteur,
                traits,
                marques,
                cadre.y(cible.doubleValue()),
                MesuresUsage.nombre(cible),
                cadre.ecart(cible.doubleValue(), commenceAuDessus ? 15 : -6),
                cadre.y(0),
                cadre.mois());
    }

    private static LocalDate jour(List<RelevesUsage.Releve> serie, int rang) {
        return serie.isEmpty()
                ? LocalDate.EPOCH
                : LocalDate.parse(serie.get(rang).periode());
    }

    private static void clore(StringBuilder trait, List<String> traits) {
        if (!trait.isEmpty()) {
            traits.add(trait.toString());
            trait.setLength(0);
        }
    }

    private record Cadre(int largeur, int hauteur, LocalDate premier, LocalDate dernier, double sommet) {

        String x(LocalDate jour) {
            return unite(place(jour));
        }

        String y(double valeur) {
            return ecart(valeur, 0);
        }

        String ecart(double valeur, int plus) {
            return unite(HAUT + (1 - valeur / sommet) * (hauteur - HAUT - BAS) + plus);
        }

        /** Des débuts de mois, ou d'un mois sur deux, trois, six ou douze ; à défaut, le mois du premier relevé. */
        List<Mois> mois() {
            int pas = IntStream.of(1, 2, 3, 6)
                    .filter(un -> ChronoUnit.MONTHS.between(premier, dernier) / un < NOMS)
                    .findFirst()
                    .orElse(12);
            List<LocalDate> debuts = premier.withDayOfMonth(1)
                    .datesUntil(dernier.plusDays(1), Period.ofMonths(1))
                    .filter(jour -> !jour.isBefore(premier) && (jour.getMonthValue() - 1) % pas == 0)
                    .toList();
            return (debuts.isEmpty() ? List.of(premier) : debuts)
                    .stream().map(jour -> repere(jour, debuts)).toList();
        }

        private Mois repere(LocalDate jour, List<LocalDate> debuts) {
            boolean annee = debuts.isEmpty() || jour.equals(debuts.get(0)) || jour.getMonthValue() == 1;
            double ou = Math.max(DEMI_NOM, Math.min(largeur - DEMI_NOM, place(jour)));
            return new Mois(x(jour), unite(ou), (annee ? MOIS_ET_ANNEE : MOIS).format(jour));
        }

        private double place(LocalDate jour) {
            double part = premier.equals(dernier)
                    ? 0.5
                    : (double) ChronoUnit.DAYS.between(premier, jour) / ChronoUnit.DAYS.between(premier, dernier);
            return GAUCHE + part * (largeur - GAUCHE - DROITE);
        }

        private static String unite(double valeur) {
            return String.format(Locale.ROOT, "%.1f", valeur);
        }
    }

    public int droite() {
        return largeur - DROITE;
    }
}
