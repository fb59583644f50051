package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import ca.jalon.registre.Risques;
import ca.jalon.registre.Risques.Element;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Démarrage : mandats des CCT, envergure, comité, charte ou manuel (P-01e). */
class DemarrageProjetTest extends EssaiDeModele {

    DemarrageProjetTest() {
        super("projet/demarrage-projet");
    }

    @Autowired
    Risques risques;

    private ProcessInstance phase(Map<String, Object> variables) {
        Map<String, Object> toutes = new HashMap<>(variables);
        toutes.put("coutInvestissement", null);
        return projet.demarrer("demarrage-projet", toutes);
    }

    private void organiser() {
        projet.finir("mettreEnPlaceComite");
        projet.finir("designerEquipe");
        projet.finir("tenirRencontreDemarrage");
        projet.finir("convenirFinancement");
    }

    private static Map<String, Object> mandat(String reponse) {
        Map<String, Object> mandat = new HashMap<>();
        mandat.put("mandat", reponse);
        mandat.put("motif", reponse.equals("DECLINE") ? "Le CCT n’a pas la capacité d’accueillir ce mandat." : null);
        return mandat;
    }

    @Test
    void une_petite_envergure_demande_une_charte_que_le_comite_fait_revoir() {
        ProcessInstance phase = phase(Map.of());
        projet.finir("evaluerEnvergure");
        organiser();
        projet.finir("redigerCharte");
        projet.finir("planifierPerennite");
        projet.decider("dirigeant", "RETOUR_POUR_COMPLEMENT");
        projet.finir("redigerCharte");
        projet.finir("planifierPerennite");
        projet.decider("dirigeant", "AUTORISE");

        BpmnAwareTests.assertThat(phase)
                .isEnded()
                .hasPassed("endEvent_pretAExecuter")
                .hasNotPassed("userTask_redigerManuel");
    }

    @Test
    void le_plan_de_perennite_dit_qui_paie_selon_la_table() {
        phase(Map.of("niveauProjet", "TERRITORIAL"));
        projet.finir("evaluerEnvergure");
        organiser();
        projet.finir("redigerCharte");
        assertThat(projet.servi(projet.tache("planifierPerennite")))
                .contains("Soutien des niveaux 2 et 3 : les établissements associés")
                .contains("Licences : l’établissement")
                .contains("jusqu’à leur remplacement : le CCT");
    }

    @Test
    void les_risques_initiaux_de_la_charte_ouvrent_le_registre_une_fois() {
        Map<String, Object> charte = Map.of(
                "risquesInitiaux",
                "Couverture cellulaire inégale.\n\n- Roulement du personnel.\nRoulement du personnel.");
        ProcessInstance phase = phase(Map.of());
        projet.inscrire(dossiers, phase);
        projet.finir("evaluerEnvergure");
        organiser();
        assertThatThrownBy(() -> projet.finir("redigerCharte", Map.of("risquesInitiaux", "Couverture inégale.\nN/A")))
                .hasMessageContaining("Chaque ligne décrit un risque");
        assertThat(projet.servi(projet.tache("redigerCharte")))
                .as("la rencontre se relit, ses présents par leur nom")
                .containsPattern("Rencontre de démarrage · présents : [^{]*Geneviève Hébert");
        projet.finir("redigerCharte", charte);
        projet.finir("planifierPerennite");
        projet.decider("dirigeant", "RETOUR_POUR_COMPLEMENT");
        assertThat(risques.ouverts(projet.numero)).as("rien avant l’accord").isEmpty();
        projet.finir("redigerCharte", charte);
        projet.finir("planifierPerennite");
        projet.decider("dirigeant", "AUTORISE");

        assertThat(risques.ouverts(projet.numero))
                .extracting(Element::description, Element::type, Element::criticite, Element::nature)
                .containsExactlyInAnyOrder(
                        tuple("Couverture cellulaire inégale.", "RISQUE", "A_COTER", null),
                        tuple("Roulement du personnel.", "RISQUE", "A_COTER", null));
        assertThat(moteur.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(projet.numero)
                        .taskDefinitionKey("userTask_suivreElement")
                        .list())
                .hasSize(2)
                .allSatisfy(suivi -> {
                    assertThat(suivi.getAssignee()).isEqualTo("charge.projet");
                    assertThat(suivi.getDueDate()).isNotNull();
                });
    }

