package ca.jalon.projet;

import ca.jalon.calendrier.Calendrier;
import ca.jalon.calendrier.DelaisCycle;
import ca.jalon.calendrier.Matin;
import ca.jalon.calendrier.Pause;
import ca.jalon.calendrier.TempsOuvert;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Calcule les dates de l'évaluation de la pérennité: de l'implantation, des délais de {@code delais-cycle} et des
 * suspensions finies depuis, jour et nuit. Sans suspension, chacune tombe à huit heures, heure du Québec.
 */
@Component
public class DatesPerennite {

    /** Ce qu'un report donne de plus, une seule fois (P-01h). */
    public static final Period REPORT = Period.ofMonths(3);

    /** Les variables qui tiennent ces dates. */
    public static final Set<String> TENUES =
            Set.of(Projets.DATE_PREAVIS.name(), Projets.DATE_EVALUATION.name(), Projets.DATE_ESCALADE.name());

    private final Calendrier calendrier;
    private final DelaisCycle delais;

    DatesPerennite(Calendrier calendrier, DelaisCycle delais) {
        this.calendrier = calendrier;
        this.delais = delais;
    }

    /**
     * Chaque date, instant ISO avec décalage, sous le nom de sa variable.
     *
     * @param implantation date ISO
     * @param reportee l'évaluation fut reportée : l'escalade attend d'autant
     */
    public Map<String, String> calculer(
            String implantation, String etablissement, String envergure, boolean reportee, List<Pause> pauses) {
        DelaisCycle.Etape etape = delais.de("PERENNITE", envergure);
        TempsOuvert temps = calendrier.de(etablissement);
        Instant debut = Matin.le(LocalDate.parse(implantation)).toInstant();
        Instant escalade = temps.echeance(debut, etape.escalade());
        return Map.of(
                Projets.DATE_PREAVIS.name(), texte(temps.echeance(debut, etape.rappel()), debut, pauses),
                Projets.DATE_EVALUATION.name(), texte(temps.echeance(debut, etape.echeance()), debut, pauses),
                Projets.DATE_ESCALADE.name(),
                        texte(
                                reportee
                                        ? escalade.atZone(TempsOuvert.FUSEAU)
                                                .plus(REPORT)
                                                .toInstant()
                                        : escalade,
                                debut,
                                pauses));
    }

    private String texte(Instant date, Instant debut, List<Pause> pauses) {
        return calendrier
                .jourEtNuit()
                .apresPauses(date, debut, pauses)
                .atZone(TempsOuvert.FUSEAU)
                .toOffsetDateTime()
                .toString();
    }
}
