package ca.jalon.repondant;

import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.registre.Comites;
import ca.jalon.registre.Repondants;
import ca.jalon.sceau.Tours;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Le 1er septembre, fait relire à chaque établissement inscrit ce que les registres disent de lui : une seule tâche. */
@Component
class RelectureAnnuelle {

    private static final String PROCESSUS = "confirmer-repondants";

    /** Préfixe du numéro de la relecture : {@code RC-2027-ciusss-emtl}. */
    private static final String SERIE = "RC";

    private final Organisations organisations;
    private final Repondants repondants;
    private final Comites comites;
    private final RuntimeService executions;
    private final Tours tours;
    private final Clock horloge;
    private final TransactionTemplate transaction;

    RelectureAnnuelle(
            Organisations organisations,
            Repondants repondants,
            Comites comites,
            RuntimeService executions,
            Tours tours,
            Clock horloge,
            PlatformTransactionManager transactions) {
        this.organisations = organisations;
        this.repondants = repondants;
        this.comites = comites;
        this.executions = executions;
        this.tours = tours;
        this.horloge = horloge;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(cron = "0 30 7 1 9 *", zone = "America/Toronto")
    void ouvrir() {
        transaction.executeWithoutResult(etat -> {
            if (tours.seul("relecture-annuelle", horloge.instant().minus(Duration.ofDays(300)), horloge.instant())) {
                organisations
                        .etablissements()
                        .filter(this::inscrit)
                        .filter(this::aRelire)
                        .forEach(this::ouvrir);
            }
        });
    }

    private boolean inscrit(Organisation etablissement) {
        return !repondants.enPoste(etablissement.code()).isEmpty()
                || comites.enCours(etablissement.code()).isPresent();
    }

    /** Celle de l'an dernier, si personne n'y a répondu, attend encore. */
    private boolean aRelire(Organisation etablissement) {
        return executions
                        .createProcessInstanceQuery()
                        .processDefinitionKey(PROCESSUS)
                        .variableValueEquals(Nomination.ETABLISSEMENT.name(), etablissement.code())
                        .count()
                == 0;
    }

    private void ouvrir(Organisation etablissement) {
        executions
                .createProcessInstanceByKey(PROCESSUS)
                .businessKey("%s-%d-%s".formatted(SERIE, LocalDate.now(horloge).getYear(), etablissement.code()))
                .setVariable(Nomination.ETABLISSEMENT.name(), etablissement.code())
                .setVariable(Nomination.TERRITOIRE.name(), etablissement.territoire())
                .setVariable("titreProjet", "Répondants et comité, " + etablissement.nom())
                .execute();
    }
}
