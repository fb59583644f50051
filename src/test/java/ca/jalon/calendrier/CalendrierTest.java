package ca.jalon.calendrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Vérifie le calendrier sur des dates choisies : heures de Toronto, alors que la machine d'essai vit à Vancouver. */
class CalendrierTest {

    /** « chum » ouvre le samedi, « cisss » ferme à midi, « veille » ne ferme que les fériés. */
    static final Calendrier CALENDRIER = new Calendrier(new ReglagesCalendrier(
            null,
            List.of("12-26", "01-02"),
            Map.of(
                    "chum", organisation("lundi-vendredi 07:00-19:00, samedi 09:00-13:00"),
                    "cisss", organisation("lundi-jeudi 08:30-12:00 13:00-16:30; vendredi 08:30-12:00", "2026-12-24"),
                    "veille", organisation("Lundi-Dimanche 00:00-24:00"),
                    "noel", organisation(null, "2026-12-23"),
                    "aube", organisation("dimanche 02:30-03:00"))));

    @ParameterizedTest(name = "{0} : {2} + {3} = {4}")
    @CsvSource(delimiter = '|', textBlock = """
            dans la journée                 | defaut   | 2026-06-16T10:00 | PT4H    | 2026-06-16T14:00
            d'un jour à l'autre             | defaut   | 2026-06-16T15:00 | PT4H    | 2026-06-17T11:00
            épuisé à la fermeture           | defaut   | 2026-06-16T14:00 | PT2H    | 2026-06-16T16:00
            une journée pleine              | defaut   | 2026-06-16T08:00 | PT8H    | 2026-06-16T16:00
            sur trois jours                 | defaut   | 2026-06-16T09:00 | PT20H   | 2026-06-18T13:00
            arrivé le soir                  | defaut   | 2026-06-16T18:00 | PT4H    | 2026-06-17T12:00
            arrivé à la fermeture           | defaut   | 2026-06-16T16:00 | PT30M   | 2026-06-17T08:30
            arrivé avant l'ouverture        | defaut   | 2026-06-16T06:00 | PT30M   | 2026-06-16T08:30
            vendredi vers lundi             | defaut   | 2026-06-12T15:30 | PT1H    | 2026-06-15T08:30
            arrivé le samedi                | defaut   | 2026-06-13T11:00 | PT4H    | 2026-06-15T12:00
            arrivé dimanche avant minuit    | defaut   | 2026-06-14T23:59 | PT1M    | 2026-06-15T08:01
            heures et minutes               | defaut   | 2026-06-16T15:00 | PT1H30M | 2026-06-17T08:30
            un jour, même heure             | defaut   | 2026-06-16T10:00 | P1D     | 2026-06-17T10:00
            un jour, arrivé le soir         | defaut   | 2026-06-16T18:00 | P1D     | 2026-06-18T08:00
            un jour, à la fermeture         | defaut   | 2026-06-16T16:00 | P1D     | 2026-06-18T08:00
            un jour, avant l'ouverture      | defaut   | 2026-06-16T05:00 | P1D     | 2026-06-17T08:00
            un jour, du vendredi            | defaut   | 2026-06-12T10:00 | P1D     | 2026-06-15T10:00
            un jour, du samedi              | defaut   | 2026-06-13T10:00 | P1D     | 2026-06-16T08:00
            cinq jours                      | defaut   | 2026-06-12T10:00 | P5D     | 2026-06-19T10:00
            Fête nationale, heures          | defaut   | 2026-06-23T15:00 | PT4H    | 2026-06-25T11:00
            Fête nationale, jour            | defaut   | 2026-06-23T10:00 | P1D     | 2026-06-25T10:00
            arrivé à la Fête nationale      | defaut   | 2026-06-24T10:00 | PT4H    | 2026-06-25T12:00
            Fête nationale dans cinq jours  | defaut   | 2026-06-22T09:00 | P5D     | 2026-06-30T09:00
            1er juillet                     | defaut   | 2026-06-30T15:00 | PT2H    | 2026-07-02T09:00
            1er juillet un dimanche, reporté| defaut   | 2029-06-29T15:00 | PT2H    | 2029-07-03T09:00
            Vendredi saint et lundi         | defaut   | 2026-04-02T15:00 | PT4H    | 2026-04-07T11:00
            Pâques, un jour                 | defaut   | 2026-04-02T10:00 | P1D     | 2026-04-07T10:00
            Pâques 2027, deux jours         | defaut   | 2027-03-25T12:00 | P2D     | 2027-03-31T12:00
            Journée des patriotes           | defaut   | 2026-05-15T15:00 | PT2H    | 2026-05-19T09:00
            Fête du Travail                 | defaut   | 2026-09-04T10:00 | P1D     | 2026-09-08T10:00
            Action de grâce                 | defaut   | 2026-10-09T15:00 | PT1H30M | 2026-10-13T08:30
            30 septembre, ouvrable          | defaut   | 2026-09-29T15:00 | PT2H    | 2026-09-30T09:00
            11 novembre, ouvrable           | defaut   | 2026-11-10T10:00 | P1D     | 2026-11-11T10:00
            Noël et 26 décembre fermé       | defaut   | 2025-12-24T15:00 | PT2H    | 2025-12-29T09:00
            jour de l'An et 2 janvier fermé | defaut   | 2025-12-31T10:00 | P1D     | 2026-01-05T10:00
            passage de l'année, heures      | defaut   | 2026-12-30T15:00 | PT10H   | 2027-01-04T09:00
            avant Noël, ouvert              | defaut   | 2026-12-23T10:00 | P1D     | 2026-12-24T10:00
            avant Noël, fermé ici           | cisss    | 2026-12-23T10:00 | P1D     | 2026-12-28T10:00
            fermeture propre, heures de tous| noel     | 2026-12-22T15:00 | PT2H    | 2026-12-24T09:00
            26 décembre fermé partout       | chum     | 2026-12-24T18:00 | PT2H    | 2026-12-28T08:00
            heure avancée, fin de semaine   | defaut   | 2026-03-06T15:00 | PT2H    | 2026-03-09T09:00
            heure avancée, un jour          | defaut   | 2026-03-06T10:00 | P1D     | 2026-03-09T10:00
            heure avancée, jour et nuit     | continue | 2026-03-07T20:00 | PT8H    | 2026-03-08T05:00
            heure avancée, heure sautée     | continue | 2026-03-07T02:30 | P1D     | 2026-03-08T03:30
            heure avancée, heure disparue   | aube     | 2026-03-01T02:40 | P1D     | 2026-03-15T02:40
            heure avancée, ouvert la nuit   | veille   | 2026-03-07T20:00 | PT8H    | 2026-03-08T05:00
            heure normale, fin de semaine   | defaut   | 2026-10-30T15:00 | PT2H    | 2026-11-02T09:00
            heure normale, jour et nuit     | continue | 2026-10-31T20:00 | PT8H    | 2026-11-01T03:00
            heure normale, ouvert la nuit   | veille   | 2026-10-31T20:00 | PT8H    | 2026-11-01T03:00
            heure normale, un jour          | continue | 2026-10-31T20:00 | P1D     | 2026-11-01T20:00
            bloquant, nuit du 24 juin       | continue | 2026-06-23T22:00 | PT8H    | 2026-06-24T06:00
            bloquant, fin de semaine        | continue | 2026-06-12T23:45 | PT30M   | 2026-06-13T00:15
            bloquant, passage de l'année    | continue | 2026-12-31T23:00 | PT2H    | 2027-01-01T01:00
            31 janvier plus un mois         | defaut   | 2026-01-31T10:00 | P1M     | 2026-02-28T10:00
            31 janvier, année bissextile    | defaut   | 2028-01-31T10:00 | P1M     | 2028-02-29T10:00
            29 février plus un an           | defaut   | 2028-02-29T10:00 | P1Y     | 2029-02-28T10:00
            douze mois, un dimanche         | defaut   | 2026-06-13T21:00 | P12M    | 2027-06-13T21:00
            un an, un férié                 | defaut   | 2026-06-24T10:00 | P1Y     | 2027-06-24T10:00
            fin de trimestre                | defaut   | 2026-03-31T10:00 | P3M     | 2026-06-30T10:00
            un mois, heure avancée          | defaut   | 2026-02-15T10:00 | P1M     | 2026-03-15T10:00
            un an et un mois                | defaut   | 2026-02-15T10:00 | P1Y1M   | 2027-03-15T10:00
            un jour et deux heures          | defaut   | 2026-06-16T10:00 | P1DT2H  | 2026-06-17T12:00
            un jour, deux heures, le soir   | defaut   | 2026-06-16T15:00 | P1DT2H  | 2026-06-18T09:00
            un mois et un jour              | defaut   | 2026-05-13T10:00 | P1M1D   | 2026-06-16T08:00
            délai nul, fermé                | defaut   | 2026-06-13T10:00 | P0D     | 2026-06-13T10:00
            samedi ouvert                   | chum     | 2026-06-12T18:30 | PT1H    | 2026-06-13T09:30
            un jour, samedi plus court      | chum     | 2026-06-12T18:00 | P1D     | 2026-06-13T13:00
            un jour, samedi plus tard       | chum     | 2026-06-12T07:30 | P1D     | 2026-06-13T09:00
            un jour, du samedi ouvert       | chum     | 2026-06-13T10:00 | P1D     | 2026-06-15T10:00
            pause du midi                   | cisss    | 2026-06-11T11:30 | PT1H    | 2026-06-11T13:30
            arrivé à midi et demi           | cisss    | 2026-06-11T12:30 | P1D     | 2026-06-12T12:00
            vendredi midi                   | cisss    | 2026-06-12T11:30 | PT1H    | 2026-06-15T09:00
            un jour vers l'heure du midi    | noel     | 2026-06-11T12:30 | P1D     | 2026-06-12T12:30
            organisation sans réglage       | chu-test | 2026-06-12T15:30 | PT1H    | 2026-06-15T08:30
            """)
    void une_echeance_suit_les_heures_d_ouverture(
            String cas, String calendrier, String debut, String delai, String echeance) {
        assertThat(temps(calendrier).echeance(toronto(debut), delai)).isEqualTo(toronto(echeance));
    }

