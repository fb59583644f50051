package ca.jalon.soutien;

import static ca.jalon.soutien.BancSoutien.demande;
import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Couverture;
import ca.jalon.EssaiDeModele;
import ca.jalon.calendrier.AutreCalendrier;
import ca.jalon.calendrier.Echeance;
import ca.jalon.calendrier.Echeances;
import ca.jalon.calendrier.ReglagesCalendrier;
import ca.jalon.registre.Risques;
import ca.jalon.securite.Visiteur;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Mène des demandes de soutien par REST, un comportement par essai, jusqu'à avoir tout parcouru. */
class SoutienTelesanteTest extends EssaiDeModele {

    private static final String BLOQUANT = "soutien-incident-bloquant";
    private static final String QUESTION = "soutien-question-clinique";
    private static final String PLAIES = "Téléassistance en soins de plaies complexes";

    @Autowired
    IdentityService identites;

    @Autowired
    Demandes demandes;

    @Autowired
    Journal journal;

    @Autowired
    Echeances echeances;

    @Autowired
    ReglagesCalendrier reglages;

    @Autowired
    ApplicationContext contexte;

    @Autowired
    Risques risques;

    private BancSoutien soutien;

    SoutienTelesanteTest() {
        super("soutien/soutien-telesante");
    }

    @BeforeEach
    void ouvrirLeSoutien() {
        soutien = new BancSoutien(port, gestion);
        regler("2026-11-24T09:00");
    }

    @AfterAll
    void tout_est_parcouru() {
        for (String modele : List.of("escalade-soutien", "traitement-soutien")) {
            assertThat(Couverture.manquants("soutien/" + modele)).as(modele).isEmpty();
        }
    }

    private static void regler(String heure) {
        ClockUtil.setCurrentTime(Date.from(quebec(heure)));
    }

    private static Instant quebec(String heure) {
        return LocalDateTime.parse(heure).atZone(ZoneId.of("America/Toronto")).toInstant();
    }

    private String etat(String numero) {
        return demandes.trouver(numero).orElseThrow().etat();
    }

    private Instant echeance(String numero, String objet) {
        return echeances.courante(numero, objet).orElseThrow().echeance();
    }

    private Instant minuterie(String numero, String activite) {
        return soutien.minuterie(numero, activite).getDuedate().toInstant();
    }

    private static Instant due(JsonNode tache) {
        return Instant.from(java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ")
                .parse(tache.path("due").asText()));
    }

    private List<String> courriels(String numero) {
        soutien.envoyerAvis();
        return base.sql("select modele from jalon.avis where cle = ? order by envoye_le")
                .param(numero)
                .query(String.class)
                .list();
    }

    private String formulaire(JsonNode tache, String compte) {
        return soutien.appeler("GET", "/engine-rest/task/" + tache.path("id").asText() + "/deployed-form", compte, null)
                .corps()
                .toString();
    }

    /** Question clinique d'un service local, que le niveau 1 a déjà qualifiée. */
    private String questionQualifiee() {
        String numero = soutien.deposer("intervenant", demande(QUESTION));
        soutien.qualifierQuestion(numero, "CLINIQUE_ORGANISATIONNEL");
        return numero;
    }

    /** Incident technologique mineur d'un service local, que le pilote a remis au fournisseur. */
    private String incidentLocalAuNiveau3(Object... retouches) {
        Object[] toutes = new Object[retouches.length + 4];
        toutes[0] = "natureDemande";
        toutes[1] = "INCIDENT";
        toutes[2] = "typeSoutien";
        toutes[3] = "TECHNOLOGIQUE";
        System.arraycopy(retouches, 0, toutes, 4, retouches.length);
        String numero = soutien.deposer("intervenant", demande(QUESTION, toutes));
        soutien.qualifier(numero, "qualification", "MINEURE", "niveauServiceConfirme", "LOCAL");
        soutien.traiter(numero, "ESCALADER");
        return numero;
    }

    // ---- trois niveaux

    @Test
    void l_incident_bloquant_monte_au_niveau_3_et_redescend() {
        String numero = soutien.deposer("intervenant", demande(BLOQUANT));
        assertThat(numero).matches("SO-2026-\\d{4}");
        soutien.qualifier(numero);
        soutien.traiter(numero, "ESCALADER");
        soutien.traiter(numero, "ESCALADER");
        soutien.traiter(numero, "RESOLU");
        soutien.conclure(numero, "RESOLU");
        soutien.faire(numero, "userTask_informerUtilisateur");
        soutien.confirmer(numero, true);

        assertThat(soutien.trace)
                .containsExactly(
                        "userTask_qualifierDemande par pilote.techno",
                        "userTask_resoudreDemande par pilote.techno",
                        "userTask_resoudreDemande par gestion.cusm",
                        "userTask_resoudreDemande par fournisseur",
                        "userTask_conclureNiveau3 par gestion.cusm",
                        "userTask_informerUtilisateur par pilote.techno",
                        "userTask_confirmerResolution par intervenant");
        assertThat(etat(numero)).isEqualTo("RESOLU");
        assertThat(courriels(numero))
                .contains("soutien/demande-recue", "soutien/demande-transferee", "soutien/reponse-donnee");
        assertThat(echeances.toutes(numero))
                .allSatisfy(e -> assertThat(e.termineeLe()).isNotNull());
    }

    @Test
    void la_question_clinique_est_reglee_au_niveau_1() {
        String numero = questionQualifiee();
        soutien.traiter(numero, "RESOLU", "diffuser", false);
        soutien.confirmer(numero, true);

        assertThat(soutien.trace)
                .containsExactly(
                        "userTask_qualifierDemande par pilote.clinique",
                        "userTask_resoudreDemande par pilote.clinique",
                        "userTask_confirmerResolution par intervenant");
        assertThat(etat(numero)).isEqualTo("RESOLU");
    }

    @Test
    void un_service_local_va_au_fournisseur_que_le_pilote_suit_et_relance() {
        String numero = incidentLocalAuNiveau3();
        soutien.traiter(numero, "NON_RESOLU");
        soutien.conclure(numero, "RELANCER");
        soutien.traiter(numero, "CONTOURNEMENT");
        soutien.conclure(numero, "CONTOURNEMENT");
        soutien.faire(numero, "userTask_informerUtilisateur");
        soutien.confirmer(numero, true);

        assertThat(soutien.trace)
                .contains("userTask_resoudreDemande par fournisseur", "userTask_conclureNiveau3 par pilote.techno")
                .noneMatch(etape -> etape.contains("gestion.cusm"));
        assertThat(etat(numero)).isEqualTo("RESOLU_CONTOURNEMENT");
    }