    @Test
    void les_deux_pilotes_composent_le_comite_et_tiennent_la_rencontre_d_un_projet_local() {
        phase(Map.of());
        projet.finir("evaluerEnvergure");
        assertThat(candidats("mettreEnPlaceComite"))
                .containsExactlyInAnyOrder("pilote-clinique.ciusss-emtl", "pilote-technologique.ciusss-emtl");
        projet.finir("mettreEnPlaceComite");
        projet.finir("designerEquipe");
        assertThat(avises(projet.numero, "projet/rencontre-demarrage"))
                .as("l’équipe, le comité et qui organise")
                .singleElement()
                .asString()
                .contains("charge.projet@", "conseiller.clinique@", "pilote.clinique@", "pilote.techno@");
        assertThat(banc.servi(banc.tache(projet.numero, "userTask_tenirRencontreDemarrage")))
                .contains("Convoquée le", "Salle B");
        assertThat(candidats("tenirRencontreDemarrage"))
                .containsExactlyInAnyOrder("pilote-clinique.ciusss-emtl", "pilote-technologique.ciusss-emtl");
        projet.finir("tenirRencontreDemarrage");
        assertThat(candidats("convenirFinancement")).containsExactly("pilote-clinique.ciusss-emtl");
    }

    @Test
    void l_equipe_du_cct_et_les_pilotes_locaux_composent_le_comite_d_un_projet_territorial() {
        phase(Map.of("niveauProjet", "TERRITORIAL"));
        projet.finir("evaluerEnvergure");
        assertThat(candidats("mettreEnPlaceComite"))
                .containsExactlyInAnyOrder(
                        "equipe-cct.chum", "pilote-clinique.ciusss-emtl", "pilote-technologique.ciusss-emtl");
        projet.finir("mettreEnPlaceComite");
        projet.finir("designerEquipe");
        assertThat(candidats("tenirRencontreDemarrage"))
                .as("elle tient la rencontre")
                .containsExactly("equipe-cct.chum");
    }

    private List<String> candidats(String activite) {
        return groupes(projet.tache(activite).getId());
    }

    private List<String> groupes(String tache) {
        return moteur.getTaskService().getIdentityLinksForTask(tache).stream()
                .map(IdentityLink::getGroupId)
                .toList();
    }

    @Test
    void une_envergure_reevaluee_change_le_document_sans_refaire_le_comite() {
        ProcessInstance phase = phase(Map.of());
        projet.finir("evaluerEnvergure");
        organiser();
        projet.finir("redigerCharte");
        projet.finir("planifierPerennite");
        projet.decider("dirigeant", "ENVERGURE_A_REEVALUER");
        projet.finir(
                "evaluerEnvergure",
                Map.of("envergureRetenue", "GRANDE", "motifEnvergure", "Le projet touche tous les points de service."));
        projet.finir("redigerManuel");
        projet.finir("planifierPerennite");
        projet.decider("dirigeant", "REFUSE");

        BpmnAwareTests.assertThat(phase).isEnded().hasPassed("endEvent_abandonRecommande");
        assertThat(projet.parcours())
                .filteredOn("userTask_mettreEnPlaceComite"::equals)
                .hasSize(1);
    }

    private static final Map<String, Object> REDUITE = Map.of(
            "complexiteTechnologique", "ELEVEE",
            "changementOrganisationnel", "ELEVE",
            "nbUtilisateursCibles", 400,
            "envergureRetenue", "PETITE",
            "motifEnvergure", "Le matériel est déjà en place dans chaque point de service.");

    @Test
    void l_envergure_s_evalue_faits_et_proposition_sous_les_yeux() {
        phase(Map.of("budgetEstime", 600_000.0, "nbEtablissements", 3L));
        assertThat(projet.servi(projet.tache("evaluerEnvergure")))
                .contains("600&nbsp;000".replace("&nbsp;", "\u00a0"), "3 établissements", "Acquisition : équipements")
                .contains("complexité et changement faibles : moyenne")
                .contains("complexité et changement élevés : grande");
    }

    @Test
    void une_envergure_reduite_est_revue_et_la_proposition_peut_l_emporter() {
        phase(Map.of());
        projet.finir("evaluerEnvergure", REDUITE);
        assertThat(candidats("revoirEnvergure")).containsExactly("coordonnateur-cct.chum");
        assertThat(projet.servi(projet.tache("revoirEnvergure")))
                .contains("Envergure proposée", "grande", "Le matériel est déjà en place");
        projet.finir(
                "revoirEnvergure",
                Map.of("reductionAcceptee", "NON", "motifRevue", "Quatre cents personnes changent leur pratique."));
        organiser();
        assertThat(projet.tache("redigerManuel")).isNotNull();
    }

