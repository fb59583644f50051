package ca.jalon.calendrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refait les calculs minute par minute, sans rien emprunter au calcul, et compare des milliers de cas tirés au sort. */
class CalendrierOracleTest {

    private static final int CAS = 800;
    private static final ZoneId TORONTO = ZoneId.of("America/Toronto");
    private static final Instant ORIGINE =
            LocalDate.of(2026, 1, 1).atStartOfDay(TORONTO).toInstant();
    private static final int MINUTES = 3 * 366 * 24 * 60;

    private static final Set<LocalDate> FERIES = Stream.of(
                    "2026-01-01 2026-04-03 2026-04-06 2026-05-18 2026-06-24 2026-07-01 2026-09-07 2026-10-12 2026-12-25",
                    "2027-01-01 2027-03-26 2027-03-29 2027-05-24 2027-06-24 2027-07-01 2027-09-06 2027-10-11 2027-12-25",
                    "2028-01-01 2028-04-14 2028-04-17 2028-05-22 2028-06-24 2028-07-01 2028-09-04 2028-10-09 2028-12-25",
                    "2026-01-02 2026-12-26 2027-01-02 2027-12-26 2028-01-02 2028-12-26 2029-01-01 2029-01-02")
            .flatMap(annee -> Stream.of(annee.split(" ")))
            .map(LocalDate::parse)
            .collect(Collectors.toSet());

    private static final Map<String, Predicate<ZonedDateTime>> OUVERT = Map.of(
            "defaut", m -> !ferie(m) && jour(m) <= 5 && entre(m, 8, 0, 16, 0),
            "chum", m -> !ferie(m) && (jour(m) <= 5 && entre(m, 7, 0, 19, 0) || jour(m) == 6 && entre(m, 9, 0, 13, 0)),
            "cisss",
                    m -> !ferie(m)
                            && !m.toLocalDate().equals(LocalDate.of(2026, 12, 24))
                            && (jour(m) <= 5 && entre(m, 8, 30, 12, 0) || jour(m) <= 4 && entre(m, 13, 0, 16, 30)),
            "veille", m -> !ferie(m),
            "continue", m -> true);

    /** Pour chaque minute depuis l'origine : son jour (depuis 1970) et sa minute dans le jour, à Toronto. */
    private static final int[] JOUR = new int[MINUTES];

    private static final int[] HEURE = new int[MINUTES];

    @BeforeAll
    static void derouler() {
        for (int m = 0; m < MINUTES; m++) {
            ZonedDateTime minute = ORIGINE.plusSeconds(60L * m).atZone(TORONTO);
            JOUR[m] = (int) minute.toLocalDate().toEpochDay();
            HEURE[m] = minute.getHour() * 60 + minute.getMinute();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"defaut", "chum", "cisss", "veille", "continue"})
    void le_calcul_et_le_pas_a_pas_s_accordent(String nom) {
        TempsOuvert calcul = CalendrierTest.temps(nom);
        BitSet ouvert = ouvert(OUVERT.get(nom));
        Random hasard = new Random(nom.hashCode());
        for (int i = 0; i < CAS; i++) {
            int debut = 200_000 + hasard.nextInt(MINUTES - 400_000);
            int jours = hasard.nextInt(3) == 0 ? 0 : hasard.nextInt(30);
            int minutes = hasard.nextInt(3) == 0 ? 0 : hasard.nextInt(6_000);
            String delai = "P" + jours + "DT" + minutes / 60 + "H" + minutes % 60 + "M";
            String cas = nom + ", " + instant(debut).atZone(TORONTO) + ", " + delai;

            int echeance = avancer(ouvert, jours(ouvert, debut, jours), minutes);
            assertThat(calcul.echeance(instant(debut), delai)).as(cas).isEqualTo(instant(echeance));

            int rappel = joursAvant(ouvert, reculer(ouvert, debut, minutes), jours);
            assertThat(calcul.rappel(instant(debut), delai))
                    .as("rappel, " + cas)
                    .isEqualTo(instant(rappel));

            int temps = compter(ouvert, debut, echeance);
            assertThat(calcul.tempsOuvrable(instant(debut), instant(echeance)))
                    .as("temps, " + cas)
                    .isEqualTo(Duration.ofMinutes(temps));

            int entier = avancer(ouvert, debut, temps / 4 * 4);
            assertThat(calcul.seuil(instant(debut), instant(entier), 75))
                    .as("seuil, " + cas)
                    .isEqualTo(instant(avancer(ouvert, debut, temps / 4 * 3)));

            int pauseDebut = debut + hasard.nextInt(10_000);
            int pauseFin = pauseDebut + hasard.nextInt(10_000);
            assertThat(calcul.decaler(instant(echeance), instant(pauseDebut), instant(pauseFin)))
                    .as("pause de " + instant(pauseDebut) + " à " + instant(pauseFin) + ", " + cas)
                    .isEqualTo(instant(decaler(ouvert, echeance, pauseDebut, pauseFin)));
        }
    }

