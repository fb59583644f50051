package ca.jalon.calendrier;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * Mesure le temps ouvert d'une organisation.
 *
 * <p>Un délai s'ajoute partie par partie, des plus grandes aux plus petites. Une partie nulle ne déplace rien.
 *
 * <ul>
 *   <li>Ans et mois suivent le calendrier : même quantième (ou dernier du mois), même heure, organisation ouverte ou
 *       non. P12M tombe au jour près, un dimanche s'il le faut.
 *   <li>Jours : même heure, autant de jours ouvrables plus loin. Hors des heures, on part de la prochaine ouverture :
 *       P1D du mardi 18 h part du mercredi 8 h et échoit jeudi à 8 h. Si l'heure obtenue est fermée ce jour-là, c'est
 *       l'ouverture suivante du même jour, à défaut sa fermeture.
 *   <li>Heures et minutes : temps réel passé entre ouverture et fermeture. Un délai qui s'épuise à la fermeture échoit à
 *       cet instant, non à l'ouverture suivante.
 * </ul>
 */
public final class TempsOuvert {

    /** Le fuseau de toutes les échéances, quel que soit celui de la machine. */
    public static final ZoneId FUSEAU = ZoneId.of("America/Toronto");

    /** Jours fermés de suite au-delà desquels une erreur vaut mieux qu'une boucle. */
    private static final int SANS_OUVERTURE = 366;

    private final String nom;
    private final Horaire horaire;
    private final Predicate<LocalDate> ferme;

    TempsOuvert(String nom, Horaire horaire, Predicate<LocalDate> ferme) {
        this.nom = nom;
        this.horaire = horaire;
        this.ferme = ferme;
    }

    /** Quand échoit un délai de table parti de ce début. */
    public Instant echeance(Instant debut, String delai) {
        Delai lu = Delai.lire(delai);
        Instant apresMois = debut.atZone(FUSEAU).plus(lu.calendrier()).toInstant();
        return avancer(avancerDeJours(apresMois, lu.jours()), lu.heures());
    }

    /** Quand rappeler, un délai de table avant l'échéance ; l'appelant écarte un rappel antérieur au début. */
    public Instant rappel(Instant echeance, String delai) {
        Delai lu = Delai.lire(delai);
        Instant avantJours = reculerDeJours(reculer(echeance, lu.heures()), lu.jours());
        return avantJours.atZone(FUSEAU).minus(lu.calendrier()).toInstant();
    }

    /** Le temps ouvert de l'un à l'autre. */
    public Duration tempsOuvrable(Instant debut, Instant fin) {
        if (fin.isBefore(debut)) {
            throw new IllegalArgumentException("La fin (" + fin + ") précède le début (" + debut + ").");
        }
        LocalDate dernier = jourDe(fin);
        Duration total = Duration.ZERO;
        for (LocalDate jour = jourDe(debut); !jour.isAfter(dernier); jour = jour.plusDays(1)) {
            for (Plage plage : plages(jour)) {
                total = total.plus(plage.commun(debut, fin));
            }
        }
        return total;
    }

    /** L'instant où ce pourcentage du temps ouvert entre début et échéance s'est écoulé. */
    public Instant seuil(Instant debut, Instant echeance, int pourcentage) {
        if (pourcentage < 0 || pourcentage > 100) {
            throw new IllegalArgumentException("Le seuil est un pourcentage de 0 à 100, non " + pourcentage + ".");
        }
        Duration total = tempsOuvrable(debut, echeance);
        return avancer(debut, total.multipliedBy(pourcentage).dividedBy(100));
    }

    /**
     * L'échéance (ou le seuil, ou le rappel) après une pause : il reste à la reprise le temps ouvert qu'il restait à
     * l'arrêt. Déjà atteinte quand la pause commence, elle ne bouge plus.
     */
    public Instant decaler(Instant echeance, Instant pauseDebut, Instant pauseFin) {
        Duration pause = tempsOuvrable(pauseDebut, pauseFin);
        if (!pauseDebut.isBefore(echeance)) {
            return echeance;
        }
        Instant decalee = avancer(echeance, pause);
        return decalee.isBefore(pauseFin) ? pauseFin : decalee;
    }

    /** Cette date d'un délai parti de ce début, une fois comptées les pauses finies depuis ({@link #decaler}). */
    public Instant apresPauses(Instant date, Instant debut, List<Pause> pauses) {
        Instant apres = date;
        for (Pause pause : pauses) {
            if (pause.fin() != null && pause.fin().isAfter(debut)) {
                apres = decaler(apres, pause.debut().isBefore(debut) ? debut : pause.debut(), pause.fin());
            }
        }
        return apres;
    }