    @Test
    void un_rejet_du_fournisseur_clot_sans_solution() {
        String numero = incidentLocalAuNiveau3();
        soutien.traiter(numero, "NON_RESOLU");
        soutien.conclure(numero, "NON_RESOLU");
        soutien.faire(numero, "userTask_informerUtilisateur");
        soutien.confirmer(numero, true);

        assertThat(etat(numero)).isEqualTo("NON_RESOLU_ACCEPTE");
    }

    @Test
    void le_niveau_2_interroge_le_niveau_1_qui_lui_rend_la_demande() {
        String numero = soutien.deposer("intervenant", demande(BLOQUANT));
        soutien.qualifier(numero);
        soutien.traiter(numero, "ESCALADER");
        soutien.traiter(numero, "RETOUR_NIVEAU_INFERIEUR");
        soutien.faire(numero, "userTask_renseignerNiveau");

        assertThat(soutien.trace).endsWith("userTask_renseignerNiveau par pilote.techno");
        assertThat(soutien.titulaires(soutien.tache(numero, "userTask_resoudreDemande")))
                .containsExactly("gestion.cusm");
        assertThat(journal.lire(numero)).extracting(Journal.Ligne::nature).contains("Renseigner le niveau supérieur");
    }

    @Test
    void un_reacheminement_du_niveau_2_passe_au_cct_mandate_et_la_reponse_est_diffusee() {
        String numero = soutien.deposer("intervenant", demande(BLOQUANT));
        soutien.qualifier(numero);
        soutien.traiter(numero, "ESCALADER");
        soutien.traiter(numero, "REACHEMINER");
        soutien.traiter(numero, "RESOLU");
        soutien.repondre("informer-utilisateur", Map.of("diffuser", true));
        soutien.faire(numero, "userTask_informerUtilisateur");
        soutien.confirmer(numero, true);

        assertThat(soutien.trace).contains("userTask_resoudreDemande par equipe.chum");
        assertThat(courriels(numero)).contains("soutien/demande-redirigee", "soutien/correction-diffusee");
        assertThat(journal.lire(numero))
                .extracting(Journal.Ligne::nature)
                .contains("Réacheminée", "Redirigée vers le CCT mandaté");
    }

    @Test
    void une_demande_technologique_recue_par_un_cct_sans_mandat_passe_d_office_au_cct_mandate() {
        String numero = soutien.deposer("equipe.chum", demande(BLOQUANT));
        soutien.qualifier(numero);
        soutien.traiter(numero, "ESCALADER");

        assertThat(soutien.titulaires(soutien.tache(numero, "userTask_resoudreDemande")))
                .containsExactly("gestion.cusm");
        assertThat(courriels(numero)).contains("soutien/demande-redirigee");
        assertThat(journal.lire(numero))
                .filteredOn(ligne -> ligne.nature().equals("Redirigée vers le CCT mandaté"))
                .singleElement()
                .satisfies(ligne -> assertThat(ligne.texte())
                        .isEqualTo("De Centre hospitalier de l’Université de Montréal à"
                                + " Centre universitaire de santé McGill, mandaté pour ce soutien"));
    }

    @Test
    void un_mauvais_type_est_reachemine_a_la_qualification_puis_en_traitant() {
        String numero = soutien.deposer("intervenant", demande(QUESTION));
        soutien.qualifierQuestion(numero, "TECHNOLOGIQUE");
        soutien.traiter(numero, "REACHEMINER");
        soutien.traiter(numero, "RESOLU");

        assertThat(soutien.trace)
                .containsExactly(
                        "userTask_qualifierDemande par pilote.clinique",
                        "userTask_resoudreDemande par pilote.techno",
                        "userTask_resoudreDemande par pilote.clinique");
    }

    @Test
    void le_cadre_de_gestion_d_un_service_peut_nommer_un_autre_niveau_1() {
        base.sql("update jalon.service set exception_n1 = 'centre-services-informatiques' where numero = 'SV-0002'")
                .update();
        try {
            String numero = soutien.deposer("intervenant", demande(QUESTION));
            assertThat(groupes(numero)).containsExactly("centre-services-informatiques.ciusss-emtl");
        } finally {
            base.sql("update jalon.service set exception_n1 = null where numero = 'SV-0002'")
                    .update();
        }
    }

    // ---- réponse, satisfaction, réouverture

    @Test
    void deux_reouvertures_restent_au_niveau_1_la_troisieme_monte_au_niveau_2() {
        String numero = questionQualifiee();
        for (int fois = 0; fois < 3; fois++) {
            soutien.traiter(numero, "RESOLU");
            soutien.confirmer(numero, false);
        }
        assertThat(soutien.titulaires(soutien.tache(numero, "userTask_resoudreDemande")))
                .containsExactly("equipe.chum");
        assertThat(soutien.trace.stream().filter(etape -> etape.equals("userTask_resoudreDemande par pilote.clinique")))
                .hasSize(3);
        assertThat(demandes.trouver(numero).orElseThrow().reouvertures()).isEqualTo(3);
        assertThat(Collections.frequency(courriels(numero), "soutien/demande-rouverte"))
                .isEqualTo(3);
    }

    @Test
    void une_demande_montee_au_niveau_3_s_y_rouvre() {
        String numero = incidentLocalAuNiveau3();
        soutien.traiter(numero, "RESOLU");
        soutien.conclure(numero, "RESOLU");
        soutien.faire(numero, "userTask_informerUtilisateur");
        soutien.confirmer(numero, false);

        assertThat(soutien.titulaires(soutien.tache(numero, "userTask_resoudreDemande")))
                .containsExactly("fournisseur");
    }

    @Test
    void sans_nouvelle_la_demande_se_ferme_au_septieme_jour_ouvrable() {
        String numero = questionQualifiee();
        soutien.traiter(numero, "RESOLU");
        assertThat(minuterie(numero, "event_echeanceConfirmation")).isEqualTo(quebec("2026-12-03T09:00"));
        soutien.sonner(numero, "event_echeanceConfirmation");

        assertThat(etat(numero)).isEqualTo("RESOLU");
        assertThat(courriels(numero)).contains("soutien/fermee-en-silence");
        assertThat(journal.lire(numero)).extracting(Journal.Ligne::nature).contains("Fermée sans confirmation");
    }