    @Test
    void une_envergure_reduite_peut_etre_acceptee() {
        phase(Map.of());
        projet.finir("evaluerEnvergure", REDUITE);
        projet.finir("revoirEnvergure");
        organiser();
        assertThat(projet.tache("redigerCharte")).isNotNull();
    }

    @Test
    void qui_a_reduit_l_envergure_ne_la_revoit_pas() {
        moteur.getIdentityService().createMembership("coord.chum", "equipe-cct.chum");
        try {
            String numero = projetDans(
                    "demarrage-projet", "DEMARRAGE", Map.of("coutInvestissement", 152_000.0, "dureeMois", 9L));
            agir(numero, "userTask_evaluerEnvergure", "coord.chum", REDUITE, 204);
            JsonNode revue = banc.tache(numero, "userTask_revoirEnvergure");
            Banc.Reponse refus = banc.prendre(revue, "coord.chum");
            assertThat(refus.statut()).isEqualTo(403);
            assertThat(refus.message()).contains("une autre personne la revoit (Julie Simard)");
            assertThat(groupes(revue.path("id").asText()))
                    .as("seul à coordonner : l’équipe la revoit")
                    .containsExactlyInAnyOrder("coordonnateur-cct.chum", "equipe-cct.chum");
            agir(numero, "userTask_revoirEnvergure", "equipe.chum", Map.of("reductionAcceptee", "OUI"), 204);
        } finally {
            moteur.getIdentityService().deleteMembership("coord.chum", "equipe-cct.chum");
        }
    }

    private String agir(String numero, String activite, String compte, Map<String, Object> retouches, int statut) {
        var tache = banc.tache(numero, activite);
        banc.prendre(tache, compte);
        Map<String, Object> valeurs = new HashMap<>(
                banc.exemple(activite.equals("userTask_evaluerEnvergure") ? "evaluer-envergure" : "revoir-envergure"));
        valeurs.putAll(retouches);
        Banc.Reponse reponse = banc.envoyer(tache, compte, valeurs);
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(statut);
        return reponse.message();
    }

    @Test
    void les_pilotes_ministeriels_siegent_au_comite_d_un_projet_national() {
        phase(Map.of("niveauProjet", "NATIONAL"));
        projet.finir("confirmerMaitreOeuvre", Map.of("cctMaitreOeuvre", "chum"));
        while (!projet.taches().get(0).getTaskDefinitionKey().equals("userTask_evaluerEnvergure")) {
            projet.finir("accepterMandat", mandat("ACCEPTE"));
        }
        projet.finir("evaluerEnvergure");

        assertThat(String.valueOf(projet.montre(projet.tache("mettreEnPlaceComite"), "membresComite")))
                .as("ils y sont d’avance")
                .contains("pilote.msss", "techno.msss");
        Map<String, Object> sansEux =
                Map.of("membresComite", List.of("equipe.chum", "pilote.msss"), "presidentComite", "pilote.msss");
        assertThatThrownBy(() -> projet.finir("mettreEnPlaceComite", sansEux))
                .hasMessageContaining("les pilotes ministériels siègent au comité directeur");
        projet.finir(
                "mettreEnPlaceComite",
                Map.of("membresComite", List.of("pilote.msss", "techno.msss"), "presidentComite", "pilote.msss"));
        assertThat(projet.tache("designerEquipe")).isNotNull();
    }

    @Test
    void ce_qui_fut_dit_est_repris_et_une_difference_demande_sa_raison() {
        phase(Map.of());
        Map<String, Object> sansRaison = new HashMap<>();
        sansRaison.put("motifBudgetTotal", null);
        assertThatThrownBy(() -> projet.finir("evaluerEnvergure", sansRaison))
                .hasMessageContaining("Motif de l’écart de budget");
        projet.finir("evaluerEnvergure");
        projet.finir("mettreEnPlaceComite");
        projet.finir("designerEquipe");
        projet.finir("tenirRencontreDemarrage");
        sansRaison.put("motifMontant", null);
        sansRaison.remove("motifBudgetTotal");
        assertThatThrownBy(() -> projet.finir("convenirFinancement", sansRaison))
                .hasMessageContaining("Motif de l’écart");
        projet.finir("convenirFinancement");

        Task charte = projet.tache("redigerCharte");
        assertThat(((Number) projet.montre(charte, "budgetApprouve")).intValue())
                .isEqualTo(152_000);
        assertThat(projet.servi(charte)).contains("Comité directeur", "Martine Gagnon");
        Map<String, Object> autreEquipe = Map.of("chargeDeProjet", "conseiller.clinique");
        assertThatThrownBy(() -> projet.finir("redigerCharte", autreEquipe))
                .hasMessageContaining("Chargé de projet : ce champ ne se modifie pas");
    }

