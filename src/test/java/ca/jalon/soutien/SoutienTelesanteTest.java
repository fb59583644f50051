package ca.jalon.soutien;

import static ca.jalon.soutien.BancSoutien.demande;
import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Couverture;
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
import org.junit.jupiter.api.Order;
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
                        "userTask_resoudreDemande par pilote.techno",
                        "userTask_resoudreDemande par gestion.cusm",
                        "userTask_resoudreDemande par fournisseur",
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
                        "userTask_resoudreDemande par pilote.clinique",
                        "userTask_confirmerResolution par intervenant");
        assertThat(etat(numero)).isEqualTo("RESOLU");
    }

    @Test
    void un_service_local_va_au_fournisseur_et_se_rouvre() {
        String numero = banc.deposer(
                "intervenant", demande(QUESTION, "natureDemande", "INCIDENT", "typeSoutien", "TECHNOLOGIQUE"));
        banc.sonner("startEvent_echeanceNiveau");
        banc.qualifier(numero, "qualification", "MINEURE", "niveauServiceConfirme", "LOCAL");
        banc.traiter(numero, "ESCALADER");
        banc.traiter(numero, "NON_RESOLU");
        banc.conclure(numero, "RELANCER");
        for (int fois = 0; fois <= 3; fois++) {
            banc.traiter(numero, "CONTOURNEMENT");
            banc.conclure(numero, "CONTOURNEMENT");
            banc.faire(numero, "userTask_informerUtilisateur");
            banc.confirmer(numero, fois == 3);
        }

        assertThat(banc.trace)
                .contains("userTask_resoudreDemande par fournisseur", "userTask_conclureNiveau3 par pilote.techno")
                .doesNotContain("userTask_resoudreDemande par gestion.cusm");
        assertThat(etat(numero)).isEqualTo("RESOLU_CONTOURNEMENT");
        assertThat(demandes.trouver(numero).orElseThrow().reouvertures()).isEqualTo(3);
        assertThat(courriels(numero)).contains("soutien/echeance-depassee", "soutien/demande-rouverte");
    }

    @Test
    void un_mauvais_type_est_reachemine_et_le_silence_ferme() {
        String numero = banc.deposer("intervenant", demande(QUESTION));
        banc.qualifier(
                numero,
                "natureRetour",
                "QUESTION",
                "qualification",
                "MINEURE",
                "typeSoutienConfirme",
                "TECHNOLOGIQUE",
                "niveauServiceConfirme",
                "LOCAL");
        banc.traiter(numero, "REACHEMINER");
        banc.traiter(numero, "RESOLU");
        banc.sonner("event_echeanceConfirmation");

        assertThat(banc.trace)
                .containsExactly(
                        "userTask_qualifierDemande par pilote.clinique",
                        "userTask_resoudreDemande par pilote.techno",
                        "userTask_resoudreDemande par pilote.clinique");
        assertThat(etat(numero)).isEqualTo("RESOLU");
        assertThat(courriels(numero)).contains("soutien/fermee-en-silence");
    }

    @Test
    void le_niveau_2_interroge_le_niveau_1_et_redirige_vers_le_cct_mandate() {
        String numero = banc.deposer("intervenant", demande(BLOQUANT));
        banc.qualifier(numero);
        banc.traiter(numero, "ESCALADER");
        banc.traiter(numero, "RETOUR_NIVEAU_INFERIEUR");
        banc.faire(numero, "userTask_renseignerNiveau");
        banc.traiter(numero, "REACHEMINER");
        banc.traiter(numero, "RESOLU");
        banc.repondre("informer-utilisateur", java.util.Map.of("diffuser", true));
        banc.faire(numero, "userTask_informerUtilisateur");
        banc.confirmer(numero, true);

        assertThat(banc.trace)
                .contains(
                        "userTask_renseignerNiveau par pilote.techno",
                        "userTask_resoudreDemande par gestion.cusm",
                        "userTask_resoudreDemande par equipe.chum");
        assertThat(courriels(numero)).contains("soutien/demande-redirigee", "soutien/correction-diffusee");
        assertThat(journal.lire(numero))
                .extracting(Journal.Ligne::nature)
                .contains("Renseigner le niveau supérieur", "Réacheminée", "Redirigée vers le CCT mandaté");
    }

    @Test
    void une_attente_recule_les_echeances_et_une_violation_suit_son_chemin() {
        String numero = banc.deposer("intervenant", demande(BLOQUANT, "contournementPossible", true));
        banc.qualifier(numero, "qualification", "MAJEURE");
        assertThat(echeances.courante(numero, "CORRECTION").orElseThrow().echeance())
                .isEqualTo(quebec("2026-12-01T09:00"));
        regler("2026-11-24T15:00");
        banc.traiter(numero, "EN_ATTENTE");
        regler("2026-11-26T10:00");
        banc.faire(numero, "userTask_reprendreDemande");

        assertThat(banc.trace).contains("userTask_reprendreDemande par intervenant");
        assertThat(echeances.courante(numero, "CORRECTION").orElseThrow().echeance())
                .isEqualTo(quebec("2026-12-02T12:00"));
        assertThat(echeances.courante(numero, "NIVEAU").orElseThrow().echeance())
                .isEqualTo(quebec("2026-11-26T12:00"));
        assertThat(banc.tache(numero, "userTask_resoudreDemande").path("due").asText())
                .startsWith("2026-11-26");
        assertThat(banc.minuterie("startEvent_echeanceNiveau").getDuedate())
                .isEqualTo(Date.from(quebec("2026-11-26T12:00")));
        assertThat(echeances.pauses(numero))
                .singleElement()
                .satisfies(pause -> assertThat(pause.attente()).isEqualTo("DEMANDEUR"));

        banc.traiter(numero, "RESOLU", "violationSignalee", true);
        banc.confirmer(numero, true);
        for (String tache : List.of("contenir", "evaluer", "aviser", "clore")) {
            banc.faire(violation("userTask_%sViolation".formatted(tache)));
        }
        assertThat(executions
                        .createProcessInstanceQuery()
                        .processDefinitionKey("incident-confidentialite")
                        .count())
                .isZero();
    }

    private com.fasterxml.jackson.databind.JsonNode violation(String activite) {
        return banc.appeler("GET", "/engine-rest/task?maxResults=50&taskDefinitionKey=" + activite, "admin", null)
                .corps()
                .path(0);
    }

    @Test
    void une_violation_se_declare_aussi_sans_demande_et_reste_a_acces_restreint() {
        assertThat(banc.demarrer("incident-confidentialite", "intervenant", banc.exemple("declarer-violation"))
                        .statut())
                .isEqualTo(200);
        assertThat(banc.appeler("GET", "/engine-rest/task?maxResults=500", "pilote.clinique", null)
                        .corps()
                        .findValuesAsText("taskDefinitionKey"))
                .doesNotContain("userTask_contenirViolation");
        banc.faire(violation("userTask_contenirViolation"));
        banc.repondre("evaluer-violation", java.util.Map.of("risquePrejudice", "NON"));
        banc.faire(violation("userTask_evaluerViolation"));
        banc.faire(violation("userTask_cloreViolation"));
    }

    @Test
    void le_delai_du_niveau_1_passe_la_demande_au_niveau_2() {
        String numero = banc.deposer("intervenant", demande(BLOQUANT));
        banc.sonner("startEvent_avertissementNiveau");
        banc.sonner("startEvent_echeanceNiveau");
        assertThat(banc.titulaires(banc.tache(numero, "userTask_resoudreDemande")))
                .containsExactly("gestion.cusm");
        banc.sonner("event_avertissementCorrection");
        banc.sonner("event_echeanceCorrection");
        banc.traiter(numero, "ANNULER");
        banc.faire(numero, "userTask_informerUtilisateur");

        assertThat(etat(numero)).isEqualTo("ANNULE");
        assertThat(courriels(numero))
                .contains("soutien/echeance-approche", "soutien/echeance-depassee", "soutien/demande-close");
        assertThat(echeances.toutes(numero))
                .filteredOn(e -> e.objet().equals("CORRECTION"))
                .singleElement()
                .satisfies(e -> assertThat(e.depasseeLe()).isNotNull());
    }

    @Test
    void la_resolution_d_un_incident_majeur_est_dite_a_chaque_site() {
        String parent = banc.deposer("intervenant", demande(BLOQUANT, "usagersTouches", "PLUSIEURS_SITES"));
        banc.qualifier(parent, "incidentMajeur", true);
        String rattachee = banc.deposer("pilote.laval", demande(BLOQUANT, "codeEtablissement", "cisss-laval"));
        banc.qualifier(rattachee);
        banc.traiter(rattachee, "EN_ATTENTE", "attenteDe", "INCIDENT_MAJEUR", "incidentParent", parent);
        banc.traiter(parent, "RESOLU");
        banc.confirmer(parent, true);

        assertThat(courriels(rattachee)).contains("soutien/incident-majeur-resolu");
        banc.traiter(rattachee, "TRANSFORMER_EN_EVOLUTION");
        assertThat(etat(rattachee)).isEqualTo("TRANSFORME_EN_EVOLUTION");
        assertThat(courriels(rattachee)).contains("soutien/demande-close");
    }

    @Test
    void trois_niveaux_3_signalent_un_service_fragile() {
        for (int i = 0; i < 3; i++) {
            String numero = banc.deposer(
                    "intervenant", demande(QUESTION, "natureDemande", "INCIDENT", "typeSoutien", "TECHNOLOGIQUE"));
            banc.qualifier(numero, "qualification", "MINEURE", "niveauServiceConfirme", "LOCAL");
            banc.traiter(numero, "ESCALADER");
            banc.traiter(numero, "RESOLU");
            banc.conclure(numero, "RESOLU");
            banc.faire(numero, "userTask_informerUtilisateur");
            banc.confirmer(numero, true);
        }
        banc.envoyerAvis();
        assertThat(base.sql("select count(*) from jalon.avis where modele = 'soutien/service-fragile'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void une_saisie_fautive_est_refusee_sans_rien_perdre() {
        assertThat(banc.envoyerDemande("intervenant", demande(BLOQUANT, "service", "Service inventé"))
                        .statut())
                .isEqualTo(400);
        assertThat(banc.envoyerDemande("intervenant", demande(BLOQUANT, "codeEtablissement", "cisss-laval"))
                        .message())
                .contains("Établissement");
        assertThat(banc.envoyerDemande("intervenant", demande(BLOQUANT, "depuis", "2027-01-01"))
                        .message())
                .contains("à venir");

        String numero = banc.deposer("intervenant", demande(QUESTION, "urgenceClinique", true, "service", "AUTRE"));
        assertThat(demandes.trouver(numero).orElseThrow().qualification()).isEqualTo("BLOQUANTE");
        var tache = banc.tache(numero, "userTask_qualifierDemande");
        banc.prendre(tache, "pilote.clinique");
        var moindre = banc.repondre(
                        "qualification-soutien",
                        java.util.Map.of(
                                "qualification",
                                "MINEURE",
                                "motifQualification",
                                "Moins grave",
                                "typeSoutienConfirme",
                                "CLINIQUE_ORGANISATIONNEL"))
                .exemple("qualification-soutien");
        assertThat(banc.envoyer(tache, "pilote.clinique", moindre).message()).contains("bloquante");
        banc.qualifier(numero, "typeSoutienConfirme", "CLINIQUE_ORGANISATIONNEL", "niveauServiceConfirme", "LOCAL");
        banc.traiter(numero, "ANNULER");
        assertThat(etat(numero)).isEqualTo("ANNULE");
    }

    @Test
    void un_demandeur_sans_adresse_n_arrete_rien_et_un_administrateur_l_apprend() {
        base.sql("update ACT_ID_USER set EMAIL_ = null where ID_ = 'intervenant'")
                .update();
        try {
            String numero = banc.deposer("intervenant", demande(QUESTION, "demandeurContact", "514 555-0123"));
            assertThat(courriels(numero)).contains("avis/sans-destinataire");
            banc.qualifier(
                    numero,
                    "qualification",
                    "MINEURE",
                    "natureRetour",
                    "EVOLUTION",
                    "motifQualification",
                    "Évolution",
                    "evolutionDemandee",
                    true,
                    "typeSoutienConfirme",
                    "CLINIQUE_ORGANISATIONNEL",
                    "motifQualification",
                    null);
            assertThat(etat(numero)).isEqualTo("TRANSFORME_EN_EVOLUTION");
        } finally {
            base.sql("update ACT_ID_USER set EMAIL_ = 'intervenant@exemple.qc.ca' where ID_ = 'intervenant'")
                    .update();
        }
    }

    @Test
    void le_journal_est_lu_par_qui_tient_la_demande_et_la_saisie_y_est_neutralisee() {
        String numero = banc.deposer("intervenant", demande(QUESTION, "resume", "<b>gras</b> [lien](http://x)"));
        var tache = banc.tache(numero, "userTask_qualifierDemande");
        String servi = banc.appeler(
                        "GET",
                        "/engine-rest/task/" + tache.path("id").asText() + "/deployed-form",
                        "pilote.clinique",
                        null)
                .corps()
                .toString();
        assertThat(servi).contains("Demande reçue").doesNotContain("<b>gras").doesNotContain("](http");
        banc.qualifier(
                numero,
                "qualification",
                "MINEURE",
                "natureRetour",
                "QUESTION",
                "typeSoutienConfirme",
                "CLINIQUE_ORGANISATIONNEL");
        banc.traiter(numero, "ANNULER");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void tout_est_parcouru() {
        assertThat(Couverture.manquants("soutien/soutien-telesante")).isEmpty();
        assertThat(Couverture.manquants("soutien/traitement-soutien")).isEmpty();
        assertThat(Couverture.manquants("soutien/incident-confidentialite")).isEmpty();
    }
}
