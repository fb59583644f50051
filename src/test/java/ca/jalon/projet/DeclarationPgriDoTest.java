package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiDeModele;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.Test;

/** Déclaration au PGRI et dossier d’opportunité : confirmation, retour, refus (P-01b). */
class DeclarationPgriDoTest extends EssaiDeModele {

    DeclarationPgriDoTest() {
        super("projet/declaration-pgri-do");
    }

    @Test
    void une_declaration_locale_est_confirmee_et_un_retour_revient_au_redacteur() {
        ProcessInstance phase = projet.demarrer("declaration-pgri-do", Map.of());
        projet.finir("declarerPgri");
        Map<String, Object> nonConforme = new HashMap<>();
        nonConforme.put("declarationConforme", "NON");
        nonConforme.put("numeroPgri", null);
        nonConforme.put("motif", "Le coût total ne correspond pas à la fiche.");
        projet.finir("confirmerPgri", nonConforme);
        projet.finir("declarerPgri");
        projet.finir("confirmerPgri");
        projet.finir("produireDossierOpportunite");
        projet.decider("dirigeant", "RETOUR_POUR_COMPLEMENT");
        projet.finir("produireDossierOpportunite");
        projet.decider("dirigeant", "AUTORISE");
        projet.decider("ministre", "AUTORISE");

        BpmnAwareTests.assertThat(phase)
                .isEnded()
                .hasPassed("endEvent_opportuniteAutorisee")
                .variables()
                .containsEntry("decision", "AUTORISE");
    }

    @Test
    void un_projet_territorial_n_attend_pas_de_confirmation_et_un_refus_arrete_tout() {
        ProcessInstance phase = projet.demarrer("declaration-pgri-do", Map.of("niveauProjet", "TERRITORIAL"));
        Map<String, Object> territoriale = new HashMap<>();
        territoriale.put("piloteTechnologiqueAssocie", null);
        territoriale.put("responsablePgri", null);
        territoriale.put("numeroPgri", "PGRI-2026-0901");
        projet.finir("declarerPgri", territoriale);
        projet.finir("produireDossierOpportunite");
        projet.decider("dirigeant.chum", "AUTORISE");
        projet.decider("ministre", "REFUSE");

        BpmnAwareTests.assertThat(phase).isEnded().hasPassed("endEvent_opportuniteRefusee");
        assertThat(projet.taches()).isEmpty();
    }
}
