package ca.jalon.instance;

import ca.jalon.calendrier.Matin;
import ca.jalon.calendrier.TempsOuvert;
import ca.jalon.dossier.Ecrit;
import ca.jalon.moteur.contrat.NouveauDossier;
import ca.jalon.moteur.contrat.Reponses;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Ouvre une rencontre par date du calendrier de l'année: quatre semaines avant, elle se prépare ; trois semaines avant,
 * elle se convoque (V8).
 */
@Component
class OuvrirRencontres implements JavaDelegate {

    private static final int SEMAINES_DE_PREPARATION = 4;
    private static final int SEMAINES_DE_CONVOCATION = 3;
    private static final String HEURE = "heureRencontres";
    private static final List<String> DATES =
            List.of("premiereDate", "deuxiemeDate", "troisiemeDate", "quatriemeDate", "cinquiemeDate");

    private final Reponses reponses;
    private final NouveauDossier nouveau;

    OuvrirRencontres(Reponses reponses, NouveauDossier nouveau) {
        this.reponses = reponses;
        this.nouveau = nouveau;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Ecrit calendrier = reponses.enCours().orElseThrow();
        Map<String, Object> dites = calendrier.valeurs();
        LocalTime heure = LocalTime.parse(dites.get(HEURE).toString());
        DATES.stream()
                .map(dites::get)
                .filter(Objects::nonNull)
                .forEach(date -> ouvrir(calendrier, LocalDate.parse(date.toString()), heure));
    }

    private void ouvrir(Ecrit calendrier, LocalDate jour, LocalTime heure) {
        Map<String, Object> changees = new HashMap<>();
        // L'écrit de la rencontre ne redit pas les dates des autres.
        DATES.forEach(date -> changees.put(date, null));
        changees.put(HEURE, null);
        changees.put(
                Rencontre.DEBUT.name(),
                jour.atTime(heure).atZone(TempsOuvert.FUSEAU).toOffsetDateTime().toString());
        nouveau.ouvrir(
                "rencontre-instance",
                "rencontre",
                calendrier,
                changees,
                Map.of(
                        Rencontre.INITIATEUR.name(),
                        calendrier.auteur(),
                        Rencontre.PLANIFIEE.name(),
                        true,
                        Rencontre.PREPARATION.name(),
                        Matin.du(jour.minusWeeks(SEMAINES_DE_PREPARATION)),
                        Rencontre.CONVOCATION.name(),
                        Matin.du(jour.minusWeeks(SEMAINES_DE_CONVOCATION))));
    }
}