    @Test
    void la_satisfaction_est_gardee_avec_la_demande_et_lue_par_qui_la_reprend() {
        String numero = questionQualifiee();
        soutien.traiter(numero, "RESOLU");
        soutien.repondre("satisfaction-soutien", Map.of("resolutionConfirmee", "OUI", "noteGlobale", 2));
        soutien.faire(numero, "userTask_confirmerResolution");

        assertThat(demandes.trouver(numero).orElseThrow().noteGlobale()).isEqualTo(2);
        assertThat(journal.lire(numero).toString()).contains("délai 4 sur 5, globale 2 sur 5, qualité 5 sur 5");
    }

    @Test
    void ce_qui_n_est_pas_resolu_ne_se_note_pas() {
        String numero = questionQualifiee();
        soutien.traiter(numero, "RESOLU");
        soutien.confirmer(numero, false);

        assertThat(demandes.trouver(numero).orElseThrow().noteGlobale()).isNull();
        String servi = formulaire(soutien.tache(numero, "userTask_resoudreDemande"), "pilote.clinique");
        assertThat(servi).contains("La file se bloque encore").doesNotContain("sur 5");
    }

    @Test
    void une_annulation_dit_son_motif_au_demandeur() {
        String numero = questionQualifiee();
        soutien.traiter(numero, "ANNULER", "motifTransfert", "Demande faite deux fois.");

        assertThat(etat(numero)).isEqualTo("ANNULE");
        assertThat(executions.createVariableInstanceQuery().variableName("avis").list())
                .extracting(avis -> String.valueOf(avis.getValue()))
                .anySatisfy(avis -> assertThat(avis).contains(numero, "Demande faite deux fois."));
        assertThat(courriels(numero)).contains("soutien/demande-close");
    }

    @Test
    void une_evolution_va_au_comite_tactique() {
        String numero = soutien.deposer("intervenant", demande(QUESTION));
        soutien.qualifier(
                numero,
                "qualification",
                "MINEURE",
                "natureRetour",
                "EVOLUTION",
                "evolutionDemandee",
                true,
                "typeSoutienConfirme",
                "CLINIQUE_ORGANISATIONNEL");

        assertThat(etat(numero)).isEqualTo("TRANSFORME_EN_EVOLUTION");
        assertThat(courriels(numero)).contains("soutien/demande-close", "soutien/evolution-demandee");
    }

    // ---- horloge

    @Test
    void chaque_tache_porte_son_echeance() {
        String numero = soutien.deposer("intervenant", demande(QUESTION));
        assertThat(due(soutien.tache(numero, "userTask_qualifierDemande"))).isEqualTo(quebec("2026-11-25T09:00"));
        String bloquant = soutien.deposer("intervenant", demande(BLOQUANT));
        assertThat(due(soutien.tache(bloquant, "userTask_qualifierDemande"))).isEqualTo(quebec("2026-11-24T09:30"));
        soutien.qualifier(bloquant);
        assertThat(due(soutien.tache(bloquant, "userTask_resoudreDemande"))).isEqualTo(quebec("2026-11-24T11:00"));
        soutien.traiter(bloquant, "ESCALADER");
        assertThat(due(soutien.tache(bloquant, "userTask_resoudreDemande"))).isEqualTo(quebec("2026-11-24T17:00"));
        soutien.traiter(bloquant, "RETOUR_NIVEAU_INFERIEUR");
        assertThat(due(soutien.tache(bloquant, "userTask_renseignerNiveau"))).isEqualTo(quebec("2026-11-24T17:00"));
        soutien.faire(bloquant, "userTask_renseignerNiveau");
        soutien.traiter(bloquant, "ESCALADER");
        soutien.traiter(bloquant, "RESOLU");
        assertThat(due(soutien.tache(bloquant, "userTask_conclureNiveau3"))).isEqualTo(quebec("2026-11-24T17:00"));
        soutien.conclure(bloquant, "RESOLU");
        assertThat(due(soutien.tache(bloquant, "userTask_informerUtilisateur"))).isEqualTo(quebec("2026-11-24T17:00"));
        soutien.faire(bloquant, "userTask_informerUtilisateur");
        assertThat(due(soutien.tache(bloquant, "userTask_confirmerResolution"))).isEqualTo(quebec("2026-12-03T09:00"));
    }

    @Test
    void le_delai_du_niveau_1_passe_la_demande_au_niveau_2() {
        String numero = soutien.deposer("intervenant", demande(BLOQUANT));
        assertThat(minuterie(numero, "startEvent_avertissementNiveau")).isEqualTo(quebec("2026-11-24T10:30"));
        assertThat(minuterie(numero, "startEvent_echeanceNiveau")).isEqualTo(quebec("2026-11-24T11:00"));
        soutien.sonner(numero, "startEvent_avertissementNiveau");
        soutien.sonner(numero, "startEvent_echeanceNiveau");

        assertThat(soutien.titulaires(soutien.tache(numero, "userTask_resoudreDemande")))
                .containsExactly("gestion.cusm");
        assertThat(courriels(numero)).contains("soutien/echeance-approche", "soutien/echeance-depassee");
    }

    @Test
    void la_correction_avertit_puis_se_dit_depassee() {
        String numero = soutien.deposer("intervenant", demande(BLOQUANT));
        soutien.qualifier(numero);
        soutien.traiter(numero, "ESCALADER");
        assertThat(minuterie(numero, "startEvent_avertissementCorrection")).isEqualTo(quebec("2026-11-24T15:00"));
        soutien.sonner(numero, "startEvent_avertissementCorrection");
        soutien.sonner(numero, "startEvent_echeanceCorrection");
        soutien.traiter(numero, "ANNULER");
        soutien.faire(numero, "userTask_informerUtilisateur");

        assertThat(courriels(numero)).contains("soutien/echeance-approche", "soutien/echeance-depassee");
        assertThat(echeances.toutes(numero))
                .filteredOn(e -> e.objet().equals("CORRECTION"))
                .singleElement()
                .satisfies(e -> assertThat(e.depasseeLe()).isEqualTo(quebec("2026-11-24T17:00:01")));
    }

