package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.jalon.EssaiDeModele;
import ca.jalon.dossier.Qualite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
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
    void le_numero_et_le_cout_deja_dits_sont_repris_et_une_difference_demande_sa_raison() {
        projet.demarrer("declaration-pgri-do", Map.of("budgetEstime", 120_000));
        Task declaration = projet.tache("declarerPgri");
        assertThat(((Number) projet.montre(declaration, "coutTotalEstime")).intValue())
                .isEqualTo(120_000);
        assertThat(projet.servi(declaration)).contains("pilote.techno", "resp.pgri");
        Map<String, Object> sansRaison = new HashMap<>();
        sansRaison.put("motifCoutTotal", null);
        assertThatThrownBy(() -> projet.finir("declarerPgri", sansRaison))
                .hasMessageContaining("Motif de l’écart avec la fiche");
        projet.finir("declarerPgri", Map.of("numeroPgri", "PGRI-2026-0400"));
        Task confirmation = projet.tache("confirmerPgri");
        assertThat(confirmation.getAssignee()).as("qui fut nommé confirme").isEqualTo("resp.pgri");
        assertThat(projet.montre(confirmation, "numeroPgri")).isEqualTo("PGRI-2026-0400");
        assertThatThrownBy(() -> projet.finir("confirmerPgri")).hasMessageContaining("Motif du changement de numéro");
        projet.finir("confirmerPgri", Map.of("numeroPgri", "PGRI-2026-0400"));
        assertThat(moteur.getTaskService()
                        .getIdentityLinksForTask(
                                projet.tache("produireDossierOpportunite").getId()))
                .as("le pilote associé corédige")
                .extracting(IdentityLink::getUserId)
                .contains("pilote.techno");
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

    @Test
    void le_responsable_pgri_est_celui_du_porteur_non_d_un_partenaire() {
        IdentityService identites = moteur.getIdentityService();
        projet.inscrire(dossiers, projet.demarrer("declaration-pgri-do", Map.of()));
        participants.fixer(projet.numero, Qualite.PARTENAIRE, List.of("cisss-laval"));
        identites.saveUser(identites.newUser("pgri.laval"));
        identites.createMembership("pgri.laval", "responsable-pgri.cisss-laval");
        try {
            assertThatThrownBy(() -> projet.finir("declarerPgri", Map.of("responsablePgri", "pgri.laval")))
                    .hasMessageContaining("Responsable PGRI");
        } finally {
            identites.deleteUser("pgri.laval");
        }
        projet.finir("declarerPgri");
        assertThat(projet.tache("confirmerPgri").getAssignee()).isEqualTo("resp.pgri");
    }
}
