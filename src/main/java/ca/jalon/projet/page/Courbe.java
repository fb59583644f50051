package ca.jalon.projet.page;

import ca.jalon.registre.EtatsAvancement.Etat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * La courbe d'avancement d'un projet, en unités d'un cadre de 600 sur 160.
 *
 * @param points coordonnées d'une ligne brisée SVG
 * @param marques un point par état déposé
 */
record Courbe(String points, List<Marque> marques) {

    static final int LARGEUR = 600;
    static final int HAUTEUR = 160;
    private static final int GAUCHE = 44;
    private static final int DROITE = 24;
    private static final int HAUT = 16;
    private static final int BAS = 28;

    record Marque(String x, String y, String avancement, String jour) {}

    /** Un seul état fait un point ; aucun, pas de courbe. */
    static Courbe de(List<Etat> etats) {
        List<Marque> marques = IntStream.range(0, etats.size())
                .mapToObj(rang -> marque(etats.get(rang), rang, etats.size()))
                .toList();
        return new Courbe(marques.stream().map(m -> m.x() + "," + m.y()).collect(Collectors.joining(" ")), marques);
    }

    private static Marque marque(Etat etat, int rang, int nombre) {
        double x = GAUCHE + (nombre == 1 ? 0.5 : (double) rang / (nombre - 1)) * (LARGEUR - GAUCHE - DROITE);
        double y = HAUT + (100.0 - etat.avancement()) / 100 * (HAUTEUR - HAUT - BAS);
        return new Marque(
                String.format(Locale.ROOT, "%.1f", x),
                String.format(Locale.ROOT, "%.1f", y),
                etat.avancement() + "\u00a0%",
                etat.periodeAu());
    }
}
