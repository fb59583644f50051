package ca.jalon.calendrier;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.OffsetDateTime;

/** Une date, telle qu'une minuterie la lit : le matin, au Québec ; sans décalage écrit, elle prendrait l'heure du serveur. */
public final class Matin {

    private static final int HEURE = 8;

    private Matin() {}

    /** Huit heures ce jour-là, avec son décalage. */
    public static OffsetDateTime le(LocalDate jour) {
        return jour.atTime(HEURE, 0).atZone(TempsOuvert.FUSEAU).toOffsetDateTime();
    }

    /** Le même instant, écrit. */
    public static String du(LocalDate jour) {
        return le(jour).toString();
    }

    /** Le premier de ces jours de l'année après celui-là. */
    public static String duProchain(MonthDay jour, LocalDate apres) {
        LocalDate cetteAnnee = jour.atYear(apres.getYear());
        return du(cetteAnnee.isAfter(apres) ? cetteAnnee : jour.atYear(apres.getYear() + 1));
    }
}
