package ca.jalon.usage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * La courbe d'un indicateur contre sa cible, en unités de son cadre. Un relevé manqué coupe la ligne.
 *
 * @param traits une ligne brisée SVG par suite de relevés reçus
 * @param marques un point par chiffre ; le dernier porte sa valeur
 * @param cible hauteur de la ligne de cible
 */
record CourbeUsage(int largeur, int hauteur, List<String> traits, List<Marque> marques, String cible, String haut) {

    private static final int GAUCHE = 12;
    private static final int DROITE = 56;
    private static final int HAUT = 22;
    private static final int BAS = 14;

    /**
     * @param texte valeur écrite à côté du point ; {@code null} s'il n'en porte pas
     */
    record Marque(String x, String y, String texte) {}

    static CourbeUsage grande(MesuresUsage.Suivi suivi) {
        return de(suivi, 400, 150);
    }

    static CourbeUsage petite(MesuresUsage.Suivi suivi) {
        return de(suivi, 260, 80);
    }

    private static CourbeUsage de(MesuresUsage.Suivi suivi, int largeur, int hauteur) {
        List<RelevesUsage.Releve> serie = suivi.serie();
        double sommet = Stream.concat(
                        Stream.of(suivi.indicateur().cible()),
                        serie.stream().filter(releve -> !releve.manque()).map(RelevesUsage.Releve::valeur))
                .mapToDouble(BigDecimal::doubleValue)
                .max()
                .orElse(1);
        Cadre cadre = new Cadre(largeur, hauteur, serie.size(), sommet <= 0 ? 1 : sommet);
        List<String> traits = new ArrayList<>();
        List<Marque> marques = new ArrayList<>();
        StringBuilder trait = new StringBuilder();
        for (int rang = 0; rang < serie.size(); rang++) {
            RelevesUsage.Releve releve = serie.get(rang);
            if (releve.manque()) {
                clore(trait, traits);
                continue;
            }
            String x = cadre.x(rang);
            String y = cadre.y(releve.valeur().doubleValue());
            trait.append(trait.isEmpty() ? "" : " ").append(x).append(',').append(y);
            marques.add(new Marque(x, y, releve == suivi.dernier() ? MesuresUsage.nombre(releve.valeur()) : null));
        }
        clore(trait, traits);
        return new CourbeUsage(
                largeur,
                hauteur,
                traits,
                marques,
                cadre.y(suivi.indicateur().cible().doubleValue()),
                MesuresUsage.nombre(suivi.indicateur().cible()));
    }

    private static void clore(StringBuilder trait, List<String> traits) {
        if (!trait.isEmpty()) {
            traits.add(trait.toString());
            trait.setLength(0);
        }
    }

    private record Cadre(int largeur, int hauteur, int nombre, double sommet) {

        String x(int rang) {
            return unite(GAUCHE + (nombre == 1 ? 0.5 : (double) rang / (nombre - 1)) * (largeur - GAUCHE - DROITE));
        }

        String y(double valeur) {
            return unite(HAUT + (1 - valeur / sommet) * (hauteur - HAUT - BAS));
        }

        private static String unite(double valeur) {
            return String.format(Locale.ROOT, "%.1f", valeur);
        }
    }

    public int droite() {
        return largeur - DROITE;
    }

    /** Où s'écrit la cible : au-dessus de sa ligne. */
    public String hauteurDuMot() {
        return String.format(Locale.ROOT, "%.1f", Double.parseDouble(cible) - 6);
    }
}
