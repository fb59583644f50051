package ca.jalon.planification;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import ca.jalon.registre.LigneDePlan;
import ca.jalon.registre.LigneDePlan.Statut;
import ca.jalon.registre.LignesDePlan;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Une ligne se propose au plan, se complète, ou s'ajoute en cours d'année par un accusé du CNCOT. */
class ProposerLignePlanTest extends EssaiDeModele {

    @Autowired
    LignesDePlan lignes;

    private Exercice exercice;

    ProposerLignePlanTest() {
        super("planification/proposer-ligne-plan");
    }

    @BeforeEach
    void ouvrir() {
        exercice = new Exercice(banc, base, executions, lignes);
    }

    private LigneDePlan ligne(String id) {
        return lignes.trouver(id).orElseThrow();
    }

    private Banc.Reponse demander(String compte, Map<String, Object> retouches) {
        Map<String, Object> valeurs = new HashMap<>(banc.exemple("ligne-plan"));
        valeurs.putAll(retouches);
        valeurs.values().removeIf(valeur -> valeur == null);
        return banc.demarrer("proposer-ligne-plan", compte, valeurs);
    }

    @Test
    void une_direction_propose_et_un_pilote_complete_sans_tout_redire() {
        String id = exercice.proposer("dir.clinique", "Télépsychiatrie des jeunes");
        assertThat(etatDuDossier(id)).isEqualTo("PROPOSEE");
        exercice.ouvrirLocal("ciusss-emtl");
        Map<String, Object> complement = new HashMap<>();
        complement.put("destinationLigne", "PLAN");
        complement.put("ligneChangee", id);
        complement.put("titreLigne", null);
        complement.put("typeLigne", null);
        complement.put("besoinLigne", null);
        complement.put("demandeParLigne", null);
        complement.put("coutLigne", 12000);
        complement.put("trimestreLigne", "T4");
        Banc.Reponse reponse = demander("pilote.clinique", complement);
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        assertThat(ligne(id).titre()).isEqualTo("Télépsychiatrie des jeunes");
        assertThat(ligne(id).cout()).isEqualByComparingTo("12000");
        assertThat(ligne(id).trimestre()).isEqualTo("T4");
        assertThat(ligne(id).besoin()).startsWith("Quarante patients");
    }

    @Test
    void une_ligne_nouvelle_dit_ce_qu_elle_est_et_nul_n_en_propose_pour_un_autre() {
        Map<String, Object> vide = new HashMap<>();
        vide.put("titreLigne", null);
        assertThat(demander("pilote.clinique", vide).message()).contains("Une ligne nouvelle a un titre.");
        assertThat(demander("pilote.laval", Map.of()).statut()).isEqualTo(400);
        assertThat(demander("intervenant", Map.of()).statut()).isIn(403, 404);
    }

    @Test
    void en_cours_d_annee_le_cncot_inscrit_et_le_projet_repart() {
        String attend = banc.demarrerExemple("fiche-local-sans-acquisition");
        banc.jusque(attend, "userTask_regulariserPrerequis");
        Banc.Reponse reponse = demander("pilote.clinique", Map.of("projetLigne", attend));
        String id = reponse.corps().path("businessKey").asText();
        assertThat(banc.servi(banc.tache(id, "userTask_accuserAjout"))).contains("Télésurveillance", attend);
        exercice.faire(id, "userTask_accuserAjout", "cncot", "accuser-ajout", Map.of());
        assertThat(ligne(id).statut()).isEqualTo(Statut.INSCRITE);
        assertThat(etatDuDossier(id)).isEqualTo("INSCRITE");
        assertThat(banc.tache(attend, "userTask_autoriserJalon")).isNotNull();
    }

    @Test
    void un_ajout_ecarte_dit_pourquoi_et_n_ouvre_rien() {
        String attend = banc.demarrerExemple("fiche-local-sans-acquisition");
        banc.jusque(attend, "userTask_regulariserPrerequis");
        String id = demander("pilote.clinique", Map.of("projetLigne", attend))
                .corps()
                .path("businessKey")
                .asText();
        exercice.faire(
                id,
                "userTask_accuserAjout",
                "cncot",
                Map.of("suiteAjout", "ECARTEE", "motifAjout", "Un projet national la couvre."));
        assertThat(ligne(id).suite()).isEqualTo("Un projet national la couvre.");
        assertThat(etatDuDossier(id)).isEqualTo("ECARTEE");
        assertThat(banc.tache(attend, "userTask_regulariserPrerequis")).isNotNull();
    }

    @Test
    void une_fiche_dit_la_ligne_qu_elle_realise() {
        String id = exercice.proposer("pilote.clinique", "Ligne à réaliser");
        Map<String, Object> fiche = new HashMap<>(Banc.fiche("fiche-local-sans-acquisition"));
        fiche.put("lignePlanification", id);
        Banc.Reponse depart = banc.demarrer("pilote.clinique", fiche);
        assertThat(depart.statut()).as(depart.toString()).isEqualTo(200);
        assertThat(ligne(id).projet()).startsWith("TS-");
        assertThat(banc.demarrer("pilote.clinique", fiche).statut())
                .as("déjà prise")
                .isEqualTo(400);
        // Un programme d'hier qui atteste encore n'est pas cru.
        fiche.remove("lignePlanification");
        fiche.put("inscritPlanificationCncot", true);
        String atteste = banc.demarrer("pilote.clinique", fiche)
                .corps()
                .path("businessKey")
                .asText();
        banc.jusque(atteste, "userTask_regulariserPrerequis");
    }
}
