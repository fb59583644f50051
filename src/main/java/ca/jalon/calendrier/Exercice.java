package ca.jalon.calendrier;

import java.time.LocalDate;
import java.time.Month;

/**
 * Un exercice financier, nommé par l'année où il finit : 2027 va du 1er avril 2026 au 31 mars 2027.
 *
 * <p>Ses conditions SQL sont faites de ses seules dates : rien n'y vient d'une saisie.
 */
public record Exercice(int annee) {

    /** Le dernier qui soit clos ce jour-là. */
    public static Exercice dernierClos(LocalDate jour) {
        return new Exercice(jour.getMonthValue() < Month.APRIL.getValue() ? jour.getYear() - 1 : jour.getYear());
    }

    public LocalDate debut() {
        return LocalDate.of(annee - 1, Month.APRIL, 1);
    }

    /** Son dernier jour. */
    public LocalDate fin() {
        return LocalDate.of(annee, Month.MARCH, 31);
    }

    public boolean clos(LocalDate jour) {
        return jour.isAfter(fin());
    }

    /** « 2026-2027 ». */
    public String libelle() {
        return (annee - 1) + "-" + annee;
    }

    /** Condition SQL : cet instant tombe dans l'exercice, à l'heure du Québec. */
    public String pendant(String instant) {
        return "(%1$s >= %2$s and %1$s < %3$s)".formatted(instant, minuit(debut()), apres());
    }

    /** Condition SQL : ce qui va de cet instant à cet autre, ou dure encore, était ouvert à la fin de l'exercice. */
    public String ouvertALaFin(String debut, String fin) {
        return "(%s < %s and (%s is null or %3$s >= %2$s))".formatted(debut, apres(), fin);
    }

    /** Condition SQL : ce jour (texte ISO) tombe dans l'exercice. */
    public String pendantLeJour(String jour) {
        return "(%1$s >= '%2$s' and %1$s <= '%3$s')".formatted(jour, debut(), fin());
    }

    /** Condition SQL : ce qui commence ce jour et cesse cet autre (textes ISO) valait le dernier jour de l'exercice. */
    public String enCoursLeDernierJour(String debut, String cesse) {
        return "(%s <= '%s' and (%s is null or %3$s > '%2$s'))".formatted(debut, fin(), cesse);
    }

    /** Condition SQL : ce jour (texte ISO), tombé douze mois ou plus avant la fin de l'exercice. */
    public String unAnAvantLaFin(String jour) {
        return "(%s <= '%s')".formatted(jour, fin().minusYears(1));
    }

    private String apres() {
        return minuit(fin().plusDays(1));
    }

    private static String minuit(LocalDate jour) {
        return "timestamp with time zone '%s 00:00:00%s'"
                .formatted(jour, jour.atStartOfDay(TempsOuvert.FUSEAU).getOffset());
    }
}
