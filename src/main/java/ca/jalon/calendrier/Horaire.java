package ca.jalon.calendrier;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lit une semaine d'ouverture, « lundi-jeudi 08:00-12:00 13:00-16:30, vendredi 08:00-12:00 », et en donne les heures. */
record Horaire(Map<DayOfWeek, List<Heures>> semaine) {

    private static final List<String> JOURS =
            List.of("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche");
    private static final Pattern PARTIE =
            Pattern.compile("(\\p{Alpha}+)(?:-(\\p{Alpha}+))?((?:\\s+\\d\\d:\\d\\d-\\d\\d:\\d\\d)+)");

    /** Minutes depuis minuit ; 24:00 ferme à la fin du jour. */
    record Heures(int ouverture, int fermeture) {}

    static Horaire lire(String texte) {
        Map<DayOfWeek, List<Heures>> semaine = new EnumMap<>(DayOfWeek.class);
        for (String partie : texte.toLowerCase(Locale.ROOT).split("[,;]", -1)) {
            ajouter(partie.strip(), semaine);
        }
        semaine.values().forEach(Horaire::ordonner);
        return new Horaire(semaine);
    }

    /** Les ouvertures de ce jour, dans l'ordre ; un changement d'heure peut en allonger, en raccourcir ou en ôter une. */
    Stream<Plage> plages(LocalDate jour) {
        return semaine.getOrDefault(jour.getDayOfWeek(), List.of()).stream()
                .map(heures -> new Plage(instant(jour, heures.ouverture()), instant(jour, heures.fermeture())))
                .filter(plage -> plage.ouverture().isBefore(plage.fermeture()));
    }

    private static void ajouter(String partie, Map<DayOfWeek, List<Heures>> semaine) {
        Matcher lu = PARTIE.matcher(partie);
        int premier = lu.matches() ? JOURS.indexOf(lu.group(1)) : -1;
        int dernier = premier < 0 || lu.group(2) == null ? premier : JOURS.indexOf(lu.group(2));
        if (premier < 0 || dernier < premier) {
            throw new IllegalArgumentException("heures illisibles : « " + partie
                    + " ». Écrire par exemple « lundi-vendredi 08:00-16:00, samedi 09:00-12:00 ».");
        }
        for (String plage : lu.group(3).strip().split("\\s+")) {
            Heures heures = new Heures(minutes(plage.substring(0, 5)), minutes(plage.substring(6)));
            if (heures.ouverture() >= heures.fermeture()) {
                throw new IllegalArgumentException("« " + plage + " » ferme avant d'ouvrir. Une ouverture tient dans un"
                        + " jour : couper à 24:00 celle qui passe minuit.");
            }
            for (int jour = premier; jour <= dernier; jour++) {
                semaine.computeIfAbsent(DayOfWeek.of(jour + 1), nouveau -> new ArrayList<>())
                        .add(heures);
            }
        }
    }

    private static void ordonner(List<Heures> jour) {
        jour.sort(Comparator.comparingInt(Heures::ouverture));
        for (int i = 1; i < jour.size(); i++) {
            if (jour.get(i).ouverture() < jour.get(i - 1).fermeture()) {
                throw new IllegalArgumentException("deux ouvertures du même jour se chevauchent.");
            }
        }
    }

    private static int minutes(String heure) {
        int minutes = Integer.parseInt(heure.substring(0, 2)) * 60 + Integer.parseInt(heure.substring(3));
        if (minutes > 24 * 60 || heure.charAt(3) > '5') {
            throw new IllegalArgumentException("« " + heure + " » n'est pas une heure entre 00:00 et 24:00.");
        }
        return minutes;
    }

    private static Instant instant(LocalDate jour, int minutes) {
        return jour.atStartOfDay()
                .plusMinutes(minutes)
                .atZone(TempsOuvert.FUSEAU)
                .toInstant();
    }
}
