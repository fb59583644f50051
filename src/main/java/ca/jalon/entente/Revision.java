package ca.jalon.entente;

import java.time.LocalDate;

/** Quand une entente se revoit : chaque année, ou avant sa fin, le temps d'en signer une autre. */
final class Revision {

    /** Jours avant la fin. */
    private static final int PREAVIS = 90;

    /** Jours où un anniversaire passé se rattrape : l'entente de la veille, reprise d'un fichier le lendemain. */
    private static final int RATTRAPAGE = 30;

    private Revision() {}

    /** La prochaine, d'une entente mise en vigueur ou renouvelée ce jour : demain au plus tôt. */
    static LocalDate suivante(LocalDate jour, String fin) {
        LocalDate demain = jour.plusDays(1);
        LocalDate annuelle = demain.plusYears(1);
        LocalDate preavis = fin == null ? annuelle : LocalDate.parse(fin).minusDays(PREAVIS);
        LocalDate prochaine = preavis.isBefore(annuelle) ? preavis : annuelle;
        return prochaine.isBefore(demain) ? demain : prochaine;
    }

    /** Vrai si une entente que Jalon n'a pas conclue est à revoir : l'anniversaire de son début est là, ou sa fin approche. */
    static boolean due(LocalDate jour, String debut, String fin) {
        LocalDate premier = LocalDate.parse(debut);
        if (premier.isAfter(jour)) {
            return false;
        }
        if (fin != null && !LocalDate.parse(fin).minusDays(PREAVIS).isAfter(jour)) {
            return true;
        }
        LocalDate anniversaire = premier.plusYears(premier.until(jour).getYears());
        return anniversaire.isAfter(premier)
                && !anniversaire.plusDays(RATTRAPAGE).isBefore(jour);
    }
}
