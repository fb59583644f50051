package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.jalon.EssaiDeModele;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.Test;

/** Démarrage : mandats des CCT, envergure, comité, charte ou manuel (P-01e). */
class DemarrageProjetTest extends EssaiDeModele {

    DemarrageProjetTest() {
        super("projet/demarrage-projet");
    }

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
    }

    private List<String> candidats(String activite) {
        return moteur
                .getTaskService()
                .getIdentityLinksForTask(projet.tache(activite).getId())
                .stream()
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
