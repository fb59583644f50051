package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.jalon.EssaiDeModele;
import ca.jalon.dossier.Participants;
import ca.jalon.dossier.Qualite;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Étude de la fiche : recevabilité, compléments, priorisation, attente (P-01a). */
class FicheProjetTest extends EssaiDeModele {

    FicheProjetTest() {
        super("projet/fiche-projet");
    }

    @Autowired
    Participants participants;

    private static final Map<String, Object> A_COMPLETER =
            Map.of("recevabilite", "A_COMPLETER", "motif", "Préciser la clientèle visée.");

    private static final List<String> SUITE = List.of(
            "porteurClinique",
            "situationActuelle",
            "clienteleCible",
            "originesBesoin",
            "finalites",
            "beneficesAttendus",
            "serviceSpecialite",
            "finActivite",
            "presenceUsager",
            "temporalite",
            "interoperabilite",
            "solutionPressentie",
            "coutsRecurrents",
            "dateDebutSouhaitee",
            "dureeMois",
            "risquesInitiaux");

    private ProcessInstance etude(Map<String, Object> variables) {
        Map<String, Object> toutes = new HashMap<>(variables);
        toutes.putIfAbsent("recevabilite", null);
        toutes.putIfAbsent("motif", null);
        return projet.demarrer("fiche-projet", toutes);
    }

    private ProcessInstance etude() {
        return etude(Map.of());
    }

    private static Map<String, Object> priorisation(String issue) {
        Map<String, Object> reponse = new HashMap<>();
        reponse.put("priorisation", issue);
        reponse.put("rang", null);
        reponse.put("motif", "Les ressources sont engagées ailleurs cette année.");
        return reponse;
    }

    @Test
    void une_fiche_retenue_garde_le_niveau_corrige_et_choisit_sa_voie() {
        ProcessInstance etude = etude();
        projet.finir(
                "analyserFiche",
                Map.of("niveauRetenu", "TERRITORIAL", "motifNiveau", "Deux autres établissements y participent."));
        projet.finir("donnerAvisTechnologique");
        projet.finir("prioriserProjet");

        BpmnAwareTests.assertThat(etude)
                .isEnded()
                .hasPassed("endEvent_fichePriorisee")
                .variables()
                .containsEntry("niveauRetenu", "TERRITORIAL")
                .containsEntry("voieRI", true);
    }

    /** Ce que la fiche neuve demande, champs qu'une autre réponse cache compris. */
    private static List<String> demandes(JsonNode composants) {
        return StreamSupport.stream(composants.spliterator(), false)
                .filter(composant -> Stream.of("=true", "=numeroProjet = null", "=(priorisation = null or")
                        .noneMatch(composant.at("/conditional/hide").asText()::startsWith))
                .flatMap(composant -> "group".equals(composant.path("type").asText())
                        ? demandes(composant.path("components")).stream()
                        : Stream.of(composant.path("key").asText()))
                .filter(cle -> !cle.isEmpty())
                .toList();
    }

    @Test
    void dix_huit_champs_au_plus_avant_que_le_projet_soit_retenu() throws IOException {
        assertThat(demandes(new ObjectMapper()
                        .readTree(Path.of("forms/projet/fiche-projet.form").toFile())
                        .path("components")))
                .contains("titreProjet", "besoinClinique")
                .hasSizeLessThanOrEqualTo(18);
    }

    @Test
    void une_fiche_courte_va_jusqu_a_la_priorisation_sans_rien_de_plus() {
        Map<String, Object> courte = new HashMap<>();
        SUITE.forEach(cle -> courte.put(cle, null));
        ProcessInstance etude = etude(courte);
        projet.finir("analyserFiche", A_COMPLETER);
        projet.finir("completerFiche", courte);
        projet.finir("analyserFiche");
        projet.finir("donnerAvisTechnologique");
        projet.finir("prioriserProjet");

        Task precision = projet.tache("preciserFiche");
        assertThat(precision.getAssignee()).isEqualTo("pilote.clinique");
        assertThat(precision.getDueDate()).isNotNull();
        assertThat(projet.servi(precision)).contains("Ce qui suit n’est demandé qu’aux projets qui continuent");
        assertThatThrownBy(() -> projet.finir("preciserFiche", courte))
                .hasMessageContaining("Début souhaité")
                .hasMessageContaining("Service ou spécialité");
        projet.finir("preciserFiche");
        BpmnAwareTests.assertThat(etude).isEnded().hasPassed("businessRuleTask_choisirVoie");
    }

