package ca.jalon.soutien;

import ca.jalon.calendrier.Echeance;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Dit les délais d'une demande : ce qui est dépassé, ce qui court encore et jusqu'où. */
@Component
class Delais {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH 'h' mm");

    private final Mots mots;
    private final Clock horloge;

    Delais(Mots mots, Clock horloge) {
        this.mots = mots;
        this.horloge = horloge;
    }

    /** Noms des délais passés, vide s'il n'y en a pas. */
    String depasses(List<Echeance> delais) {
        return delais.stream()
                .filter(delai -> delai.depasseeLe() != null)
                .map(delai -> mots.objet(delai.objet()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Ce qu'il reste à dire d'une demande ouverte ou fermée. */
    String suite(String etat, boolean close, List<Echeance> delais) {
        if (close) {
            return depasses(delais).isEmpty() ? "Tenus" : "";
        }
        if (arretee(etat)) {
            return "Horloge arrêtée";
        }
        return delais.stream()
                .filter(Delais::enCorrection)
                .map(delai -> "Correction avant le " + moment(delai.echeance()))
                .collect(Collectors.joining());
    }

    /** Pour cent écoulé du délai de correction qui court ; {@code null} si rien ne court. */
    Integer ecoule(String etat, boolean close, List<Echeance> delais) {
        return close || arretee(etat)
                ? null
                : delais.stream()
                        .filter(delai -> enCorrection(delai) && delai.termineeLe() == null)
                        .map(delai -> Math.round(100f
                                * (horloge.millis() - delai.debut().toEpochMilli())
                                / Math.max(
                                        1,
                                        delai.echeance().toEpochMilli()
                                                - delai.debut().toEpochMilli())))
                        .map(ecoule -> Math.max(0, Math.min(100, ecoule)))
                        .findFirst()
                        .orElse(null);
    }

    private static boolean enCorrection(Echeance delai) {
        return delai.objet().equals(Soutien.CORRECTION) && delai.depasseeLe() == null;
    }

    /** Pendant une attente ; celle de la confirmation a sa propre échéance, qui court. */
    static boolean arretee(String etat) {
        return etat.equals("EN_ATTENTE") || etat.equals("A_CONFIRMER");
    }

    String moment(Instant instant) {
        return instant.atZone(horloge.getZone()).format(MOMENT);
    }
}