    @ParameterizedTest(name = "{0} : {2} - {3} = {4}")
    @CsvSource(delimiter = '|', textBlock = """
            dans la journée                | defaut   | 2026-06-17T10:00 | PT2H  | 2026-06-17T08:00
            la veille                      | defaut   | 2026-06-17T09:00 | PT2H  | 2026-06-16T15:00
            échéance à l'ouverture, heures | defaut   | 2026-06-15T08:00 | PT2H  | 2026-06-12T14:00
            échéance à l'ouverture, jour   | defaut   | 2026-06-18T08:00 | P1D   | 2026-06-17T08:00
            échéance un dimanche           | defaut   | 2026-06-14T10:00 | P1D   | 2026-06-11T16:00
            échéance à la fermeture        | defaut   | 2026-06-16T16:00 | P1D   | 2026-06-15T16:00
            Pâques                         | defaut   | 2026-04-07T11:00 | PT4H  | 2026-04-02T15:00
            Fête nationale                 | defaut   | 2026-06-30T09:00 | P5D   | 2026-06-22T09:00
            fin du mois                    | defaut   | 2027-03-31T10:00 | P1M   | 2027-02-28T10:00
            jour et deux heures            | defaut   | 2026-06-17T09:00 | P1DT2H| 2026-06-15T15:00
            heure avancée                  | continue | 2026-03-08T05:00 | PT8H  | 2026-03-07T20:00
            heure normale                  | continue | 2026-11-01T03:00 | PT8H  | 2026-10-31T20:00
            vers un jour plus court        | cisss    | 2026-06-15T15:00 | P1D   | 2026-06-12T12:00
            vers un jour qui ouvre plus tard| chum    | 2026-06-15T08:00 | P1D   | 2026-06-13T09:00
            vers la pause du midi          | cisss    | 2026-06-12T12:00 | P1D   | 2026-06-11T12:00
            par-dessus la pause du midi    | cisss    | 2026-06-11T14:00 | PT2H  | 2026-06-11T11:00
            de l'après-midi, un jour       | cisss    | 2026-06-11T15:00 | P1D   | 2026-06-10T15:00
            """)
    void un_rappel_precede_l_echeance(String cas, String calendrier, String echeance, String delai, String rappel) {
        assertThat(temps(calendrier).rappel(toronto(echeance), delai)).isEqualTo(toronto(rappel));
    }