    @Test
    void une_qualification_moindre_repousse_ce_qui_etait_depasse_et_l_horloge_sonne_de_nouveau() {
        String numero = soutien.deposer(
                "intervenant",
                demande(
                        QUESTION,
                        "natureDemande",
                        "INCIDENT",
                        "typeSoutien",
                        "TECHNOLOGIQUE",
                        "serviceInutilisable",
                        true,
                        "contournementPossible",
                        false));
        for (String minuterie : List.of(
                "startEvent_avertissementNiveau",
                "startEvent_echeanceNiveau",
                "startEvent_avertissementCorrection",
                "startEvent_echeanceCorrection")) {
            soutien.sonner(numero, minuterie);
        }
        soutien.qualifier(
                numero,
                "qualification",
                "MINEURE",
                "motifQualification",
                "Un seul poste est touché.",
                "niveauServiceConfirme",
                "LOCAL");

        assertThat(echeances.courante(numero, "CORRECTION").orElseThrow())
                .returns(quebec("2026-12-22T09:00"), Echeance::echeance)
                .returns(null, Echeance::depasseeLe)
                .returns(null, Echeance::avertieLe);
        assertThat(minuterie(numero, "startEvent_echeanceNiveau")).isEqualTo(quebec("2026-12-01T09:00"));
        assertThat(minuterie(numero, "startEvent_echeanceCorrection")).isEqualTo(quebec("2026-12-22T09:00"));
        soutien.sonner(numero, "startEvent_avertissementCorrection");
        soutien.sonner(numero, "startEvent_echeanceCorrection");
        assertThat(Collections.frequency(courriels(numero), "soutien/echeance-depassee"))
                .isEqualTo(3);
    }

    @Test
    void une_attente_recule_les_echeances_les_taches_et_les_minuteries() {
        String numero = soutien.deposer("intervenant", demande(BLOQUANT, "contournementPossible", true));
        soutien.qualifier(numero, "qualification", "MAJEURE");
        assertThat(echeance(numero, "CORRECTION")).isEqualTo(quebec("2026-12-01T09:00"));
        regler("2026-11-24T15:00");
        soutien.traiter(numero, "EN_ATTENTE");
        assertThat(minuterie(numero, "startEvent_echeanceNiveau")).isEqualTo(Instant.parse("2999-12-31T00:00:00Z"));
        regler("2026-11-26T10:00");
        soutien.faire(numero, "userTask_reprendreDemande");

        assertThat(soutien.trace).contains("userTask_reprendreDemande par intervenant");
        assertThat(echeance(numero, "CORRECTION")).isEqualTo(quebec("2026-12-02T12:00"));
        assertThat(echeance(numero, "NIVEAU")).isEqualTo(quebec("2026-11-26T12:00"));
        assertThat(due(soutien.tache(numero, "userTask_resoudreDemande"))).isEqualTo(quebec("2026-11-26T12:00"));
        assertThat(minuterie(numero, "startEvent_echeanceNiveau")).isEqualTo(quebec("2026-11-26T12:00"));
        assertThat(echeances.pauses(numero))
                .singleElement()
                .satisfies(pause -> assertThat(pause.attente()).isEqualTo("DEMANDEUR"));
    }

    /** Ni rouvrir, ni réacheminer, ni rattacher ne rend à une demande le temps qu'elle a déjà pris. */
    @Test
    void rouverte_reacheminee_ou_rattachee_une_demande_garde_son_horloge() {
        String rouverte = soutien.deposer("intervenant", demande(BLOQUANT, "contournementPossible", true));
        soutien.qualifier(rouverte, "qualification", "MAJEURE");
        String majeur = soutien.deposer("intervenant", demande(BLOQUANT, "usagersTouches", "PLUSIEURS_SITES"));
        soutien.qualifier(majeur, "incidentMajeur", true);
        String rattachee = soutien.deposer("intervenant", demande(BLOQUANT, "contournementPossible", true));
        soutien.qualifier(rattachee, "qualification", "MAJEURE");
        regler("2026-11-24T15:00");
        soutien.traiter(rouverte, "RESOLU");
        soutien.traiter(rattachee, "EN_ATTENTE", "attenteDe", "INCIDENT_MAJEUR", "incidentParent", majeur);
        regler("2026-11-26T10:00");
        soutien.confirmer(rouverte, false);
        soutien.traiter(majeur, "RESOLU");
        soutien.confirmer(majeur, true);

        Instant corriger = quebec("2026-12-02T12:00");
        assertThat(echeance(rouverte, "CORRECTION"))
                .as("la confirmation attendue n'a rien pris")
                .isEqualTo(corriger);
        assertThat(echeance(rattachee, "CORRECTION"))
                .as("rattachée, elle continue de courir")
                .isEqualTo(quebec("2026-12-01T09:00"));
        assertThat(soutien.titulaires(soutien.tache(rouverte, "userTask_resoudreDemande")))
                .containsExactly("pilote.techno");
        assertThat(soutien.titulaires(soutien.tache(rattachee, "userTask_resoudreDemande")))
                .containsExactly("pilote.techno");

        soutien.traiter(rouverte, "REACHEMINER");
        assertThat(echeance(rouverte, "CORRECTION")).isEqualTo(corriger);
    }

    @Test
    void une_attente_qui_dure_est_rappelee_au_demandeur_et_au_niveau() {
        String numero = questionQualifiee();
        soutien.traiter(numero, "EN_ATTENTE");
        assertThat(minuterie(numero, "event_rappelAttente")).isEqualTo(quebec("2026-12-01T09:00"));
        assertThat(due(soutien.tache(numero, "userTask_reprendreDemande"))).isEqualTo(quebec("2026-12-01T09:00"));
        soutien.sonner(numero, "event_rappelAttente");

        List<String> courriels = courriels(numero);
        assertThat(Collections.frequency(courriels, "soutien/question-demandeur"))
                .isEqualTo(2);
        assertThat(courriels).contains("soutien/attente-prolongee");
        assertThat(echeances.enPause(numero)).isTrue();
    }

