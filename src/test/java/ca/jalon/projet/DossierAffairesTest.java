package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.jalon.Conduite;
import ca.jalon.EssaiDeModele;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.Test;

/** Dossier d’affaires : conditions du DO, écart de coût, retour à l’opportunité (P-01c). */
class DossierAffairesTest extends EssaiDeModele {

    DossierAffairesTest() {
        super("projet/dossier-affaires");
    }

    private ProcessInstance phase(Object conditions) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("conditionsDuDo", conditions);
        variables.put("couts", 100000.0);
        variables.put("numeroPgri", "PGRI-2026-0902");
        return projet.demarrer("dossier-affaires", variables);
    }

    /** Le dossier d’exemple, à ce coût d’investissement, acquis par une entente de prix du registre. */
    private static Map<String, Object> dossier(int investissement, String justification) {
        Map<String, Object> dossier = new HashMap<>();
        dossier.put("conditionsDo", null);
        dossier.put("strategieAcquisition", "ENTENTE_PRIX");
        dossier.put("ententePrix", "EP-0001");
        dossier.put("coutInvestissement", investissement);
        dossier.put("coutTotalPossession", investissement + 200000);
        dossier.put("justificationEcart", justification);
        return dossier;
    }

    @Test
    void un_ecart_au_dela_du_seuil_se_justifie_et_se_montre_a_l_autorite() {
        phase(null);
        assertThatThrownBy(() -> projet.finir("produireDossierAffaires", dossier(111000, null)))
                .hasMessageContaining("Justification de l’écart");
        projet.finir(
                "produireDossierAffaires", dossier(123450, "Le prix des licences a augmenté depuis l’opportunité."));
        assertThat(projet.servi(projet.tache("donnerAvisDossier"))).contains("Tablettes et accessoires");
        projet.finir("donnerAvisDossier");

        assertThat(projet.servi(projet.tache("autoriserJalon")))
                .contains("dépasse de 23,5", "toléré", "Le prix des licences a augmenté depuis l’opportunité")
                .contains("Favorable avec réserves", "la même plateforme que le territoire voisin");
    }

    @Test
    void un_ecart_au_seuil_ne_demande_rien() {
        ProcessInstance phase = phase(null);
        projet.finir("produireDossierAffaires", dossier(110000, null));
        projet.minuterie("event_avisNonRendu");
        projet.decider("dirigeant", "AUTORISE");
        projet.decider("ministre", "RETOUR_POUR_COMPLEMENT");
        projet.finir("produireDossierAffaires", dossier(90000, null));
        projet.finir("donnerAvisDossier");
        projet.inscrire(dossiers, phase);
        projet.decider("ministre", "AUTORISE_AVEC_CONDITIONS");

        BpmnAwareTests.assertThat(phase)
                .isEnded()
                .hasPassed("endEvent_affairesAutorisees")
                .variables()
                .containsEntry("ecartDo", -10.0);
        assertThat(dossiers.plafond(projet.numero))
                .as("ce que la dernière autorité accorde")
                .get()
                .asString()
                .isEqualTo("148500.00");
    }

    @Test
    void les_conditions_de_l_opportunite_sont_suivies_dans_le_dossier() {
        phase("Rendre compte chaque trimestre.");
        assertThatThrownBy(() -> projet.finir("produireDossierAffaires", dossier(100000, null)))
                .hasMessageContaining("Suivi des conditions du DO");
    }

    @Test
    void l_instance_peut_refuser_ou_faire_revoir_l_opportunite() {
        ProcessInstance refusee = phase(null);
        projet.finir("produireDossierAffaires", dossier(100000, null));
        projet.finir("donnerAvisDossier");
        projet.decider("dirigeant", "REFUSE");
        BpmnAwareTests.assertThat(refusee).isEnded().hasPassed("endEvent_affairesRefusees");

        projet = new Conduite(moteur, ecrits);
        ProcessInstance renvoyee = phase(null);
        projet.finir("produireDossierAffaires", dossier(100000, null));
        projet.finir("donnerAvisDossier");
        projet.decider("dirigeant", "RETOUR_AU_DO");
        BpmnAwareTests.assertThat(renvoyee).isEnded().hasPassed("endEvent_opportuniteARevoir");
    }
}
