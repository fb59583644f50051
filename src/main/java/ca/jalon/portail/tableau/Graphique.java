package ca.jalon.portail.tableau;

import java.util.List;

/**
 * Des barres horizontales ; chacune est faite de parts, ou montre une étendue.
 *
 * @param series nom de chaque part, dans l'ordre ; vide pour une étendue
 * @param colonnes titres du tableau équivalent, celui de la première colonne compris
 * @param siVide ce qu'on dit quand il n'y a rien à dessiner
 */
public record Graphique(
        int rang,
        String titre,
        String propos,
        List<Serie> series,
        List<String> colonnes,
        List<Barre> barres,
        String siVide) {

    /** Le nom d'une part, et sa teinte. */
    public record Serie(int teinte, String libelle) {}

    /** Teintes de {@code style.css} qui ont un sens : ce qui va bien, ce qui retarde, ce qui arrête. */
    public static final int BIEN = 1;

    public static final int RETARD = 2;
    public static final int ARRET = 4;

    private static final double LARGEUR = 480;
    private static final int HAUTEUR_DE_BARRE = 48;

    /**
     * @param dit ce qui s'écrit au bout de la barre
     * @param cases le reste de sa ligne dans le tableau équivalent
     */
    public record Barre(
            String libelle, String lien, String dit, List<Part> parts, Etendue etendue, List<String> cases) {}

    /** @param lien liste que cette part ouvre, {@code null} si rien ne la montre à part */
    public record Part(int teinte, double valeur, String dit, String lien) {}

    /** En jours : ce que durent un quart, la moitié et les trois quarts des cas, et les extrêmes. */
    public record Etendue(double min, double quart, double mediane, double troisQuarts, double max) {}

    /** Un rectangle à dessiner ; {@code texte} s'y écrit s'il y tient. */
    public record Trace(double x, double largeur, int teinte, String dit, String lien, String texte) {}

    public boolean vide() {
        return barres.isEmpty();
    }

    public int hauteur() {
        return barres.size() * HAUTEUR_DE_BARRE;
    }

    public int y(int rangDeBarre) {
        return rangDeBarre * HAUTEUR_DE_BARRE;
    }

    /** Parts d'une barre, à l'échelle de la plus longue. */
    public List<Trace> traces(Barre barre) {
        double echelle = LARGEUR
                / Math.max(
                        1,
                        barres.stream().mapToDouble(Graphique::longueur).max().orElse(1));
        double[] x = {0};
        return barre.parts().stream()
                .filter(part -> part.valeur() > 0)
                .map(part -> {
                    double largeur = part.valeur() * echelle;
                    String texte = Affichage.nombre(part.valeur());
                    Trace trace = new Trace(
                            arrondi(x[0]),
                            arrondi(Math.max(2, largeur - 2)),
                            part.teinte(),
                            part.dit(),
                            part.lien(),
                            largeur > 12 * texte.length() + 6 ? texte : null);
                    x[0] += largeur;
                    return trace;
                })
                .toList();
    }

    /** Place d'un nombre de jours sur l'axe commun aux étendues. */
    public double place(double jours) {
        return arrondi(jours
                * (LARGEUR - 4)
                / Math.max(
                        1,
                        barres.stream()
                                .mapToDouble(barre -> barre.etendue().max())
                                .max()
                                .orElse(1)));
    }

    private static double longueur(Barre barre) {
        return barre.parts().stream().mapToDouble(Part::valeur).sum();
    }

    private static double arrondi(double mesure) {
        return Math.round(mesure * 10) / 10.0;
    }
}
