package ca.jalon.echelle;

import ca.jalon.Banc;
import ca.jalon.soutien.BancSoutien;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Les dossiers réellement vécus dont une base d'échelle est faite : des projets arrêtés à chaque pas de leur cycle, d'autres
 * finis, des demandes de soutien à chaque niveau.
 */
final class Semis {

    private static final String FICHE = "fiche-local-soins-de-plaies";
    private static final String QUESTION = "soutien-question-clinique";

    /** Pas d'un cycle entier, à peu près ; un projet semé s'arrête tous les quatre pas. */
    private static final int PAS = 44;

    private final int port;
    private final ManagementService gestion;
    private final Instant maintenant;

    Semis(int port, ManagementService gestion, Instant maintenant) {
        this.port = port;
        this.gestion = gestion;
        this.maintenant = maintenant;
    }

    void semer() {
        for (int pas = 1; pas <= PAS; pas += 4) {
            BancSoutien banc = banc(Duration.ofDays(40 + 2L * pas));
            if (pas % 8 == 1) {
                grand(banc);
            }
            String numero = banc.demarrerExemple(FICHE);
            for (int fait = 0; fait < pas; fait++) {
                avancer(banc, numero);
            }
            banc.envoyerAvis();
        }
        finir(banc(Duration.ofDays(900)));
        finir(grand(banc(Duration.ofDays(900))));
        finir(banc(Duration.ofDays(200)).decider("DO", "AUTORISE", "REFUSE"));
        finir(banc(Duration.ofDays(200)).decider("DA", "REFUSE"));
        soutien();
    }

    private void soutien() {
        deposer(Duration.ofDays(1));
        BancSoutien qualifiee = banc(Duration.ofDays(1));
        qualifiee.qualifierQuestion(deposer(qualifiee), "CLINIQUE_ORGANISATIONNEL");
        BancSoutien attente = banc(Duration.ofDays(2));
        String enAttente = deposer(attente);
        attente.qualifierQuestion(enAttente, "CLINIQUE_ORGANISATIONNEL");
        attente.traiter(enAttente, "EN_ATTENTE");
        BancSoutien montee = banc(Duration.ofDays(1));
        String deuxieme = montee.deposer("intervenant", BancSoutien.demande("soutien-incident-bloquant"));
        montee.qualifier(deuxieme);
        montee.traiter(deuxieme, "ESCALADER");
        for (int i = 0; i < 3; i++) {
            BancSoutien close = banc(Duration.ofDays(30 + i));
            String resolue = deposer(close);
            close.qualifierQuestion(resolue, "CLINIQUE_ORGANISATIONNEL");
            passer(Duration.ofHours(2));
            close.traiter(resolue, "RESOLU");
            passer(Duration.ofHours(3));
            close.confirmer(resolue, true);
            close.envoyerAvis();
        }
    }

    private void deposer(Duration depuis) {
        deposer(banc(depuis));
    }

    private static String deposer(BancSoutien banc) {
        return banc.deposer("intervenant", BancSoutien.demande(QUESTION));
    }

    /** Un projet de grande envergure a des chantiers menés ensemble, donc bien des tâches ouvertes. */
    private static BancSoutien grand(BancSoutien banc) {
        banc.repondre(
                "evaluer-envergure",
                Map.of("envergureRetenue", "GRANDE", "motifEnvergure", "Le projet touche tous les points de service."));
        return banc;
    }

    private void finir(Banc banc) {
        banc.jusquALaFin(banc.demarrerExemple(FICHE));
        banc.envoyerAvis();
    }

    private static void avancer(Banc banc, String numero) {
        List<JsonNode> ouvertes = banc.taches(numero);
        if (ouvertes.isEmpty()) {
            banc.avancerMinuterie(numero);
        } else {
            banc.faire(ouvertes.get(0));
        }
        passer(Duration.ofHours(8));
    }

    private static void passer(Duration duree) {
        ClockUtil.setCurrentTime(
                Date.from(ClockUtil.getCurrentTime().toInstant().plus(duree)));
    }

    /** Un banc dont l'horloge est à cette distance du présent. */
    private BancSoutien banc(Duration avant) {
        ClockUtil.setCurrentTime(Date.from(maintenant.minus(avant)));
        BancSoutien banc = new BancSoutien(port, gestion);
        banc.adaptable();
        return banc;
    }
}
