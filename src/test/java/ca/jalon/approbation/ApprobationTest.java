package ca.jalon.approbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.jalon.EssaiDeModele;
import ca.jalon.registre.Dossiers;
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
    Dossiers dossiers;

    private ProcessInstance approbation(String jalon) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("jalon", jalon);
        variables.put("rangDepart", 1L);
        variables.put("nombreRetours", 0L);
        variables.put("redacteurs", "pilote.clinique");
        variables.put("montantRequis", true);
        variables.put(
                "dossier",
                dossiers.deposer(projet.numero, jalon, "Le dossier.", "pilote.clinique")
                        .id());
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
        });
        assertThat(avis("approbation/decision-rendue")).isZero();

        projet.finir("reprendreDecision");
        projet.decider("dirigeant", "AUTORISE");
        projet.decider("ministre", "AUTORISE");

        BpmnAwareTests.assertThat(approbation).isEnded();
        assertThat(lignes()).containsExactly("DO REFUSE", "REPRISE CONSIGNE", "DO AUTORISE", "DO AUTORISE");
        assertThat(decisions.duProjet(projet.numero).get(1).motif())
                .isEqualTo("Dossier d’opportunité : J’ai refusé par erreur; je voulais autoriser avec conditions.");
        assertThat(decisions.verifier(projet.numero)).isEmpty();
        assertThat(avis("approbation/decision-rendue")).isEqualTo(2);
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
            variables.put("redacteurs", "pilote.clinique");
            variables.put("montantRequis", false);
            variables.put(
                    "dossier",
                    dossiers.deposer(projet.numero, "DEMARRAGE", "Version " + retours, "pilote.clinique")
                            .id());
            projet.demarrer("approbation", variables);
            projet.decider("dirigeant", "RETOUR_POUR_COMPLEMENT");
            assertThat(avis("approbation/troisieme-retour")).isEqualTo(retours == 2 ? 1 : 0);
        }
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

    private long avis(String modele) {
        return moteur.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("avis")
                .processInstanceBusinessKey(projet.numero)
                .variableValueEquals("modeleCourriel", modele)
                .count();
    }
}
