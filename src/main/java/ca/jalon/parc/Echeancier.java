package ca.jalon.parc;

import ca.jalon.portail.tableau.Graphique;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Dessine les contrats sur douze mois : chaque barre va du préavis à la fin, un losange marque le jour où il faut avoir décidé ;
 * l'état se lit en mots autant qu'en couleur.
 */
record Echeancier(LocalDate debut, LocalDate fin, LocalDate aujourdhui, List<Barre> barres) {

    static final int LARGEUR = 480;
    private static final int HAUTEUR = 64;
    private static final int ENTETE = 24;
    private static final int NEUTRE = 3;
    private static final int LONGUEUR = 44;

    /** Un contrat à dessiner. */
    record Barre(
            String numero,
            String objet,
            String organisation,
            String fournisseur,
            String responsable,
            String etat,
            String preavisLe,
            String fin,
            BigDecimal montant) {

        /** Numéro et objet, coupés à ce qui tient d'une ligne. */
        public String nom() {
            String nom = numero + " " + objet;
            return nom.length() > LONGUEUR ? nom.substring(0, LONGUEUR - 1).strip() + "…" : nom;
        }

        public String ton() {
            return ListeContrats.TONS.get(etat);
        }

        /** Teinte de {@code style.css} qui a ce sens. */
        public int teinte() {
            return switch (etat) {
                case "EN_VIGUEUR" -> Graphique.BIEN;
                case "A_DECIDER" -> Graphique.RETARD;
                case "PREAVIS_PASSE", "ECHU" -> Graphique.ARRET;
                default -> NEUTRE;
            };
        }
    }

    /** Un trait de mois. */
    record Mois(double x, String nom) {}

    /** Les douze mois qui viennent, et le mois qui court. */
    static Echeancier de(LocalDate jour, List<Barre> barres) {
        LocalDate debut = jour.with(TemporalAdjusters.firstDayOfMonth());
        return new Echeancier(debut, debut.plusMonths(12), jour, barres);
    }

    public int hauteur() {
        return ENTETE + barres.size() * HAUTEUR;
    }

    public int y(int rang) {
        return ENTETE + rang * HAUTEUR;
    }

    /** Place d'un jour sur l'axe, ramenée aux bords. */
    public double x(String jour) {
        return x(LocalDate.parse(jour));
    }

    private double x(LocalDate jour) {
        double part = (double) ChronoUnit.DAYS.between(debut, jour) / ChronoUnit.DAYS.between(debut, fin);
        return Math.round(Math.max(0, Math.min(1, part)) * LARGEUR * 10) / 10.0;
    }

    public double xAujourdhui() {
        return x(aujourdhui);
    }

    /** Vrai si le jour tombe dans les douze mois : un losange hors de la page mentirait. */
    public boolean dedans(String jour) {
        LocalDate lu = LocalDate.parse(jour);
        return !lu.isBefore(debut) && !lu.isAfter(fin);
    }

    public double largeur(Barre barre) {
        return Math.max(4, x(barre.fin()) - x(barre.preavisLe()));
    }

    /** Un mois sur deux : douze noms ne tiendraient pas au téléphone. */
    public List<Mois> mois() {
        String[] noms = {
            "janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."
        };
        return IntStream.iterate(0, rang -> rang < 12, rang -> rang + 2)
                .mapToObj(debut::plusMonths)
                .map(mois -> new Mois(x(mois), noms[mois.getMonthValue() - 1]))
                .toList();
    }
}
