package ca.jalon.calendrier;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Donne le temps ouvert de chaque organisation : la seule source des échéances de Jalon. */
@Component
@EnableConfigurationProperties(ReglagesCalendrier.class)
public class Calendrier {

    private static final Logger LOG = LoggerFactory.getLogger(Calendrier.class);
    private static final String CLE = "jalon.calendrier.";

    private final HolidayManager canada = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.CANADA));
    private final Map<Integer, Set<LocalDate>> feries = new ConcurrentHashMap<>();
    private final Map<String, TempsOuvert> parOrganisation = new HashMap<>();
    private final Set<String> jamaisOuvertes = ConcurrentHashMap.newKeySet();
    private final TempsOuvert parDefaut;
    private final TempsOuvert jourEtNuit =
            new TempsOuvert("jour et nuit", Horaire.lire("lundi-dimanche 00:00-24:00"), jour -> false);

    public Calendrier(ReglagesCalendrier reglages) {
        Horaire horaire = horaire(CLE + "heures", reglages.heures());
        Predicate<LocalDate> ferme =
                fermetures(CLE + "fermetures", reglages.fermetures()).or(this::ferie);
        parDefaut = new TempsOuvert("par défaut", horaire, ferme);
        reglages.organisations().forEach((code, propre) -> {
            String cle = CLE + "organisations." + code + ".";
            parOrganisation.put(
                    code,
                    new TempsOuvert(
                            "de « " + code + " »",
                            propre.heures() == null ? horaire : horaire(cle + "heures", propre.heures()),
                            ferme.or(fermetures(cle + "fermetures", propre.fermetures()))));
        });
    }

    /** Le temps d'une organisation ; sans réglage propre, ou sans organisation, celui de tous. */
    public TempsOuvert de(String organisation) {
        return organisation == null ? parDefaut : parOrganisation.getOrDefault(organisation, parDefaut);
    }

    /** Le temps où court un délai : jour et nuit s'il est continu, ou si l'organisation n'ouvre jamais plutôt que perdre l'échéance. */
    public TempsOuvert utilisable(String organisation, boolean continu, Instant debut) {
        TempsOuvert temps = continu ? jourEtNuit : de(organisation);
        try {
            temps.echeance(debut, "PT1M");
            return temps;
        } catch (IllegalStateException jamaisOuvert) {
            if (jamaisOuvertes.add(String.valueOf(organisation))) {
                LOG.error("Échéances comptées jour et nuit, faute d'heures d'ouverture. {}", jamaisOuvert.getMessage());
            }
            return jourEtNuit;
        }
    }

    /** Le temps qui ne s'arrête pas, pour les incidents bloquants : PT8H est 8 heures réelles, P1D le lendemain. */
    public TempsOuvert jourEtNuit() {
        return jourEtNuit;
    }

    /** Les congés bancaires de la bibliothèque (30 septembre, 11 novembre, 26 décembre) sont ouvrables au Québec. */
    private boolean ferie(LocalDate jour) {
        return feries.computeIfAbsent(
                        jour.getYear(),
                        annee -> canada.getHolidays(Year.of(annee), "qc").stream()
                                .filter(conge -> conge.getType() == HolidayType.PUBLIC_HOLIDAY)
                                .map(Holiday::getDate)
                                .collect(Collectors.toUnmodifiableSet()))
                .contains(jour);
    }

    private static Horaire horaire(String cle, String texte) {
        if (texte.isBlank()) {
            throw new IllegalArgumentException(cle + " : aucune heure d'ouverture, donc aucune échéance possible."
                    + " Écrire par exemple « lundi-vendredi 08:00-16:00 », ou retirer la clé.");
        }
        try {
            return Horaire.lire(texte);
        } catch (IllegalArgumentException illisible) {
            throw new IllegalArgumentException(cle + " : " + illisible.getMessage(), illisible);
        }
    }

    private static Predicate<LocalDate> fermetures(String cle, List<String> textes) {
        Set<LocalDate> uniques = new HashSet<>();
        Set<MonthDay> annuelles = new HashSet<>();
        for (String texte : textes) {
            try {
                if (texte.length() == "MM-JJ".length()) {
                    annuelles.add(MonthDay.parse("--" + texte));
                } else {
                    uniques.add(LocalDate.parse(texte));
                }
            } catch (DateTimeException illisible) {
                throw new IllegalArgumentException(
                        cle + " : « " + texte + " » n'est pas une date. Écrire AAAA-MM-JJ, ou MM-JJ pour chaque année.",
                        illisible);
            }
        }
        return jour -> uniques.contains(jour) || annuelles.contains(MonthDay.from(jour));
    }
}