    @Test
    void ce_que_le_comite_a_juge_ne_change_plus_quand_la_fiche_se_precise() {
        Map<String, Object> courte = new HashMap<>();
        SUITE.forEach(cle -> courte.put(cle, null));
        ProcessInstance etude = etude(courte);
        projet.finir("analyserFiche");
        projet.finir("donnerAvisTechnologique");
        projet.finir("prioriserProjet");
        assertThatThrownBy(() -> projet.finir("preciserFiche", Map.of("acquisitionEquipement", false)))
                .hasMessageContaining("Acquisition d’équipements : ce champ ne se modifie pas");
        assertThatThrownBy(() -> projet.finir("preciserFiche", Map.of("budgetEstime", 12)))
                .hasMessageContaining("Budget estimé : ce champ ne se modifie pas");
        projet.finir("preciserFiche");
        BpmnAwareTests.assertThat(etude).isEnded().variables().containsEntry("voieRI", true);
    }

    @Test
    void une_fiche_precise_garde_sa_suite_quand_un_complement_est_demande() {
        etude();
        projet.finir("analyserFiche", A_COMPLETER);
        Map<String, Object> sansSuite = new HashMap<>();
        SUITE.forEach(cle -> sansSuite.put(cle, null));
        assertThat(projet.montre(projet.tache("completerFiche"), "fichePrecise"))
                .isEqualTo(true);
        assertThatThrownBy(() -> projet.finir("completerFiche", sansSuite))
                .as("montrée, elle ne s’efface pas sans qu’on le voie")
                .hasMessageContaining("Service ou spécialité");
    }