    @ParameterizedTest(name = "{0} : {2} devient {5}")
    @CsvSource(delimiter = '|', textBlock = """
            nuit                       | defaut   | 2026-06-17T11:00 | 2026-06-16T15:00 | 2026-06-17T09:00 | 2026-06-17T13:00
            fin de semaine             | defaut   | 2026-06-15T12:00 | 2026-06-12T15:00 | 2026-06-15T09:00 | 2026-06-15T14:00
            pause hors des heures      | defaut   | 2026-06-17T11:00 | 2026-06-16T20:00 | 2026-06-17T06:00 | 2026-06-17T11:00
            Fête nationale             | defaut   | 2026-06-25T11:00 | 2026-06-23T15:30 | 2026-06-25T10:00 | 2026-06-25T13:30
            Pâques                     | defaut   | 2026-04-07T11:00 | 2026-04-02T15:30 | 2026-04-07T09:00 | 2026-04-07T12:30
            heure avancée              | defaut   | 2026-03-09T10:00 | 2026-03-06T15:00 | 2026-03-09T09:00 | 2026-03-09T12:00
            heure avancée, bloquant    | continue | 2026-03-08T05:00 | 2026-03-07T23:00 | 2026-03-08T04:00 | 2026-03-08T09:00
            heure normale, bloquant    | continue | 2026-11-01T03:00 | 2026-10-31T23:00 | 2026-11-01T02:00 | 2026-11-01T07:00
            passage de l'année         | defaut   | 2026-01-05T10:00 | 2025-12-31T15:00 | 2026-01-05T09:00 | 2026-01-05T12:00
            reprise après l'échéance   | defaut   | 2026-06-17T11:00 | 2026-06-16T10:00 | 2026-06-19T10:00 | 2026-06-22T11:00
            échéance déjà dépassée     | defaut   | 2026-06-16T11:00 | 2026-06-16T12:00 | 2026-06-16T14:00 | 2026-06-16T11:00
            arrêt à l'échéance         | defaut   | 2026-06-16T11:00 | 2026-06-16T11:00 | 2026-06-16T14:00 | 2026-06-16T11:00
            plus de temps à la reprise | defaut   | 2026-06-17T08:00 | 2026-06-16T18:00 | 2026-06-17T20:00 | 2026-06-17T20:00
            échéance un dimanche       | defaut   | 2027-06-13T10:00 | 2027-06-08T10:00 | 2027-06-08T11:00 | 2027-06-14T09:00
            dimanche, pause de nuit    | defaut   | 2027-06-13T10:00 | 2027-06-08T20:00 | 2027-06-08T21:00 | 2027-06-13T10:00
            samedi ouvert              | chum     | 2026-06-13T11:00 | 2026-06-12T18:00 | 2026-06-13T10:00 | 2026-06-13T13:00
            """)
    void une_pause_decale_l_echeance(
            String cas, String calendrier, String echeance, String pauseDebut, String pauseFin, String decalee) {
        assertThat(temps(calendrier).decaler(toronto(echeance), toronto(pauseDebut), toronto(pauseFin)))
                .isEqualTo(toronto(decalee));
    }

