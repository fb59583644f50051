package ca.jalon.projet.suivi;

import static ca.jalon.projet.Projets.ETABLISSEMENT;
import static ca.jalon.projet.Projets.NUMERO;
import static ca.jalon.projet.suivi.Suivi.ACTION;
import static ca.jalon.projet.suivi.Suivi.ACTION_OBLIGATOIRE;
import static ca.jalon.projet.suivi.Suivi.ACTION_TERMINEE;
import static ca.jalon.projet.suivi.Suivi.ALERTE;
import static ca.jalon.projet.suivi.Suivi.A_REMONTER;
import static ca.jalon.projet.suivi.Suivi.BLOQUANT;
import static ca.jalon.projet.suivi.Suivi.CRITICITE;
import static ca.jalon.projet.suivi.Suivi.DATE_ACTION;
import static ca.jalon.projet.suivi.Suivi.DATE_REEVALUATION;
import static ca.jalon.projet.suivi.Suivi.DATE_REVUE;
import static ca.jalon.projet.suivi.Suivi.DELAI_REVUE;
import static ca.jalon.projet.suivi.Suivi.DESCRIPTION;
import static ca.jalon.projet.suivi.Suivi.ECHEANCE_ACTION;
import static ca.jalon.projet.suivi.Suivi.ETAT;
import static ca.jalon.projet.suivi.Suivi.HORS_D_ATTEINTE;
import static ca.jalon.projet.suivi.Suivi.IMPACT;
import static ca.jalon.projet.suivi.Suivi.NATURE;
import static ca.jalon.projet.suivi.Suivi.PROBABILITE;
import static ca.jalon.projet.suivi.Suivi.RANG;
import static ca.jalon.projet.suivi.Suivi.RESPONSABLE_ACTION;
import static ca.jalon.projet.suivi.Suivi.STRATEGIE;
import static ca.jalon.projet.suivi.Suivi.TYPE;

import ca.jalon.calendrier.Calendrier;
import ca.jalon.calendrier.Matin;
import ca.jalon.calendrier.TempsOuvert;
import ca.jalon.formulaire.Refus;
import ca.jalon.organisation.Libelles;
import ca.jalon.registre.ParNoms;
import ca.jalon.registre.Risques;
import ca.jalon.registre.Risques.Element;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Met le registre à jour après une cote : revue suivante, action exigée d'un élément critique.
 *
 * <p>La revue tombe au plus tard après le délai de la table ; la personne peut la vouloir plus tôt.
 */
@Component
class TenirRegistre implements JavaDelegate {

    private final Risques risques;
    private final Calendrier calendrier;
    private final Clock horloge;
    private final Libelles libelles;

    TenirRegistre(Risques risques, Calendrier calendrier, Clock horloge, Libelles libelles) {
        this.libelles = libelles;
        this.risques = risques;
        this.calendrier = calendrier;
        this.horloge = horloge;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean critique = ACTION_OBLIGATOIRE.in(execution);
        exigerAction(execution, critique);
        String numero = NUMERO.in(execution);
        int rang = RANG.in(execution).intValue();
        String anterieure = risques.lire(numero, rang).criticite();
        ALERTE.set(execution, critique && !CRITICITE.in(execution).equals(anterieure));
        Instant revue = revue(execution);
        DATE_REVUE.set(execution, texte(revue));
        DATE_ACTION.set(execution, texte(finAction(execution)));
        risques.tenir(ParNoms.de(Element.class)
                .avec("numero", numero)
                .avec("rang", rang)
                .avec("type", TYPE.in(execution))
                .avec("nature", NATURE.find(execution).orElse(null))
                .avec("description", DESCRIPTION.in(execution))
                .avec("bloquant", BLOQUANT.find(execution).orElse(false))
                .avec(
                        "probabilite",
                        PROBABILITE.find(execution).map(Long::intValue).orElse(null))
                .avec("impact", IMPACT.find(execution).map(Long::intValue).orElse(null))
                .avec("criticite", CRITICITE.in(execution))
                .avec("strategie", STRATEGIE.find(execution).orElse(null))
                .avec("action", ACTION.find(execution).orElse(null))
                .avec("responsable", RESPONSABLE_ACTION.find(execution).orElse(null))
                .avec("echeanceAction", ECHEANCE_ACTION.find(execution).orElse(null))
                .avec("actionTerminee", ACTION_TERMINEE.find(execution).orElse(false))
                .avec("prochaineRevue", revue)
                .avec("aRemonter", A_REMONTER.find(execution).orElse(false))
                .avec("etat", ETAT.find(execution).orElse("OUVERT"))
                .faire());
    }

    /** Au signalement, l'action n'est pas encore connue ; ensuite, un élément critique n'en est plus dispensé. */
    private void exigerAction(DelegateExecution execution, boolean critique) {
        boolean incomplete = Stream.of(ACTION, RESPONSABLE_ACTION, ECHEANCE_ACTION)
                .anyMatch(champ -> champ.find(execution).isEmpty());
        if (critique && incomplete && ETAT.find(execution).isPresent()) {
            throw new Refus(
                    400,
                    "Action préventive, responsable, échéance : les trois sont exigés quand la criticité est « %s »."
                            .formatted(libelles.dire("criticite", CRITICITE.in(execution))));
        }
    }

    private Instant revue(DelegateExecution execution) {
        Instant auPlusTard =
                calendrier.de(ETABLISSEMENT.in(execution)).echeance(horloge.instant(), DELAI_REVUE.in(execution));
        return DATE_REEVALUATION
                .find(execution)
                .map(jour -> Matin.le(LocalDate.parse(jour)).toInstant())
                .filter(voulue -> voulue.isBefore(auPlusTard))
                .orElse(auPlusTard);
    }

    /** Une action est en retard le lendemain de son échéance. */
    private static Instant finAction(DelegateExecution execution) {
        return ECHEANCE_ACTION
                .find(execution)
                .filter(jour -> !ACTION_TERMINEE.find(execution).orElse(false))
                .map(jour -> LocalDate.parse(jour)
                        .plusDays(1)
                        .atStartOfDay(TempsOuvert.FUSEAU)
                        .toInstant())
                .orElse(HORS_D_ATTEINTE);
    }

    private static String texte(Instant instant) {
        return instant.atZone(TempsOuvert.FUSEAU).toOffsetDateTime().toString();
    }
}
