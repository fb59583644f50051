package ca.jalon.approbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.jalon.EssaiDeModele;
import ca.jalon.registre.Depots;
import ca.jalon.registre.Risques;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Approbation : ordre des autorités, reprise d’un clic fautif, retours répétés (section 4, 3.a). */
class ApprobationTest extends EssaiDeModele {

    ApprobationTest() {
        super("approbation/approbation");
    }

    @Autowired
    Depots depots;

    @Autowired
    Risques risques;

    private ProcessInstance approbation(String jalon) {
        return approbation(jalon, Map.of());
    }

    private ProcessInstance approbation(String jalon, Map<String, Object> propres) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("jalon", jalon);
        variables.put(
                "dossier",
                depots.deposer(projet.numero, jalon, "Le dossier.", "pilote.clinique")
                        .id());
        variables.putAll(propres);
        return projet.demarrer("approbation", variables);
    }

    private List<String> lignes() {
        return decisions.duProjet(projet.numero).stream()
                .map(ligne -> ligne.jalon() + " " + ligne.issue())
                .toList();
    }

    @Test
    void un_clic_fautif_est_repris_par_qui_a_decide_tant_que_rien_n_est_annonce() {
        ProcessInstance approbation = approbation("DO");
        projet.prendreDecision("dirigeant", "REFUSE");
        assertThat(projet.taches()).singleElement().satisfies(tache -> {
            assertThat(tache.getTaskDefinitionKey()).isEqualTo("userTask_reprendreDecision");
            assertThat(tache.getAssignee()).isEqualTo("dirigeant");
            assertThat(tache.getDueDate())
                    .as("l'échéance dit quand la décision prendra effet")
                    .isCloseTo(
                            BpmnAwareTests.managementService()
                                    .createJobQuery()
                                    .processInstanceId(approbation.getId())
                                    .activityId("event_delaiReprise")
                                    .singleResult()
                                    .getDuedate(),
                            1_000);
        });
        assertThat(avises(projet.numero, "approbation/decision-rendue")).isEmpty();

        projet.finir("reprendreDecision");
        projet.decider("dirigeant", "AUTORISE");
        projet.decider("ministre", "AUTORISE");

        BpmnAwareTests.assertThat(approbation).isEnded();
        assertThat(lignes()).containsExactly("DO REFUSE", "REPRISE CONSIGNE", "DO AUTORISE", "DO AUTORISE");
        assertThat(decisions.duProjet(projet.numero).get(1).motif())
                .isEqualTo(
                        "Dossier d’opportunité, décision 1 : J’ai refusé par erreur; je voulais autoriser avec conditions.");
        assertThat(chaine.verifier(projet.numero)).isEmpty();
        assertThat(avises(projet.numero, "approbation/decision-rendue")).hasSize(2);
    }

    @Test
    void un_retour_repris_ne_compte_pas() {
        ProcessInstance approbation = approbation("DO");
        projet.prendreDecision("dirigeant", "RETOUR_POUR_COMPLEMENT");
        projet.finir("reprendreDecision");
        projet.decider("dirigeant", "RETOUR_POUR_COMPLEMENT");

        BpmnAwareTests.assertThat(approbation)
                .isEnded()
                .variables()
                .containsEntry("nombreRetours", 1L)
                .containsEntry("rangDepart", 1L);
    }

    @Test
    void le_troisieme_retour_avise_le_palier_superieur() {
        for (long retours = 0; retours < 3; retours++) {
            Map<String, Object> variables = new HashMap<>();
            variables.put("jalon", "DEMARRAGE");
            variables.put("rangDepart", 1L);
            variables.put("nombreRetours", retours);
            variables.put(
                    "dossier",
                    depots.deposer(projet.numero, "DEMARRAGE", "Version " + retours, "pilote.clinique")
                            .id());
            projet.demarrer("approbation", variables);
            projet.decider("dirigeant", "RETOUR_POUR_COMPLEMENT");
            assertThat(avises(projet.numero, "approbation/troisieme-retour")).hasSize(retours == 2 ? 1 : 0);
        }
    }

    @Test
    void les_conditions_de_chaque_autorite_sortent_ensemble_meme_apres_un_retour() {
        ProcessInstance approbation = approbation("DO");
        projet.decider("dirigeant", "AUTORISE_AVEC_CONDITIONS");
        projet.decider("ministre", "RETOUR_POUR_COMPLEMENT");
        BpmnAwareTests.assertThat(approbation).isEnded();

        Map<String, Object> reprise = Map.of("rangDepart", 2L, "nombreRetours", 1L);
        ProcessInstance seconde = approbation("DO", reprise);
        projet.decider("ministre", "AUTORISE");

        BpmnAwareTests.assertThat(seconde)
                .isEnded()
                .variables()
                .containsEntry(
                        "conditionsRetenues",
                        "Plus haut dirigeant de l’établissement, CIUSSS de l’Est-de-l’Île-de-Montréal : Rendre compte chaque trimestre.");

        // Une nouvelle décision de la même autorité remplace la première.
        ProcessInstance refaite = approbation("DO");
        projet.decider("dirigeant", "AUTORISE");
        projet.decider("ministre", "AUTORISE");
        BpmnAwareTests.assertThat(refaite).variables().doesNotContainKey("conditionsRetenues");
    }

    @Test
    void une_condition_ouvre_un_point_en_suspens_que_suit_le_redacteur_et_que_le_dossier_d_affaires_rappelle() {
        banc.decider("DO", "AUTORISE_AVEC_CONDITIONS");
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_produireDossierAffaires");

        assertThat(risques.ouverts(numero)).singleElement().satisfies(point -> {
            assertThat(point.type()).isEqualTo(Risques.POINT_EN_SUSPENS);
            assertThat(point.description())
                    .startsWith("Dossier d’opportunité, condition posée par Plus haut dirigeant")
                    .contains(banc.exemple("decision-approbation")
                            .get("conditions")
                            .toString());
        });
        assertThat(banc.tache(numero, "userTask_suivreElement").path("assignee").asText())
                .startsWith("pilote.");
        assertThat(banc.variable(banc.tache(numero, "userTask_produireDossierAffaires"), "conditionsDuDo"))
                .contains(banc.exemple("decision-approbation").get("conditions").toString());
    }

    @Test
    void sans_redacteur_la_condition_du_demarrage_est_suivie_par_qui_a_depose_la_fiche() {
        banc.decider("DEMARRAGE", "AUTORISE_AVEC_CONDITIONS");
        String numero = banc.demarrerExemple("fiche-local-sans-acquisition");
        banc.jusque(numero, "userTask_evaluerEnvergure");

        assertThat(banc.tache(numero, "userTask_suivreElement").path("assignee").asText())
                .isEqualTo("pilote.clinique");
    }

    @Test
    void chaque_jalon_n_offre_que_ses_issues() {
        approbation("DEMARRAGE");
        assertThatThrownBy(() -> projet.prendreDecision("dirigeant", "RETOUR_AU_DO"))
                .hasMessageContaining("Décision");
        assertThatThrownBy(() -> projet.prendreDecision("dirigeant", "ENVERGURE_A_REEVALUER"))
                .hasMessageContaining("Décision");
        assertThat(lignes()).isEmpty();
    }

    @Test
    void une_cloture_ne_s_autorise_pas_avec_conditions() {
        approbation("CLOTURE", Map.of("membresComite", "dirigeant"));
        assertThatThrownBy(() -> projet.prendreDecision("dirigeant", "AUTORISE_AVEC_CONDITIONS"))
                .hasMessageContaining("Décision");
        projet.decider("dirigeant", "AUTORISE");
        assertThat(lignes()).containsExactly("CLOTURE AUTORISE");
    }
}