    /** La même date d'un délai, quelles que soient les pauses qui finissent avant son début ; chacune de celles d'après compte. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            née entre les deux pauses  | 2026-06-16T10:00 | 2026-06-22T10:00 | 2026-06-23T10:00
            née avant les deux         | 2026-06-12T10:00 | 2026-06-22T10:00 | 2026-06-23T16:00
            par-dessus un congé        | 2026-06-12T10:00 | 2026-06-23T10:00 | 2026-06-25T16:00
            née pendant la première    | 2026-06-15T12:00 | 2026-06-22T10:00 | 2026-06-23T14:00
            née après les deux         | 2026-06-19T10:00 | 2026-06-22T10:00 | 2026-06-22T10:00
            """)
    void une_echeance_compte_les_pauses_finies_depuis_son_debut(
            String cas, String debut, String date, String attendue) {
        List<Pause> pauses = List.of(
                new Pause("SUSPENSION", "", toronto("2026-06-15T10:00"), toronto("2026-06-15T18:00")),
                new Pause("SUSPENSION", "", toronto("2026-06-17T10:00"), toronto("2026-06-18T10:00")),
                new Pause("SUSPENSION", "", toronto("2026-06-22T09:00"), null));
        assertThat(temps("defaut").apresPauses(toronto(date), toronto(debut), pauses))
                .isEqualTo(toronto(attendue));
    }

    @ParameterizedTest(name = "{0} : de {2} à {3}, {4}")
    @CsvSource(delimiter = '|', textBlock = """
            dans la journée     | defaut   | 2026-06-16T10:00 | 2026-06-16T14:00 | PT4H
            la nuit             | defaut   | 2026-06-16T17:00 | 2026-06-17T07:00 | PT0S
            du matin au soir    | defaut   | 2026-06-16T05:00 | 2026-06-16T22:00 | PT8H
            une semaine         | defaut   | 2026-06-15T00:00 | 2026-06-22T00:00 | PT40H
            Fête nationale      | defaut   | 2026-06-23T12:00 | 2026-06-25T12:00 | PT8H
            Pâques              | defaut   | 2026-04-02T12:00 | 2026-04-07T12:00 | PT8H
            midi fermé          | cisss    | 2026-06-11T08:00 | 2026-06-11T17:00 | PT7H
            jour de 23 heures   | continue | 2026-03-08T00:00 | 2026-03-09T00:00 | PT23H
            jour de 25 heures   | continue | 2026-11-01T00:00 | 2026-11-02T00:00 | PT25H
            jour de 25 h, ouvert| veille   | 2026-11-01T00:00 | 2026-11-02T00:00 | PT25H
            passage de l'année  | continue | 2026-12-31T23:00 | 2027-01-01T01:00 | PT2H
            même instant        | defaut   | 2026-06-16T10:00 | 2026-06-16T10:00 | PT0S
            """)
    void le_temps_ouvrable_ne_compte_que_l_ouverture(
            String cas, String calendrier, String debut, String fin, Duration temps) {
        assertThat(temps(calendrier).tempsOuvrable(toronto(debut), toronto(fin)))
                .isEqualTo(temps);
    }

    @ParameterizedTest(name = "{0} : {4} % entre {2} et {3} = {5}")
    @CsvSource(delimiter = '|', textBlock = """
            dans la journée   | defaut   | 2026-06-16T10:00 | 2026-06-16T14:00 | 75  | 2026-06-16T13:00
            d'un jour à l'autre| defaut  | 2026-06-16T15:00 | 2026-06-17T11:00 | 75  | 2026-06-17T10:00
            cinq jours        | defaut   | 2026-06-22T09:00 | 2026-06-30T09:00 | 75  | 2026-06-26T15:00
            bloquant          | continue | 2026-06-23T22:00 | 2026-06-24T06:00 | 75  | 2026-06-24T04:00
            arrivé le samedi  | defaut   | 2026-06-13T10:00 | 2026-06-16T08:00 | 50  | 2026-06-15T12:00
            rien d'écoulé     | defaut   | 2026-06-13T10:00 | 2026-06-16T08:00 | 0   | 2026-06-13T10:00
            tout              | defaut   | 2026-06-16T10:00 | 2026-06-16T14:00 | 100 | 2026-06-16T14:00
            """)
    void le_seuil_est_une_part_du_temps_ouvrable(
            String cas, String calendrier, String debut, String echeance, int pourcentage, String seuil) {
        assertThat(temps(calendrier).seuil(toronto(debut), toronto(echeance), pourcentage))
                .isEqualTo(toronto(seuil));
    }

    @Test
    void sans_organisation_les_heures_de_tous_s_appliquent() {
        assertThat(CALENDRIER.de(null)).isSameAs(CALENDRIER.de("organisation-inconnue"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "P", "PT", "P1DT", "5 jours", "p5d", " P5D", "-P5D", "P-5D", "P1,5D", "P2W", "R3/P5D", "PT5S",
                "P99999D", "—"
            })
    void un_delai_illisible_est_refuse_avec_un_exemple(String delai) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CALENDRIER.de(null).echeance(toronto("2026-06-16T10:00"), delai))
                .withMessageContaining("Délai illisible : « " + delai + " »")
                .withMessageContaining("P5D (jours ouvrables)");
    }

    @Test
    void un_temps_a_rebours_est_refuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        CALENDRIER.jourEtNuit().tempsOuvrable(toronto("2026-06-16T10:00"), toronto("2026-06-16T09:59")))
                .withMessageContaining("précède le début");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101})
    void un_seuil_est_un_pourcentage(int pourcentage) {
        Instant debut = toronto("2026-06-16T10:00");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CALENDRIER.jourEtNuit().seuil(debut, debut, pourcentage))
                .withMessageContaining("0 à 100");
    }

    @ParameterizedTest(name = "« {0} » : {1}")
    @CsvSource(delimiter = '|', textBlock = """
            ''                                       | aucune heure d'ouverture
            lundi                                    | heures illisibles
            lundi-vendredi 8h-16h                    | heures illisibles
            monday 08:00-16:00                       | heures illisibles
            vendredi-lundi 08:00-16:00               | heures illisibles
            lundi-friday 08:00-16:00                 | heures illisibles
            lundi 08:00-16:00,                       | heures illisibles
            lundi 16:00-08:00                        | ferme avant d'ouvrir
            lundi 08:00-08:00                        | ferme avant d'ouvrir
            lundi 08:00-24:01                        | n'est pas une heure
            lundi 08:61-16:00                        | n'est pas une heure
            lundi-mardi 08:00-12:00; mardi 11:00-16:00 | chevauch
            """)
    void des_heures_fautives_empechent_le_demarrage(String heures, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Calendrier(new ReglagesCalendrier(null, null, Map.of("chum", organisation(heures)))))
                .withMessageStartingWith("jalon.calendrier.organisations.chum.heures : ")
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "13-01", "24 juin", ""})
    void une_fermeture_fautive_empeche_le_demarrage(String fermeture) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Calendrier(new ReglagesCalendrier(null, List.of(fermeture), null)))
                .withMessageContaining("jalon.calendrier.fermetures : « " + fermeture + " » n'est pas une date");
    }

    @Test
    void un_calendrier_ferme_toute_l_annee_est_une_erreur_et_non_une_boucle() {
        TempsOuvert fermee = ferme();
        Instant debut = toronto("2026-06-16T10:00");
        for (String delai : List.of("PT1H", "P1D")) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> fermee.echeance(debut, delai))
                    .withMessageContaining("par défaut n'ouvre aucun jour");
            assertThatIllegalStateException().isThrownBy(() -> fermee.rappel(debut, delai));
        }
    }

    @Test
    void un_an_sans_ouverture_est_dit_avec_ses_dates() {
        TempsOuvert fermee = ferme();
        assertThatIllegalStateException()
                .isThrownBy(() -> fermee.echeance(toronto("2026-06-16T10:00"), "PT1H"))
                .withMessageContaining("entre le 2026-06-16 et le 2027-06-17");
    }

    @Test
    void des_ouvertures_s_ecrivent_dans_le_desordre_et_se_touchent() {
        TempsOuvert temps = avecHeures("lundi 13:00-16:00 08:00-12:00 12:00-13:00, mardi 20:00-24:00");
        assertThat(temps.echeance(toronto("2026-06-15T07:00"), "PT5H")).isEqualTo(toronto("2026-06-15T13:00"));
        assertThat(temps.echeance(toronto("2026-06-15T15:00"), "PT5H")).isEqualTo(toronto("2026-06-17T00:00"));
    }

    /** Un calendrier neuf : les fériés d'une année, une fois lus, ne le sont plus. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            30 septembre, ouvrable au Québec | 2026-09-29 | 2026-09-30
            11 novembre, ouvrable au Québec  | 2026-11-10 | 2026-11-11
            Fête nationale                   | 2026-06-23 | 2026-06-25
            Journée des patriotes            | 2026-05-15 | 2026-05-19
            """)
    void ne_sont_feries_que_les_jours_du_Quebec(String cas, String debut, String lendemain) {
        assertThat(avecHeures("lundi-vendredi 08:00-16:00").echeance(toronto(debut + "T10:00"), "P1D"))
                .isEqualTo(toronto(lendemain + "T10:00"));
    }

    @Test
    void qui_n_ouvre_jamais_se_compte_jour_et_nuit_plutot_que_de_perdre_l_echeance() {
        Instant samedi = toronto("2026-06-13T10:00");
        assertThat(CALENDRIER.utilisable("chum", false, samedi)).isSameAs(CALENDRIER.de("chum"));
        assertThat(CALENDRIER.utilisable(null, false, samedi)).isSameAs(CALENDRIER.de(null));
        assertThat(CALENDRIER.utilisable("chum", true, samedi)).isSameAs(CALENDRIER.jourEtNuit());
        Calendrier ferme = new Calendrier(new ReglagesCalendrier(null, jours(), null));
        assertThat(ferme.utilisable("chum", false, samedi)).isSameAs(ferme.jourEtNuit());
        assertThat(ferme.utilisable("chum", false, samedi)).isSameAs(ferme.jourEtNuit());
    }

    @Test
    void la_configuration_regle_les_heures() {
        contexte(
                        "jalon.calendrier.heures=lundi-jeudi 09:00-17:00",
                        "jalon.calendrier.fermetures=2026-06-17,12-26",
                        "jalon.calendrier.organisations.ciusss-emtl.heures=samedi 10:00-12:00",
                        "jalon.calendrier.organisations.chum.fermetures=2026-06-16")
                .run(contexte -> {
                    Calendrier calendrier = contexte.getBean(Calendrier.class);
                    Instant lundi = toronto("2026-06-15T16:00");
                    assertThat(calendrier.de(null).echeance(lundi, "PT2H")).isEqualTo(toronto("2026-06-16T10:00"));
                    assertThat(calendrier.de("chum").echeance(lundi, "PT2H")).isEqualTo(toronto("2026-06-18T10:00"));
                    assertThat(calendrier.de("ciusss-emtl").echeance(lundi, "PT2H"))
                            .isEqualTo(toronto("2026-06-20T12:00"));
                });
    }

    @Test
    void sans_configuration_les_heures_par_defaut_suffisent() {
        contexte()
                .run(contexte -> assertThat(contexte.getBean(Calendrier.class)
                                .de("chum")
                                .echeance(toronto("2026-06-12T15:00"), "PT2H"))
                        .isEqualTo(toronto("2026-06-15T09:00")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jalon.calendrier.heure=lundi 08:00-16:00",
                "jalon.calendrier.organisations.chum.horaire=lundi 08:00-16:00",
                "jalon.calendrier.organisations.chum.heures="
            })
    void une_cle_inconnue_ou_vide_empeche_le_demarrage(String reglage) {
        contexte(reglage).run(contexte -> assertThat(contexte).hasFailed());
    }

    private static ApplicationContextRunner contexte(String... reglages) {
        return new ApplicationContextRunner()
                .withUserConfiguration(Calendrier.class)
                .withPropertyValues(reglages);
    }

    private static TempsOuvert ferme() {
        return new Calendrier(new ReglagesCalendrier(null, jours(), null)).de(null);
    }

    /** Chaque jour de l'année, « MM-JJ ». */
    private static List<String> jours() {
        return IntStream.rangeClosed(1, 12)
                .boxed()
                .flatMap(mois -> IntStream.rangeClosed(1, Month.of(mois).maxLength())
                        .mapToObj(jour -> "%02d-%02d".formatted(mois, jour)))
                .toList();
    }

    private static TempsOuvert avecHeures(String heures) {
        return new Calendrier(new ReglagesCalendrier(heures, null, null)).de(null);
    }

    static TempsOuvert temps(String nom) {
        return nom.equals("continue") ? CALENDRIER.jourEtNuit() : CALENDRIER.de(nom);
    }

    private static ReglagesCalendrier.Organisation organisation(String heures, String... fermetures) {
        return new ReglagesCalendrier.Organisation(heures, List.of(fermetures));
    }

    private static Instant toronto(String heureLocale) {
        return LocalDateTime.parse(heureLocale)
                .atZone(ZoneId.of("America/Toronto"))
                .toInstant();
    }
}