    /** L'interopérabilité n'est exigée que d'une acquisition : le formulaire le dit, et la fiche se juge par lui. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ce_que_le_formulaire_exige_fait_la_fiche_precise(boolean acquisition) {
        Map<String, Object> fiche = new HashMap<>();
        fiche.put("interoperabilite", null);
        fiche.put("acquisitionSI", acquisition);
        fiche.put("acquisitionEquipement", false);
        ProcessInstance etude = etude(fiche);
        projet.finir("analyserFiche");
        projet.finir("donnerAvisTechnologique");
        projet.finir("prioriserProjet");
        if (acquisition) {
            assertThat(projet.tache("preciserFiche")).isNotNull();
        } else {
            BpmnAwareTests.assertThat(etude).isEnded().hasNotPassed("userTask_preciserFiche");
        }
    }

    @Test
    void une_fiche_a_demi_precisee_l_est_encore_au_projet_retenu() {
        Map<String, Object> aDemi = new HashMap<>();
        SUITE.stream().filter(cle -> !cle.equals("serviceSpecialite")).forEach(cle -> aDemi.put(cle, null));
        etude(aDemi);
        projet.finir("analyserFiche");
        projet.finir("donnerAvisTechnologique");
        projet.finir("prioriserProjet");
        assertThat(projet.tache("preciserFiche")).isNotNull();
    }

    @Test
    void le_cct_qui_gere_la_technologie_du_territoire_donne_son_avis_et_entre_au_projet() {
        ProcessInstance etude = etude();
        projet.inscrire(dossiers, etude);
        projet.finir(
                "analyserFiche",
                Map.of("niveauRetenu", "TERRITORIAL", "motifNiveau", "Deux autres établissements y participent."));
        assertThat(moteur.getTaskService()
                        .getIdentityLinksForTask(
                                projet.tache("donnerAvisTechnologique").getId()))
                .extracting(IdentityLink::getGroupId)
                .containsExactlyInAnyOrder(
                        "pilote-technologique.ciusss-emtl", "gestion-operationnelle-technologique.cusm");
        assertThat(participants.du(projet.numero)).containsEntry(Qualite.TECHNOLOGIE, Set.of("cusm"));
    }

    @Test
    void un_projet_local_garde_son_avis_technologique_chez_lui() {
        etude();
        projet.finir("analyserFiche");
        assertThat(moteur.getTaskService()
                        .getIdentityLinksForTask(
                                projet.tache("donnerAvisTechnologique").getId()))
                .extracting(IdentityLink::getGroupId)
                .containsExactly("pilote-technologique.ciusss-emtl");
    }

    @Test
    void le_niveau_corrige_demande_un_motif() {
        etude();
        assertThatThrownBy(() -> projet.finir("analyserFiche", Map.of("niveauRetenu", "NATIONAL")))
                .hasMessageContaining("Motif du changement de niveau");
    }

    @Test
    void trois_complements_au_plus() {
        ProcessInstance etude = etude();
        for (int i = 0; i < 3; i++) {
            projet.finir("analyserFiche", A_COMPLETER);
            projet.finir("completerFiche");
        }
        assertThatThrownBy(() -> projet.finir("analyserFiche", A_COMPLETER))
                .hasMessageContaining("Trois compléments ont déjà été demandés");

        projet.finir(
                "analyserFiche", Map.of("recevabilite", "NON_RECEVABLE", "motif", "Le besoin relève du téléphone."));
        BpmnAwareTests.assertThat(etude).isEnded().hasPassed("endEvent_nonRecevable");
    }

    @Test
    void une_fiche_preremplie_est_d_abord_mise_a_jour() {
        ProcessInstance etude = etude(A_COMPLETER);
        assertThat(projet.taches()).singleElement().satisfies(tache -> {
            assertThat(tache.getTaskDefinitionKey()).isEqualTo("userTask_completerFiche");
            assertThat(tache.getAssignee()).isEqualTo("pilote.clinique");
        });
        projet.finir("completerFiche", Map.of("budgetEstime", 987654));
        BpmnAwareTests.assertThat(etude).isWaitingAt("userTask_analyserFiche");
        assertThat(((Number) moteur.getRuntimeService().getVariable(etude.getId(), "budgetEstime")).intValue())
                .isEqualTo(987654);
    }

    @Test
    void un_projet_reporte_attend_la_planification_ou_un_an_puis_peut_etre_rejete() {
        ProcessInstance etude = etude();
        projet.finir("analyserFiche");
        projet.finir("donnerAvisTechnologique");
        projet.finir("prioriserProjet", priorisation("REPORTEE"));
        assertThat(projet.taches()).isEmpty();
        projet.correler("planification-transmise");
        projet.finir("prioriserProjet", priorisation("REPORTEE"));
        projet.minuterie("event_anneeEcoulee");
        projet.finir("prioriserProjet", priorisation("REJETEE"));

        BpmnAwareTests.assertThat(etude).isEnded().hasPassed("endEvent_nonPriorise");
    }

    @Test
    void une_fiche_corrigee_a_son_niveau_propose_de_nouveau_et_l_analyste_le_voit() {
        ProcessInstance etude = etude();
        assertThat(projet.servi(projet.tache("analyserFiche"))).doesNotContain("Le niveau change");
        projet.finir("analyserFiche", A_COMPLETER);
        projet.finir(
                "completerFiche",
                Map.of("partenaires", List.of("cisss-laval", "ciusss-estrie", "ciusss-cn", "cisss-outaouais")));

        Task analyse = projet.tache("analyserFiche");
        assertThat(moteur.getRuntimeService().getVariable(etude.getId(), "niveauProjet"))
                .isEqualTo("NATIONAL");
        assertThat(moteur.getRuntimeService().getVariable(etude.getId(), "nbEtablissements"))
                .isEqualTo(5L);
        assertThat(moteur.getRuntimeService().getVariable(etude.getId(), "nbTerritoires"))
                .isEqualTo(4L);
        assertThat(projet.montre(analyse, "niveauRetenu")).isEqualTo("NATIONAL");
        assertThat(projet.servi(analyse)).contains("Le niveau change avec la fiche corrigée", "il était local");
        assertThat(moteur.getTaskService().getIdentityLinksForTask(analyse.getId()))
                .extracting(IdentityLink::getGroupId)
                .containsExactly("pilote-clinique-ministeriel");

        projet.finir(
                "analyserFiche",
                Map.of("recevabilite", "A_COMPLETER", "motif", "Préciser le budget.", "niveauRetenu", "NATIONAL"));
        projet.finir(
                "completerFiche",
                Map.of(
                        "nbEtablissements", 5,
                        "nbTerritoires", 3,
                        "etablissementsPartenaires", "Laval, Estrie, Capitale-Nationale, Outaouais"));
        assertThat(projet.servi(projet.tache("analyserFiche"))).doesNotContain("Le niveau change");
    }

    /** Le niveau d'avant est celui que l'analyste avait retenu, non celui que la table proposait. */
    @Test
    void un_niveau_retenu_par_l_analyste_que_la_fiche_corrigee_ne_confirme_pas_lui_est_dit() {
        etude();
        projet.finir(
                "analyserFiche",
                Map.of(
                        "recevabilite", "A_COMPLETER",
                        "motif", "Préciser le budget.",
                        "niveauRetenu", "TERRITORIAL",
                        "motifNiveau", "Le CCT veut offrir ce service aux autres établissements du territoire."));
        projet.finir("completerFiche");

        Task analyse = projet.tache("analyserFiche");
        assertThat(projet.montre(analyse, "niveauRetenu")).isEqualTo("LOCAL");
        assertThat(projet.servi(analyse)).contains("Le niveau change avec la fiche corrigée", "il était territorial");
    }
}