    @Test
    void un_calendrier_change_recalcule_le_soutien_et_le_cycle_de_projet() {
        String numero = soutien.deposer("intervenant", demande(QUESTION));
        String projet = soutien.demarrerExemple("fiche-local-soins-de-plaies");
        soutien.jusque(projet, "userTask_prioriserProjet");
        Instant avant = due(soutien.tache(projet, "userTask_prioriserProjet"));
        try {
            AutreCalendrier.relancer(
                    contexte, new ReglagesCalendrier("lundi-vendredi 10:00-14:00", List.of("2026-11-25"), null));

            assertThat(echeance(numero, "PRISE_EN_CHARGE")).isEqualTo(quebec("2026-11-26T10:00"));
            assertThat(due(soutien.tache(numero, "userTask_qualifierDemande"))).isEqualTo(quebec("2026-11-26T10:00"));
            assertThat(minuterie(numero, "startEvent_echeanceCorrection"))
                    .isEqualTo(echeance(numero, "CORRECTION"))
                    .isEqualTo(quebec("2026-12-23T10:00"));
            assertThat(due(soutien.tache(projet, "userTask_prioriserProjet"))).isAfter(avant);
        } finally {
            AutreCalendrier.relancer(contexte, reglages);
        }
        assertThat(due(soutien.tache(projet, "userTask_prioriserProjet"))).isEqualTo(avant);
        assertThat(echeance(numero, "PRISE_EN_CHARGE")).isEqualTo(quebec("2026-11-25T09:00"));
    }

    @Test
    void une_organisation_qui_n_ouvre_jamais_compte_jour_et_nuit() {
        String numero = soutien.deposer("intervenant", demande(QUESTION));
        List<String> annee = IntStream.range(0, 366)
                .mapToObj(jour -> java.time.LocalDate.of(2028, 1, 1)
                        .plusDays(jour)
                        .toString()
                        .substring(5))
                .toList();
        try {
            AutreCalendrier.relancer(contexte, new ReglagesCalendrier(null, annee, null));
            assertThat(echeance(numero, "PRISE_EN_CHARGE")).isEqualTo(quebec("2026-11-25T09:00"));
            assertThat(echeance(numero, "CORRECTION")).isEqualTo(quebec("2026-12-14T09:00"));
        } finally {
            AutreCalendrier.relancer(contexte, reglages);
        }
    }

    // ---- incident majeur, violation, service fragile

    @Test
    void la_resolution_d_un_incident_majeur_est_dite_a_chaque_site() {
        String parent = soutien.deposer("intervenant", demande(BLOQUANT, "usagersTouches", "PLUSIEURS_SITES"));
        soutien.qualifier(parent, "incidentMajeur", true);
        List<String> rattachees = List.of(
                soutien.deposer("pilote.laval", demande(BLOQUANT, "codeEtablissement", "cisss-laval")),
                soutien.deposer("pilote.techno", demande(BLOQUANT)));
        for (String rattachee : rattachees) {
            soutien.qualifier(rattachee);
            soutien.traiter(rattachee, "EN_ATTENTE", "attenteDe", "INCIDENT_MAJEUR", "incidentParent", parent);
            assertThat(etat(rattachee)).isEqualTo("RATTACHEE");
        }
        soutien.traiter(parent, "RESOLU");
        soutien.confirmer(parent, true);

        for (String rattachee : rattachees) {
            assertThat(courriels(rattachee)).contains("soutien/incident-majeur-resolu");
            assertThat(journal.lire(rattachee))
                    .extracting(Journal.Ligne::nature)
                    .contains("Incident majeur %s résolu".formatted(parent));
            soutien.traiter(rattachee, "RESOLU");
            assertThat(etat(rattachee)).isEqualTo("A_CONFIRMER");
        }
    }

    @Test
    void deux_incidents_majeurs_ne_s_attendent_pas_l_un_l_autre() {
        String premier = soutien.deposer("intervenant", demande(BLOQUANT));
        soutien.qualifier(premier, "incidentMajeur", true);
        String second = soutien.deposer("intervenant", demande(BLOQUANT));
        soutien.qualifier(second, "incidentMajeur", true);
        String troisieme = soutien.deposer("intervenant", demande(BLOQUANT));
        soutien.qualifier(troisieme, "incidentMajeur", true);
        soutien.traiter(second, "EN_ATTENTE", "attenteDe", "INCIDENT_MAJEUR", "incidentParent", premier);
        soutien.traiter(troisieme, "EN_ATTENTE", "attenteDe", "INCIDENT_MAJEUR", "incidentParent", second);

        String offerts = formulaire(soutien.tache(premier, "userTask_resoudreDemande"), "pilote.techno");
        assertThat(offerts).doesNotContain(second + " — ").doesNotContain(troisieme + " — ");
        for (String majeur : List.of(premier, second, troisieme)) {
            soutien.traiter(majeur, "RESOLU");
        }
    }

    @Test
    void une_entente_echue_ne_designe_plus_et_le_journal_dit_pourquoi() {
        base.sql("""
                        insert into jalon.entente (numero, service, titre, organisation, territoire, etat, version,
                                                   cct_soutien, debut, fin)
                        values ('ENT-ECHUE', 'SV-0002', 'Plaies', 'ciusss-emtl', 'MONTREAL', 'EN_VIGUEUR', 1, 'cusm',
                                '2020-01-01', '2021-12-31')
                        """).update();
        try {
            String numero = soutien.deposer("intervenant", demande(QUESTION, "service", "SV-0002"));
            assertThat(soutien.variable(soutien.taches(numero).get(0), "ententeServiceCct"))
                    .isIn("", "null");
            assertThat(base.sql(
                                    "select texte from jalon.journal_demande where numero = ? and nature = 'Acte de soutien'")
                            .param(numero)
                            .query(String.class)
                            .list())
                    .containsExactly("L’entente ENT-ECHUE ne désigne plus de CCT : fin le 2021-12-31.");
        } finally {
            base.sql("delete from jalon.entente where numero = 'ENT-ECHUE'").update();
        }
    }

    @Test
    void deux_services_d_un_meme_titre_se_choisissent_par_leur_numero() {
        base.sql("""
                        insert into jalon.service (numero, titre, organisation, territoire, niveau, etat, mis_a_jour_le)
                        select 'SV-9001', titre, organisation, territoire, 'LOCAL', 'ACTIF', mis_a_jour_le
                        from jalon.service where numero = 'SV-0002'
                        """).update();
        try {
            String numero = soutien.deposer("intervenant", demande(QUESTION, "service", "SV-9001"));
            assertThat(demandes.lire(numero))
                    .returns("SV-9001", Demande::serviceNumero)
                    .returns(PLAIES, Demande::service);
            assertThat(soutien.appeler(
                                    "GET",
                                    "/engine-rest/process-definition/key/soutien-telesante/deployed-start-form",
                                    "intervenant",
                                    null)
                            .corps()
                            .toString())
                    .contains(PLAIES + " — CIUSSS de l’Est-de-l’Île-de-Montréal, SV-0002")
                    .contains(PLAIES + " — CIUSSS de l’Est-de-l’Île-de-Montréal, SV-9001");
        } finally {
            base.sql("delete from jalon.service where numero = 'SV-9001'").update();
        }
    }

