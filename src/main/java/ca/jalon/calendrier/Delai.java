package ca.jalon.calendrier;

import java.time.Duration;
import java.time.Period;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lit un délai de table : ans et mois du calendrier, jours ouvrables, heures et minutes ouvertes. */
record Delai(Period calendrier, int jours, Duration heures) {

    /** Au moins une partie, de quatre chiffres au plus ; pas de semaines : cinq jours ou sept, le texte ne le dirait pas. */
    private static final Pattern FORME = Pattern.compile("P(?=.*\\d)(?:(\\d{1,4})Y)?(?:(\\d{1,4})M)?(?:(\\d{1,4})D)?"
            + "(?:T(?=\\d)(?:(\\d{1,4})H)?(?:(\\d{1,4})M)?)?");

    static Delai lire(String texte) {
        Matcher parties = FORME.matcher(texte == null ? "" : texte);
        if (!parties.matches()) {
            throw new IllegalArgumentException("Délai illisible : « " + texte + " ». Écrire par exemple PT30M, PT4H"
                    + " (temps ouvert), P5D (jours ouvrables), P1M ou P1Y (calendrier).");
        }
        return new Delai(
                Period.of(nombre(parties, 1), nombre(parties, 2), 0),
                nombre(parties, 3),
                Duration.ofHours(nombre(parties, 4)).plusMinutes(nombre(parties, 5)));
    }

    private static int nombre(Matcher parties, int groupe) {
        return parties.group(groupe) == null ? 0 : Integer.parseInt(parties.group(groupe));
    }
}
