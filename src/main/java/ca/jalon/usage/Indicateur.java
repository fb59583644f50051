package ca.jalon.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Ce qu'on mesure d'un service, et la cible fixée avant la routine.
 *
 * @param sens {@link #HAUSSE} si plus est mieux, {@link #BAISSE} si moins est mieux
 */
record Indicateur(
        String service, Mesurable code, String famille, String nom, String unite, BigDecimal cible, String sens) {

    static final String HAUSSE = "HAUSSE";
    static final String BAISSE = "BAISSE";

    /** Notion des familles d'indicateurs. */
    static final String FAMILLE = "autreFamille";

    private static final BigDecimal CENT = BigDecimal.valueOf(100);

    String id() {
        return service + "." + code.name();
    }

    /** Où en est cette valeur, en pour cent de l'attendu : au-dessous de cent, elle ne l'atteint pas. */
    double part(BigDecimal valeur, BigDecimal attendu) {
        boolean baisse = sens.equals(BAISSE);
        BigDecimal dividende = baisse ? attendu : valeur;
        BigDecimal diviseur = baisse ? valeur : attendu;
        return diviseur.signum() == 0
                ? 100
                : dividende
                        .multiply(CENT)
                        .divide(diviseur, 1, RoundingMode.HALF_UP)
                        .doubleValue();
    }

    double part(BigDecimal valeur) {
        return part(valeur, cible);
    }
}
