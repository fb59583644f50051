package ca.jalon.avis;

import ca.jalon.avis.Attentes.Groupe;
import ca.jalon.calendrier.TempsOuvert;
import ca.jalon.papier.Francais;
import ca.jalon.sceau.Tours;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Réunit ce que chacun a choisi de lire une fois par jour, et l'envoie à son heure : un avis comme un autre, donc repris de
 * même, né dans la transaction qui efface ce qu'il dit.
 */
@Component
class Resumes {

    private static final String MODELE = "avis/resume";

    /** Deux passages d'une même heure ne font qu'un : un nœud passe, les autres s'abstiennent. */
    private static final Duration PASSAGE = Duration.ofMinutes(30);

    /** Une tâche attendue d'ici là presse. */
    private static final Duration BIENTOT = Duration.ofDays(7);

    private final JdbcClient base;
    private final Attentes attentes;
    private final ChoixRetenus choix;
    private final Avis avis;
    private final Tours tours;
    private final Clock horloge;
    private final TransactionTemplate transaction;

    Resumes(
            JdbcClient base,
            Attentes attentes,
            ChoixRetenus choix,
            Avis avis,
            Tours tours,
            Clock horloge,
            PlatformTransactionManager transactions) {
        this.base = base;
        this.attentes = attentes;
        this.choix = choix;
        this.avis = avis;
        this.tours = tours;
        this.horloge = horloge;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Charge(long total, long bientot) {}

    @Scheduled(cron = "${jalon.courriel.passage}", zone = "America/Toronto")
    void envoyer() {
        transaction.executeWithoutResult(etat -> {
            if (tours.seul("resumes", horloge.instant().minus(PASSAGE), horloge.instant())) {
                attentes.oublierLesComptesPartis();
                attentes.premiers().forEach(this::envoyerSIlEstTemps);
            }
        });
    }

    private void envoyerSIlEstTemps(String compte, Instant premier) {
        if (!premier.isBefore(derniereFois(choix.de(compte).heure()))) {
            return;
        }
        List<Groupe> groupes = attentes.retirer(compte);
        if (!groupes.isEmpty()) {
            avis.demander(MODELE, "Votre résumé", List.of(Avis.compte(compte)), donnees(compte, groupes));
        }
    }

    /** La dernière fois qu'il fut cette heure au Québec : un passage manqué se rattrape au suivant. */
    private Instant derniereFois(int heure) {
        ZonedDateTime maintenant = horloge.instant().atZone(TempsOuvert.FUSEAU);
        ZonedDateTime aujourdhui = maintenant.toLocalDate().atTime(heure, 0).atZone(TempsOuvert.FUSEAU);
        return (aujourdhui.isAfter(maintenant)
                        ? maintenant.toLocalDate().minusDays(1).atTime(heure, 0).atZone(TempsOuvert.FUSEAU)
                        : aujourdhui)
                .toInstant();
    }

    private Map<String, Object> donnees(String compte, List<Groupe> groupes) {
        Charge charge = charge(compte);
        return Map.of(
                "jour",
                Francais.jour(horloge.instant()),
                "taches",
                charge.total(),
                "bientot",
                charge.bientot(),
                "combien",
                groupes.stream().mapToInt(groupe -> groupe.lignes().size()).sum(),
                "dossiers",
                groupes.stream().map(Resumes::dire).toList());
    }

    private Charge charge(String compte) {
        return base.sql("""
                        select count(*) as total,
                               coalesce(sum(case when DUE_DATE_ < :bientot then 1 else 0 end), 0) as bientot
                        from ACT_RU_TASK where ASSIGNEE_ = :compte and SUSPENSION_STATE_ = 1
                        """)
                .param("bientot", Timestamp.from(horloge.instant().plus(BIENTOT)))
                .param("compte", compte)
                .query((ligne, rang) -> new Charge(ligne.getLong(1), ligne.getLong(2)))
                .single();
    }

    private static Map<String, Object> dire(Groupe groupe) {
        return Map.of(
                "nom",
                groupe.titre() == null ? groupe.numero() : groupe.numero() + " — " + groupe.titre(),
                "lignes",
                groupe.lignes().stream()
                        .map(ligne -> Map.of(
                                "sujet",
                                ligne.sujetSeul(),
                                "ligne",
                                ligne.ligne(),
                                "lien",
                                ligne.lien() == null ? "" : ligne.lien()))
                        .toList());
    }
}