    /** Trois services d'un même titre, aucun né d'un projet de Jalon : l'un cessé, l'autre avec son propre cadre de gestion. */
    @Test
    void un_service_cesse_ne_se_choisit_plus_et_un_service_d_avant_jalon_a_son_cadre_en_vigueur() {
        base.sql("""
                        insert into jalon.service (numero, titre, organisation, territoire, niveau, etat, exception_n1,
                                                   mis_a_jour_le)
                        select 'SV-9002', titre, organisation, territoire, 'LOCAL', 'CESSE', null, mis_a_jour_le
                        from jalon.service where numero = 'SV-0002'
                        union all
                        select 'SV-9003', titre, organisation, territoire, 'LOCAL', 'ACTIF', 'centre-services-informatiques',
                               mis_a_jour_le
                        from jalon.service where numero = 'SV-0002'
                        """).update();
        try {
            var cesse = soutien.envoyerDemande("intervenant", demande(QUESTION, "service", "SV-9002"));
            assertThat(cesse.statut()).isEqualTo(400);
            assertThat(cesse.message()).contains("Service de télésanté");
            String ancien = soutien.deposer("intervenant", demande(QUESTION, "service", "SV-9003"));
            assertThat(base.sql("select count(*) from jalon.dossier where numero = 'SV-9003'")
                            .query(Long.class)
                            .single())
                    .isZero();
            assertThat(demandes.lire(ancien)).returns("SV-9003", Demande::serviceNumero);
            assertThat(groupes(ancien)).containsExactly("centre-services-informatiques.ciusss-emtl");
            assertThat(groupes(soutien.deposer("intervenant", demande(QUESTION, "service", "SV-0002"))))
                    .as("le cadre de l’autre n’est pas le sien")
                    .containsExactly("pilote-clinique.ciusss-emtl");
        } finally {
            base.sql("delete from jalon.service where numero in ('SV-9002', 'SV-9003')")
                    .update();
        }
    }

    private List<String> groupes(String numero) {
        String tache =
                soutien.tache(numero, "userTask_qualifierDemande").path("id").asText();
        return soutien.appeler("GET", "/engine-rest/task/" + tache + "/identity-links", "admin", null)
                .corps()
                .findValuesAsText("groupId");
    }

    @Test
    void une_demande_faite_pour_une_autre_personne_lui_revient() {
        String numero = soutien.deposer(
                "pilote.clinique",
                demande(QUESTION, "demandeurNom", "Caroline Dubé", "demandeurCourriel", "Intervenant@exemple.qc.ca"));
        soutien.qualifierQuestion(numero, "CLINIQUE_ORGANISATIONNEL");
        soutien.traiter(numero, "RESOLU");

        assertThat(soutien.tache(numero, "userTask_confirmerResolution")
                        .path("assignee")
                        .asText())
                .isEqualTo("intervenant");
        assertThat(demandes.lisible(new Demandes.Lecteur("intervenant", List.of(), false), numero))
                .isPresent();
        assertThat(demandes.lisible(new Demandes.Lecteur("pilote.clinique", List.of(), false), numero))
                .isPresent();
    }

    @Test
    void ce_que_l_annuaire_sait_du_demandeur_n_est_pas_demande() {
        var pourSoi = demande(QUESTION, "demandeurNom", null, "demandeurCourriel", null, "demandeurTelephone", null);
        String numero = soutien.deposer("intervenant", pourSoi);
        assertThat(base.sql("select demandeur_nom || ', ' || demandeur_contact from jalon.demande where numero = ?")
                        .param(numero)
                        .query(String.class)
                        .single())
                .isEqualTo("Caroline Dubé, intervenant@exemple.qc.ca");
        assertThat(courriels(numero)).as("l’accusé lui parvient").contains("soutien/demande-recue");

        base.sql("update ACT_ID_USER set EMAIL_ = null where ID_ = 'intervenant'")
                .update();
        try {
            var refus = soutien.envoyerDemande("intervenant", pourSoi);
            assertThat(refus.statut()).isEqualTo(400);
            assertThat(refus.message()).contains("donnez un téléphone ou un courriel");
        } finally {
            base.sql("update ACT_ID_USER set EMAIL_ = 'intervenant@exemple.qc.ca' where ID_ = 'intervenant'")
                    .update();
        }
    }

    @Test
    void un_telephone_et_une_adresse_se_verifient_chacun() {
        var melange = soutien.envoyerDemande(
                "intervenant", demande(QUESTION, "demandeurTelephone", "514 555-1234 ou jean@exemple.qc.ca"));
        assertThat(melange.statut()).isEqualTo(400);
        assertThat(melange.message()).contains("Téléphone : dix chiffres");
        var rien = soutien.envoyerDemande("intervenant", demande(QUESTION, "demandeurCourriel", null));
        assertThat(rien.statut()).isEqualTo(400);
        assertThat(rien.message()).contains("donnez un téléphone ou un courriel");
    }

    @Test
    void une_violation_signalee_suit_son_propre_chemin() {
        String numero = questionQualifiee();
        soutien.traiter(numero, "RESOLU", "violationSignalee", true);
        soutien.faire(violation("userTask_contenirViolation"));
        // Personne n'a encore dit ce qui s'est passé : le registre ne l'invente pas, l'évaluation le demande.
        assertThat(registre(numero, "nature")).isEmpty();
        for (String tache : List.of("evaluer", "aviser", "clore")) {
            soutien.faire(violation("userTask_%sViolation".formatted(tache)));
        }
        assertThat(registre(numero, "nature")).contains("COMMUNICATION");
        assertThat(registre(numero, "circonstances"))
                .hasValueSatisfying(dites -> assertThat(dites).startsWith("Un compte rendu a été transmis"));
        assertThat(executions
                        .createProcessInstanceQuery()
                        .processDefinitionKey("incident-confidentialite")
                        .variableValueEquals("numeroDemande", numero)
                        .count())
                .isZero();
    }