    private Instant avancer(Instant depart, Duration duree) {
        if (duree.isZero()) {
            return depart;
        }
        Duration reste = duree;
        for (LocalDate jour = ouvrable(jourDe(depart), 1); ; jour = ouvrable(jour.plusDays(1), 1)) {
            for (Plage plage : plages(jour)) {
                Duration libre = plage.commun(depart, plage.fermeture());
                if (reste.compareTo(libre) <= 0) {
                    return plage.apres(depart).plus(reste);
                }
                reste = reste.minus(libre);
            }
        }
    }

    private Instant reculer(Instant depart, Duration duree) {
        if (duree.isZero()) {
            return depart;
        }
        Duration reste = duree;
        for (LocalDate jour = ouvrable(jourDe(depart), -1); ; jour = ouvrable(jour.minusDays(1), -1)) {
            for (Plage plage : plagesALEnvers(jour)) {
                Duration libre = plage.commun(plage.ouverture(), depart);
                if (reste.compareTo(libre) <= 0) {
                    return plage.avant(depart).minus(reste);
                }
                reste = reste.minus(libre);
            }
        }
    }

    private Instant avancerDeJours(Instant depart, int jours) {
        if (jours == 0) {
            return depart;
        }
        ZonedDateTime compte = prochaineOuverture(depart).atZone(FUSEAU);
        LocalDate jour = compte.toLocalDate();
        for (int i = 0; i < jours; i++) {
            jour = ouvrable(jour.plusDays(1), 1);
        }
        Instant voulu = compte.with(jour).toInstant();
        Instant fermeture = voulu;
        for (Plage plage : plages(jour)) {
            if (voulu.isBefore(plage.fermeture())) {
                return plage.apres(voulu);
            }
            fermeture = plage.fermeture();
        }
        return fermeture;
    }

    private Instant reculerDeJours(Instant depart, int jours) {
        if (jours == 0) {
            return depart;
        }
        ZonedDateTime compte = derniereOuverture(depart).atZone(FUSEAU);
        LocalDate jour = compte.toLocalDate();
        for (int i = 0; i < jours; i++) {
            jour = ouvrable(jour.minusDays(1), -1);
        }
        Instant voulu = compte.with(jour).toInstant();
        Instant ouverture = voulu;
        for (Plage plage : plagesALEnvers(jour)) {
            if (!voulu.isBefore(plage.ouverture())) {
                return plage.avant(voulu);
            }
            ouverture = plage.ouverture();
        }
        return ouverture;
    }

    /** Cet instant s'il est ouvert, sinon l'ouverture qui suit. */
    private Instant prochaineOuverture(Instant instant) {
        for (LocalDate jour = ouvrable(jourDe(instant), 1); ; jour = ouvrable(jour.plusDays(1), 1)) {
            for (Plage plage : plages(jour)) {
                if (instant.isBefore(plage.fermeture())) {
                    return plage.apres(instant);
                }
            }
        }
    }

    /** Cet instant s'il est ouvert (fermeture comprise), sinon la fermeture qui précède. */
    private Instant derniereOuverture(Instant instant) {
        for (LocalDate jour = ouvrable(jourDe(instant), -1); ; jour = ouvrable(jour.minusDays(1), -1)) {
            for (Plage plage : plagesALEnvers(jour)) {
                if (!instant.isBefore(plage.ouverture())) {
                    return plage.avant(instant);
                }
            }
        }
    }

    /** Ce jour, ou le premier ouvert en avançant (pas 1) ou en reculant (pas -1). */
    private LocalDate ouvrable(LocalDate depart, int pas) {
        LocalDate jour = depart;
        for (int i = 0; i < SANS_OUVERTURE; i++) {
            if (!plages(jour).isEmpty()) {
                return jour;
            }
            jour = jour.plusDays(pas);
        }
        throw new IllegalStateException("Le calendrier " + nom + " n'ouvre aucun jour entre le " + depart + " et le "
                + jour + " : revoir jalon.calendrier.");
    }

    private List<Plage> plages(LocalDate jour) {
        return ferme.test(jour) ? List.of() : horaire.plages(jour).toList();
    }

    private List<Plage> plagesALEnvers(LocalDate jour) {
        List<Plage> plages = new ArrayList<>(plages(jour));
        Collections.reverse(plages);
        return plages;
    }

    private static LocalDate jourDe(Instant instant) {
        return instant.atZone(FUSEAU).toLocalDate();
    }
}
