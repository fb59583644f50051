package ca.jalon.repondant;

import ca.jalon.avis.Avis;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.papier.Francais;
import ca.jalon.registre.Repondant;
import ca.jalon.registre.Repondants;
import ca.jalon.registre.Volet;
import ca.jalon.repondant.Vacances.Vacance;
import ca.jalon.sceau.Tours;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chaque matin, constate les postes vacants et les rappelle : à la direction dont ils relèvent après trente jours, au
 * coordonnateur du CCT après soixante ; une fois chacun, un seul courriel par destinataire.
 */
@Component
class VeillerVacances {

    /** Ce qui numérote, avec le jour, les courriels d'un même passage. */
    private static final String RELEVE = "VA-";

    /** Jours au bout desquels part chaque avis, dans l'ordre. */
    private static final List<Integer> DELAIS = List.of(30, 60);

    private final Repondants repondants;
    private final Vacances vacances;
    private final Organisations organisations;
    private final Annuaire annuaire;
    private final Postes postes;
    private final Avis avis;
    private final Tours tours;
    private final Clock horloge;
    private final TransactionTemplate transaction;

    VeillerVacances(
            Repondants repondants,
            Vacances vacances,
            Organisations organisations,
            Annuaire annuaire,
            Postes postes,
            Avis avis,
            Tours tours,
            Clock horloge,
            PlatformTransactionManager transactions) {
        this.repondants = repondants;
        this.vacances = vacances;
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.postes = postes;
        this.avis = avis;
        this.tours = tours;
        this.horloge = horloge;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(cron = "0 0 7 * * *", zone = "America/Toronto")
    void chaqueMatin() {
        transaction.executeWithoutResult(etat -> {
            if (tours.seul("vacances", horloge.instant().minus(Duration.ofHours(12)), horloge.instant())) {
                passer();
            }
        });
    }

    private void passer() {
        String jour = LocalDate.now(horloge).toString();
        for (Repondant orphelin : repondants.comptesSupprimes()) {
            repondants.fermer(orphelin.id(), jour, null);
        }
        for (Organisation etablissement : organisations.etablissements().toList()) {
            for (Volet volet : Volet.values()) {
                if (repondants.enPoste(etablissement.code(), volet).isPresent()) {
                    vacances.pourvoir(etablissement.code(), volet);
                } else {
                    vacances.ouvrir(etablissement.code(), volet, jour);
                }
            }
        }
        avertir();
    }

    private void avertir() {
        Map<String, List<Vacance>> parGroupe = vacances.toutes().stream()
                .filter(vacance -> organisations.connaitGroupe(groupe(vacance, 0)))
                .filter(this::due)
                .collect(Collectors.groupingBy(
                        vacance -> groupe(vacance, vacance.avis()), TreeMap::new, Collectors.toList()));
        parGroupe.forEach((groupe, dues) -> {
            dues.forEach(vacances::noterAvis);
            // Une direction que personne ne tient ne lirait rien, et trente-cinq établissements l'apprendraient aux
            // administrateurs.
            if (!annuaire.membres(groupe).isEmpty()) {
                avis.demander(
                        "repondant/poste-vacant",
                        RELEVE + LocalDate.now(horloge),
                        List.of(Avis.groupe(groupe)),
                        Map.of("postes", dues.stream().map(this::dire).collect(Collectors.joining("\n"))));
            }
        });
    }

    private boolean due(Vacance vacance) {
        return vacance.avis() < DELAIS.size()
                && !vacance.depuis().plusDays(DELAIS.get(vacance.avis())).isAfter(LocalDate.now(horloge));
    }

    /** @param rang du premier avis ou du second */
    private String groupe(Vacance vacance, int rang) {
        return rang == 0
                ? vacance.volet().direction() + "." + vacance.organisation()
                : organisations.groupe(
                        "coordonnateur-cct",
                        vacance.organisation(),
                        organisations.organisation(vacance.organisation()).territoire());
    }

    private String dire(Vacance vacance) {
        return "%s, depuis le %s"
                .formatted(postes.nom(vacance.organisation(), vacance.volet()), Francais.date(vacance.depuis()));
    }
}