    private Optional<String> registre(String demande, String colonne) {
        return base.sql("select " + colonne + " from jalon.violation where demande = ?")
                .param(demande)
                .query((ligne, rang) -> Optional.ofNullable(ligne.getString(1)))
                .single();
    }

    private JsonNode violation(String activite) {
        return soutien.appeler("GET", "/engine-rest/task?maxResults=50&taskDefinitionKey=" + activite, "admin", null)
                .corps()
                .path(0);
    }

    @Test
    void une_violation_se_declare_sans_demande_et_ni_pilote_ni_administrateur_des_processus_ne_la_lit() {
        User surveillant = identites.newUser("surveillant");
        surveillant.setPassword("jalon");
        identites.saveUser(surveillant);
        identites.createMembership("surveillant", "admin-processus");
        String suivie = soutien.deposer("intervenant", demande(QUESTION));
        String instance = soutien.demarrer(
                        "incident-confidentialite", "intervenant", soutien.exemple("declarer-violation"))
                .corps()
                .path("id")
                .asText();
        for (String compte : List.of("pilote.clinique", "surveillant")) {
            for (String chemin : List.of(
                    "task?maxResults=500&taskDefinitionKey=userTask_contenirViolation",
                    "process-instance?maxResults=500&processDefinitionKey=incident-confidentialite",
                    "variable-instance?maxResults=500&processInstanceIdIn=" + instance,
                    "history/process-instance?maxResults=500&processDefinitionKey=incident-confidentialite",
                    "history/task?maxResults=500&processDefinitionKey=incident-confidentialite",
                    "history/variable-instance?maxResults=500&processInstanceId=" + instance,
                    "history/detail?maxResults=500&processInstanceId=" + instance)) {
                assertThat(soutien.appeler("GET", "/engine-rest/" + chemin, compte, null)
                                .corps())
                        .as("%s %s", compte, chemin)
                        .isEmpty();
            }
            assertThat(soutien.appeler("GET", "/engine-rest/process-instance/" + instance + "/variables", compte, null)
                            .statut())
                    .isEqualTo(403);
        }
        assertThat(soutien.appeler(
                                "GET",
                                "/engine-rest/task?maxResults=500&processInstanceBusinessKey=" + suivie,
                                "surveillant",
                                null)
                        .corps())
                .hasSize(1);
        soutien.faire(violation("userTask_contenirViolation"));
        soutien.repondre("evaluer-violation", Map.of("risquePrejudice", "NON"));
        soutien.faire(violation("userTask_evaluerViolation"));
        soutien.faire(violation("userTask_cloreViolation"));
    }

    @Test
    void trois_niveaux_3_en_90_jours_devancent_l_evaluation_d_un_service_clos() {
        String projet = soutien.demarrerExemple("fiche-local-soins-de-plaies");
        while (!soutien.taches(projet).isEmpty()) {
            soutien.faire(soutien.taches(projet).get(0));
        }
        String instance = dossiers.trouver(projet).orElseThrow().instance();
        incidentLocalAuNiveau3("service", projet);
        incidentLocalAuNiveau3("service", projet);
        assertThat(duesMaintenant(instance)).isEmpty();
        String derniere = incidentLocalAuNiveau3("service", projet);

        assertThat(courriels(derniere)).contains("soutien/service-fragile");
        assertThat(risques.ouverts(projet)).singleElement().satisfies(risque -> {
            assertThat(risque.criticite()).isEqualTo("CRITIQUE");
            assertThat(risque.aRemonter()).isTrue();
            assertThat(risque.description()).startsWith("Service fragile");
        });
        for (int i = 0; i < 2; i++) {
            duesMaintenant(instance).forEach(job -> gestion.executeJob(job.getId()));
        }
        assertThat(soutien.taches(projet))
                .extracting(tache -> tache.path("taskDefinitionKey").asText())
                .contains("userTask_suivreElement")
                .hasSizeGreaterThan(1);
    }

    private List<Job> duesMaintenant(String instance) {
        return gestion.createJobQuery()
                .processInstanceId(instance)
                .timers()
                .duedateLowerThan(new Date(ClockUtil.getCurrentTime().getTime() + 1))
                .list();
    }

    @Test
    void trois_niveaux_3_en_90_jours_signalent_le_service_a_ses_pilotes() {
        // Ce que les autres essais ont fait monter sort des 90 jours.
        base.sql("update jalon.demande set niveau3_le = ? where service = ?")
                .params(java.sql.Timestamp.from(quebec("2026-08-01T09:00")), PLAIES)
                .update();
        incidentLocalAuNiveau3();
        String deuxieme = incidentLocalAuNiveau3();
        String troisieme = incidentLocalAuNiveau3();
        assertThat(courriels(deuxieme)).doesNotContain("soutien/service-fragile");
        assertThat(courriels(troisieme)).contains("soutien/service-fragile");
    }

    // ---- mauvaises entrées

    @Test
    void un_service_inconnu_est_refuse() {
        var refus = soutien.envoyerDemande("intervenant", demande(BLOQUANT, "service", "Service inventé"));
        assertThat(refus.statut()).isEqualTo(400);
        assertThat(refus.message()).contains("Service de télésanté");
    }

    @Test
    void l_etablissement_d_autrui_est_refuse() {
        var refus = soutien.envoyerDemande("intervenant", demande(BLOQUANT, "codeEtablissement", "cisss-laval"));
        assertThat(refus.statut()).isEqualTo(400);
        assertThat(refus.message()).contains("Établissement");
    }

    @Test
    void un_debut_a_venir_est_refuse() {
        var refus = soutien.envoyerDemande("intervenant", demande(BLOQUANT, "depuis", "2027-01-01"));
        assertThat(refus.statut()).isEqualTo(400);
        assertThat(refus.message()).contains("à venir");
    }

