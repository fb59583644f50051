package ca.jalon.campagne;

import ca.jalon.formulaire.Refus;
import ca.jalon.moteur.AuNomDeJalon;
import ca.jalon.organisation.Annuaire;
import ca.jalon.organisation.Organisation;
import ca.jalon.organisation.Organisations;
import ca.jalon.sceau.Tours;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ouvre chaque campagne, de son jour d'ouverture à la fin de sa durée, dans les organisations où elle ne l'est pas encore.
 *
 * <p>Une transaction par organisation : celle qui échoue est nommée et n'arrête pas les autres, un nœud qui tombe laisse le
 * reste au passage suivant.
 */
@Component
class Campagnes {

    private static final Logger LOG = LoggerFactory.getLogger(Campagnes.class);
    private static final Duration PASSAGE = Duration.ofMinutes(50);

    private final List<Campagne> toutes;
    private final RegistreCampagnes registre;
    private final Organisations organisations;
    private final Annuaire annuaire;
    private final RuntimeService executions;
    private final HistoryService historique;
    private final AuNomDeJalon jalon;
    private final Tours tours;
    private final Clock horloge;
    private final TransactionTemplate transaction;

    Campagnes(
            List<Campagne> toutes,
            RegistreCampagnes registre,
            Organisations organisations,
            Annuaire annuaire,
            RuntimeService executions,
            HistoryService historique,
            AuNomDeJalon jalon,
            Tours tours,
            Clock horloge,
            PlatformTransactionManager transactions) {
        Set<String> codes = toutes.stream().map(Campagne::code).collect(Collectors.toSet());
        if (codes.size() < toutes.size()) {
            throw new IllegalStateException("Deux campagnes portent le même code : " + codes);
        }
        this.toutes = toutes;
        this.registre = registre;
        this.organisations = organisations;
        this.annuaire = annuaire;
        this.executions = executions;
        this.historique = historique;
        this.jalon = jalon;
        this.tours = tours;
        this.horloge = horloge;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Combien d'organisations viennent de s'ouvrir, et où ce ne l'est toujours pas. */
    record Passage(int ouvertes, int restent) {}

    List<Campagne> toutes() {
        return toutes;
    }

    /** Un passage par heure, par un seul nœud. */
    @Scheduled(cron = "${jalon.campagnes.passage}", zone = "America/Toronto")
    void passer() {
        boolean mien = Boolean.TRUE.equals(transaction.execute(
                etat -> tours.seul("campagnes", horloge.instant().minus(PASSAGE), horloge.instant())));
        if (mien) {
            toutes.stream().filter(this::enCours).forEach(this::ouvrir);
        }
    }

    /** Vrai du jour de l'ouverture à la fin de la durée. */
    boolean enCours(Campagne campagne) {
        LocalDate jour = LocalDate.now(horloge);
        LocalDate ouverture = campagne.ouverture().atYear(annee(campagne));
        return !jour.isBefore(ouverture) && jour.isBefore(ouverture.plus(campagne.duree()));
    }

    /** Année de l'ouverture en cours ou, si la campagne est fermée, de la prochaine. */
    int annee(Campagne campagne) {
        LocalDate jour = LocalDate.now(horloge);
        LocalDate cetteAnnee = campagne.ouverture().atYear(jour.getYear());
        LocalDate derniere = jour.isBefore(cetteAnnee) ? cetteAnnee.minusYears(1) : cetteAnnee;
        return jour.isBefore(derniere.plus(campagne.duree())) ? derniere.getYear() : derniere.getYear() + 1;
    }

    /** Ouvre partout où elle ne l'est pas, même avant sa date. */
    Passage ouvrir(Campagne campagne) {
        return jalon.obtenir(() -> ouvrirPartout(campagne));
    }

    private Passage ouvrirPartout(Campagne campagne) {
        int annee = annee(campagne);
        Set<String> faites = registre.ouvertes(campagne.code(), annee);
        int ouvertes = 0;
        int restent = 0;
        for (Organisation organisation : campagne.organisations()) {
            if (!faites.contains(organisation.code())) {
                if (tenter(campagne, annee, organisation)) {
                    ouvertes++;
                } else {
                    restent++;
                }
            }
        }
        return new Passage(ouvertes, restent);
    }

    private boolean tenter(Campagne campagne, int annee, Organisation organisation) {
        if (campagne.acteurs().stream().allMatch(role -> vacant(role, organisation))) {
            String attendus = campagne.acteurs().stream()
                    .map(role -> organisations.role(role).nom().toLowerCase())
                    .collect(Collectors.joining(", "));
            registre.noter(campagne.code(), annee, organisation.code(), "poste vacant : " + attendus);
            return false;
        }
        try {
            ouvrir(campagne, annee, organisation);
            return true;
        } catch (RuntimeException echec) {
            LOG.error("Campagne {} {} : échec pour {}", campagne.code(), annee, organisation.code(), echec);
            registre.noter(
                    campagne.code(),
                    annee,
                    organisation.code(),
                    echec instanceof Refus ? echec.getMessage() : "une erreur, au journal de l’application");
            return false;
        }
    }

    private boolean vacant(String role, Organisation organisation) {
        return annuaire.membres(organisations.groupe(role, organisation.code(), organisation.territoire()))
                .isEmpty();
    }

    /** @throws Refus (409) si elle y est déjà ouverte cette année */
    void ouvrir(Campagne campagne, int annee, Organisation organisation) {
        transaction.executeWithoutResult(etat -> {
            if (!registre.reserver(campagne.code(), annee, organisation.code())) {
                throw new Refus(
                        409,
                        "%s : la campagne de %d est déjà ouverte pour %s."
                                .formatted(campagne.nom(), annee, organisation.nom()));
            }
            String instance = demarrer(campagne, annee, organisation);
            registre.ouvrir(
                    campagne.code(),
                    annee,
                    organisation.code(),
                    instance,
                    LocalDate.now(horloge).toString());
        });
    }

    /** Ce qui fut ouvert sous ce numéro avant le registre, ou par une autre voie, est celui de la campagne. */
    private String demarrer(Campagne campagne, int annee, Organisation organisation) {
        String numero = campagne.numero(annee, organisation);
        List<HistoricProcessInstance> deja = numero == null
                ? List.of()
                : historique
                        .createHistoricProcessInstanceQuery()
                        .processDefinitionKey(campagne.processus())
                        .processInstanceBusinessKey(numero)
                        .list();
        if (!deja.isEmpty()) {
            return deja.get(0).getId();
        }
        ProcessInstantiationBuilder depart = executions
                .createProcessInstanceByKey(campagne.processus())
                .setVariables(campagne.depart(annee, organisation));
        return (numero == null ? depart : depart.businessKey(numero)).execute().getId();
    }
}
