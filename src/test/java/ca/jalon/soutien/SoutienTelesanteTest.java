package ca.jalon.soutien;

import static ca.jalon.soutien.BancSoutien.demande;
import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import ca.jalon.calendrier.Echeances;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mène des demandes de soutien par REST, chacune par un chemin différent, jusqu'à avoir tout parcouru. */
@EssaiSpring
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SoutienTelesanteTest {

    private static final String BLOQUANT = "soutien-incident-bloquant";
    private static final String QUESTION = "soutien-question-clinique";

    @Autowired
    ManagementService gestion;

    @Autowired
    RuntimeService executions;

    @Autowired
    Demandes demandes;

    @Autowired
    Journal journal;

    @Autowired
    Echeances echeances;

    @Autowired
    JdbcClient base;

    @LocalServerPort
    int port;

    BancSoutien banc;

    @BeforeEach
    void preparer() {
        banc = new BancSoutien(port, gestion);
        regler("2026-11-24T09:00");
    }

    @AfterEach
    void remettreLHeure() {
        ClockUtil.reset();
    }

    private static void regler(String heure) {
        ClockUtil.setCurrentTime(Date.from(
                LocalDateTime.parse(heure).atZone(ZoneId.of("America/Toronto")).toInstant()));
    }

    private static Instant quebec(String heure) {
        return LocalDateTime.parse(heure).atZone(ZoneId.of("America/Toronto")).toInstant();
    }

    private String etat(String numero) {
        return demandes.trouver(numero).orElseThrow().etat();
    }

    private List<String> courriels(String numero) {
        banc.envoyerAvis();
        return base.sql("select modele from jalon.avis where cle = ? order by envoye_le")
                .param(numero)
                .query(String.class)
                .list();
    }

    @Test
    void l_incident_bloquant_monte_au_niveau_3_et_redescend() {
        String numero = banc.deposer("intervenant", demande(BLOQUANT));
        assertThat(numero).matches("SO-2026-\\d{4}");
        banc.qualifier(numero);
        banc.traiter(numero, "ESCALADER");
        banc.traiter(numero, "ESCALADER");
        banc.traiter(numero, "RESOLU");
        banc.conclure(numero, "RESOLU");
        banc.faire(numero, "userTask_informerUtilisateur");
        banc.confirmer(numero, true);

        assertThat(banc.trace)
                .containsExactly(
                        "userTask_qualifierDemande par pilote.techno",
                        "userTask_traiterDemande par pilote.techno",
                        "userTask_traiterDemande par gestion.cusm",
                        "userTask_traiterDemande par fournisseur",
                        "userTask_conclureNiveau3 par gestion.cusm",
                        "userTask_informerUtilisateur par pilote.techno",
                        "userTask_confirmerResolution par intervenant");
        assertThat(etat(numero)).isEqualTo("RESOLU");
        assertThat(demandes.trouver(numero).orElseThrow().noteGlobale()).isEqualTo(5);
        assertThat(courriels(numero))
                .contains("soutien/demande-recue", "soutien/demande-transferee", "soutien/reponse-donnee");
        assertThat(echeances.toutes(numero))
                .allSatisfy(e -> assertThat(e.termineeLe()).isNotNull());
    }

    @Test
    void la_question_clinique_est_reglee_au_niveau_1() {
        String numero = banc.deposer("intervenant", demande(QUESTION));
        assertThat(banc.tache(numero, "userTask_qualifierDemande").path("due").asText())
                .startsWith("2026-11-25T");
        banc.qualifier(
                numero,
                "natureRetour",
                "QUESTION",
                "qualification",
                "MINEURE",
                "typeSoutienConfirme",
                "CLINIQUE_ORGANISATIONNEL",
                "niveauServiceConfirme",
                "LOCAL");
        banc.traiter(numero, "RESOLU", "diffuser", false);
        banc.confirmer(numero, true);

        assertThat(banc.trace)
                .containsExactly(
                        "userTask_qualifierDemande par pilote.clinique",
                        "userTask_traiterDemande par pilote.clinique",
                        "userTask_confirmerResolution par intervenant");
        assertThat(etat(numero)).isEqualTo("RESOLU");
    }
}