    /** Fin de la dernière des minutes ouvertes comptées. */
    private static int avancer(BitSet ouvert, int debut, int minutes) {
        int m = debut;
        for (int reste = minutes; reste > 0; m++) {
            if (ouvert.get(m)) {
                reste--;
            }
        }
        return m;
    }

    private static int reculer(BitSet ouvert, int fin, int minutes) {
        int m = fin;
        for (int reste = minutes; reste > 0; m--) {
            if (ouvert.get(m - 1)) {
                reste--;
            }
        }
        return m;
    }

    private static int jours(BitSet ouvert, int debut, int jours) {
        if (jours == 0) {
            return debut;
        }
        int m = debut;
        while (!ouvert.get(m)) {
            m++;
        }
        int heure = HEURE[m];
        for (int reste = jours; reste > 0; reste--) {
            int quitte = JOUR[m];
            while (JOUR[m] == quitte || !ouvert.get(m)) {
                m++;
            }
        }
        int jour = JOUR[m];
        int voulu = voulu(jour, heure, true);
        int fermeture = m;
        for (; JOUR[m] == jour; m++) {
            if (ouvert.get(m) && m >= voulu) {
                return m;
            }
            fermeture = ouvert.get(m) ? m + 1 : fermeture;
        }
        return fermeture;
    }

    private static int joursAvant(BitSet ouvert, int fin, int jours) {
        if (jours == 0) {
            return fin;
        }
        int m = fin;
        while (!ouvert.get(m) && !ouvert.get(m - 1)) {
            m--;
        }
        int heure = HEURE[m];
        for (int reste = jours; reste > 0; reste--) {
            int quitte = JOUR[m];
            while (JOUR[m] == quitte || !ouvert.get(m)) {
                m--;
            }
        }
        int jour = JOUR[m];
        int voulu = voulu(jour, heure, false);
        int ouverture = m;
        for (; JOUR[m] == jour; m--) {
            if (ouvert.get(m) && m <= voulu) {
                return Math.min(m + 1, voulu);
            }
            ouverture = ouvert.get(m) ? m : ouverture;
        }
        return ouverture;
    }

    /** La minute de ce jour à cette heure ; l'heure sautée en mars est prise une heure plus tard, comme le fait l'usage. */
    private static int voulu(int jour, int heure, boolean premiere) {
        int trouvee = -1;
        int depart = (int) Duration.between(
                        ORIGINE,
                        LocalDate.ofEpochDay(jour).atStartOfDay(TORONTO).toInstant())
                .toMinutes();
        for (int m = depart; JOUR[m] == jour; m++) {
            if (HEURE[m] == heure && (trouvee < 0 || !premiere)) {
                trouvee = m;
            }
        }
        return trouvee < 0 ? voulu(jour, heure + 60, premiere) : trouvee;
    }

    private static int compter(BitSet ouvert, int debut, int fin) {
        int minutes = 0;
        for (int m = debut; m < fin; m++) {
            minutes += ouvert.get(m) ? 1 : 0;
        }
        return minutes;
    }

    /** Raisonne sur le temps qui restait, quand le calcul raisonne sur le temps perdu. */
    private static int decaler(BitSet ouvert, int echeance, int pauseDebut, int pauseFin) {
        if (pauseDebut >= echeance || compter(ouvert, pauseDebut, pauseFin) == 0 && pauseFin <= echeance) {
            return echeance;
        }
        return avancer(ouvert, pauseFin, compter(ouvert, pauseDebut, echeance));
    }

    private static BitSet ouvert(Predicate<ZonedDateTime> regle) {
        BitSet ouvert = new BitSet(MINUTES);
        for (int m = 0; m < MINUTES; m++) {
            ouvert.set(m, regle.test(instant(m).atZone(TORONTO)));
        }
        return ouvert;
    }

    private static boolean ferie(ZonedDateTime minute) {
        return FERIES.contains(minute.toLocalDate());
    }

    private static int jour(ZonedDateTime minute) {
        return minute.getDayOfWeek().getValue();
    }

    private static boolean entre(ZonedDateTime minute, int h1, int m1, int h2, int m2) {
        LocalTime heure = minute.toLocalTime();
        return !heure.isBefore(LocalTime.of(h1, m1)) && heure.isBefore(LocalTime.of(h2, m2));
    }

    private static Instant instant(int minute) {
        return ORIGINE.plusSeconds(60L * minute);
    }
}