    @Test
    void un_projet_national_attend_l_accord_de_chaque_cct() {
        ProcessInstance phase = phase(Map.of("niveauProjet", "NATIONAL"));
        projet.finir(
                "confirmerMaitreOeuvre",
                Map.of("cctMaitreOeuvre", "chum", "cctsAssocies", List.of("cusm", "chu-quebec")));
        assertThat(projet.taches())
                .hasSize(3)
                .allSatisfy(tache -> assertThat(moteur.getTaskService().getIdentityLinksForTask(tache.getId()))
                        .singleElement()
                        .extracting(IdentityLink::getGroupId)
                        .isIn("coordonnateur-cct.chum", "coordonnateur-cct.cusm", "coordonnateur-cct.chu-quebec"));
        projet.finir("accepterMandat", mandat("ACCEPTE"));
        projet.finir("accepterMandat", mandat("DECLINE"));
        projet.finir("accepterMandat", mandat("ACCEPTE"));
        BpmnAwareTests.assertThat(phase).isWaitingAt("userTask_confirmerMaitreOeuvre");

        // Qui a déjà accepté n'est pas redemandé.
        projet.finir(
                "confirmerMaitreOeuvre", Map.of("cctMaitreOeuvre", "chum", "cctsAssocies", List.of("ciusss-estrie")));
        assertThat(projet.taches())
                .singleElement()
                .extracting(Task::getName)
                .asString()
                .contains("Estrie");
        projet.finir("accepterMandat", mandat("ACCEPTE"));
        BpmnAwareTests.assertThat(phase).isWaitingAt("userTask_evaluerEnvergure");
    }

    @Test
    void chaque_cct_pressenti_recoit_le_courriel_qui_le_lui_demande() {
        phase(Map.of("niveauProjet", "NATIONAL"));
        projet.finir(
                "confirmerMaitreOeuvre", Map.of("cctMaitreOeuvre", "chum", "cctsAssocies", List.of("ciusss-estrie")));

        assertThat(avises(projet.numero, "avis/tache-a-faire"))
                .anySatisfy(adresses -> assertThat(adresses).contains("coord.chum@"))
                .anySatisfy(adresses -> assertThat(adresses).contains("coord.estrie@"))
                .doesNotContain("");
        assertThat(avises(projet.numero, "avis/sans-destinataire")).isEmpty();
    }

    @Test
    void ni_le_financement_ni_la_charte_ne_passent_le_montant_autorise() {
        ProcessInstance phase = phase(Map.of());
        projet.inscrire(dossiers, phase);
        dossiers.plafonner(projet.numero, new BigDecimal("100000"));
        projet.finir("evaluerEnvergure");
        projet.finir("mettreEnPlaceComite");
        projet.finir("designerEquipe");
        projet.finir("tenirRencontreDemarrage");

        assertThatThrownBy(() -> projet.finir("convenirFinancement", Map.of("montantConfirme", 110_000.01)))
                .hasMessageContaining("Montant confirmé : ")
                .hasMessageContaining("dépasse de plus de 10 %");
        projet.finir("convenirFinancement", Map.of("montantConfirme", 110_000));
        assertThatThrownBy(() -> projet.finir("redigerCharte", Map.of("budgetApprouve", 999_999)))
                .hasMessageContaining("Budget approuvé : ")
                .hasMessageContaining("dépasse de plus de 10 %");
        projet.finir("redigerCharte", Map.of("budgetApprouve", 110_000));
        projet.finir("planifierPerennite");
        projet.decider("comite.tactique", "ENVERGURE_A_REEVALUER");
        projet.finir(
                "evaluerEnvergure",
                Map.of("envergureRetenue", "GRANDE", "motifEnvergure", "Le projet touche tous les points de service."));
        assertThatThrownBy(() -> projet.finir("redigerManuel", Map.of("budgetApprouve", 999_999)))
                .hasMessageContaining("Budget approuvé : ");
    }
}