    /** Qui tient le répertoire l'apprend, sauf d'une demande annulée ; d'un service connu, rien n'est dit. */
    @Test
    void un_service_hors_du_repertoire_se_dit_a_qui_le_tient() {
        String connu = questionQualifiee();
        soutien.traiter(connu, "RESOLU");
        soutien.confirmer(connu, true);
        assertThat(courriels(connu)).doesNotContain("soutien/service-hors-repertoire");

        for (String issue : List.of("RESOLU", "ANNULER")) {
            String numero = soutien.deposer("intervenant", demande(QUESTION, "service", "AUTRE"));
            soutien.qualifier(numero, "qualification", "MINEURE", "typeSoutienConfirme", "CLINIQUE_ORGANISATIONNEL");
            if (issue.equals("ANNULER")) {
                soutien.traiter(numero, issue, "motifTransfert", "Demande faite deux fois.");
            } else {
                soutien.traiter(numero, issue);
                soutien.confirmer(numero, true);
            }
            assertThat(courriels(numero).contains("soutien/service-hors-repertoire"))
                    .as(issue)
                    .isEqualTo(issue.equals("RESOLU"));
        }
    }

    /** Le plan du service choisi est servi échappé, et montré pour lui seul ; un service qu'on ne voit pas ne dit pas le sien. */
    @Test
    void la_demande_montre_le_plan_de_contingence_du_service_choisi() {
        base.sql("update jalon.service set contingence = ? where numero = 'SV-0002'")
                .param("Appelez [le poste](https://exemple.test) 4567.\nPuis la garde.")
                .update();
        JsonNode textes = departServi("intervenant");
        assertThat(textes.findValuesAsText("hide"))
                .contains("=service = null or service != \"SV-0002\"")
                .doesNotContain("=service = null or service != \"SV-0006\"");
        assertThat(textes.findValuesAsText("text"))
                .anyMatch(texte -> texte.startsWith("**Plan de contingence de ce service**")
                        && texte.contains("Puis la garde")
                        && texte.contains("&#91;le poste&#93;"));
        assertThat(textes.toString())
                .doesNotContain("plans-de-contingence", "*Le plan de contingence du service choisi");
    }

    /** Ses boutons ouvrent un formulaire où la nature, le type et l'établissement sont déjà dits, une fois. */
    @Test
    void l_aide_memoire_ouvre_une_demande_et_un_incident_deja_commences() {
        Visiteur intervenant = new Visiteur(port);
        intervenant.connecter("intervenant", "jalon");
        String guide = intervenant.get("/guides/teleconsultation").body();
        assertThat(guide).contains("/guides/teleconsultation/departs/0", "/guides/teleconsultation/departs/1");
        assertThat(intervenant
                        .get("/guides/teleconsultation/departs/0")
                        .headers()
                        .firstValue("Location"))
                .get()
                .asString()
                .endsWith("processStart=soutien-telesante");
        JsonNode demande = departServi("intervenant");
        assertThat(propose(demande, "natureDemande")).isEqualTo("INCIDENT");
        assertThat(propose(demande, "typeSoutien")).isEqualTo("TECHNOLOGIQUE");
        assertThat(propose(demande, "codeEtablissement")).isEqualTo("ciusss-emtl");
        assertThat(propose(departServi("intervenant"), "codeEtablissement"))
                .as("une intention ne sert qu’une fois")
                .isNull();

        assertThat(intervenant.get("/guides/teleconsultation/departs/1").statusCode())
                .isEqualTo(302);
        assertThat(propose(departServi("incident-confidentialite", "intervenant"), "codeEtablissement"))
                .isEqualTo("ciusss-emtl");
        assertThat(intervenant.get("/guides/teleconsultation/departs/99").statusCode())
                .isEqualTo(404);
        Visiteur sansRole = new Visiteur(port);
        sansRole.connecter("ministre", "jalon");
        assertThat(sansRole.get("/guides/teleconsultation").body()).doesNotContain("/departs/");
        assertThat(sansRole.get("/guides/teleconsultation/departs/0").statusCode())
                .isEqualTo(404);
    }

    private JsonNode departServi(String compte) {
        return departServi("soutien-telesante", compte);
    }

    private JsonNode departServi(String processus, String compte) {
        return soutien.appeler(
                        "GET",
                        "/engine-rest/process-definition/key/" + processus + "/deployed-start-form",
                        compte,
                        null)
                .corps();
    }

    private static String propose(JsonNode schema, String cle) {
        return schema.findParents("key").stream()
                .filter(champ -> champ.path("key").asText().equals(cle))
                .map(champ -> champ.path("defaultValue").asText(null))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Test
    void une_urgence_clinique_reste_bloquante() {
        String numero = soutien.deposer("intervenant", demande(QUESTION, "urgenceClinique", true, "service", "AUTRE"));
        assertThat(demandes.trouver(numero).orElseThrow().qualification()).isEqualTo("BLOQUANTE");
        JsonNode tache = soutien.tache(numero, "userTask_qualifierDemande");
        assertThat(formulaire(tache, "pilote.clinique")).contains("plan de contingence");
        soutien.prendre(tache, "pilote.clinique");
        Map<String, Object> moindre = soutien.repondre(
                        "qualification-soutien",
                        Map.of(
                                "qualification",
                                "MINEURE",
                                "motifQualification",
                                "Moins grave",
                                "typeSoutienConfirme",
                                "CLINIQUE_ORGANISATIONNEL"))
                .exemple("qualification-soutien");
        assertThat(soutien.envoyer(tache, "pilote.clinique", moindre).message()).contains("bloquante");
    }

    @Test
    void un_demandeur_sans_adresse_n_arrete_rien_et_un_administrateur_l_apprend() {
        base.sql("update ACT_ID_USER set EMAIL_ = null where ID_ = 'intervenant'")
                .update();
        try {
            String numero = soutien.deposer(
                    "intervenant", demande(QUESTION, "demandeurCourriel", null, "demandeurTelephone", "514 555-0123"));
            assertThat(courriels(numero)).contains("avis/sans-destinataire");
            assertThat(soutien.tache(numero, "userTask_qualifierDemande")).isNotNull();
        } finally {
            base.sql("update ACT_ID_USER set EMAIL_ = 'intervenant@exemple.qc.ca' where ID_ = 'intervenant'")
                    .update();
        }
    }

    @Test
    void le_journal_est_lu_par_qui_tient_la_demande_et_la_saisie_y_est_neutralisee() {
        String numero = soutien.deposer("intervenant", demande(QUESTION, "resume", "<b>gras</b> [lien](http://x)"));
        JsonNode tache = soutien.tache(numero, "userTask_qualifierDemande");
        assertThat(formulaire(tache, "pilote.clinique"))
                .contains("Demande reçue")
                .doesNotContain("<b>gras")
                .doesNotContain("](http");
    }
}
