package ca.jalon.bilan;

import ca.jalon.calendrier.Exercice;
import ca.jalon.formulaire.HorsContrat;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.portail.tableau.Portee;
import ca.jalon.sceau.Tours;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Le 1er avril, ouvre les bilans de l'exercice clos la veille : un par établissement qui a un pilote, un par territoire, un pour
 * le Québec. Tous les faits se prennent dans la même transaction : un territoire est la somme de ses établissements.
 */
@Component
class OuvrirBilans {

    private final Organisations organisations;
    private final Annuaire annuaire;
    private final Bilans bilans;
    private final RuntimeService executions;
    private final Tours tours;
    private final Clock horloge;
    private final TransactionTemplate transaction;

    OuvrirBilans(
            Organisations organisations,
            Annuaire annuaire,
            Bilans bilans,
            RuntimeService executions,
            Tours tours,
            Clock horloge,
            PlatformTransactionManager transactions) {
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.bilans = bilans;
        this.executions = executions;
        this.tours = tours;
        this.horloge = horloge;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(cron = "0 0 6 1 4 *", zone = "America/Toronto")
    void chaqueAnnee() {
        transaction.executeWithoutResult(etat -> {
            if (tours.seul("bilans-annuels", horloge.instant().minus(Duration.ofDays(300)), horloge.instant())) {
                ouvrir(Exercice.dernierClos(LocalDate.now(horloge)));
            }
        });
    }

    /** Ouvre ceux qui ne le sont pas encore. */
    private void ouvrir(Exercice exercice) {
        organisations
                .etablissements()
                .filter(this::aUnPilote)
                .map(Organisation::code)
                .filter(code -> absent(exercice, code))
                .forEach(code -> ouvrir(BilanAnnuel.LOCAL, exercice, BilanAnnuel.ORGANISATION.name(), code));
        Stream.concat(organisations.nomsDesTerritoires().keySet().stream(), Stream.of(Portee.QUEBEC))
                .filter(code -> absent(exercice, code))
                .forEach(code -> ouvrir(BilanAnnuel.CONSOLIDE, exercice, BilanAnnuel.PERIMETRE.name(), code));
    }

    /** Sans pilote, personne ne l'écrirait : le bilan du territoire nommera l'établissement. */
    private boolean aUnPilote(Organisation etablissement) {
        return Stream.of("pilote-clinique.", "pilote-technologique.")
                .anyMatch(role -> !annuaire.membres(role + etablissement.code()).isEmpty());
    }

    private boolean absent(Exercice exercice, String perimetre) {
        return bilans.de(exercice.annee(), perimetre).isEmpty();
    }

    private void ouvrir(String processus, Exercice exercice, String champ, String perimetre) {
        HorsContrat.faire(() -> executions
                .createProcessInstanceByKey(processus)
                .setVariable(BilanAnnuel.EXERCICE.name(), String.valueOf(exercice.annee()))
                .setVariable(champ, perimetre)
                .execute());
    }
}
