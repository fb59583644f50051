package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import ca.jalon.dossier.Dossier;
import ca.jalon.formulaire.HorsContrat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Correction d’une décision par un administrateur : motif, registre, phase choisie. */
class RamenerProjetTest extends EssaiDeModele {

    RamenerProjetTest() {
        super("projet/ramener-projet");
    }

    @Test
    void un_administrateur_ramene_le_projet_a_la_phase_dont_la_decision_etait_fautive() {
        String numero = banc.demarrerExemple("fiche-local-sans-acquisition");
        banc.jusque(numero, "userTask_evaluerEnvergure");
        assertThat(banc.agir("ramener-projet", "admin", Map.of("projet", numero))
                        .statut())
                .isEqualTo(200);

        assertThat(dossiers.trouver(numero)).get().extracting(Dossier::phase).isEqualTo("AUTORISATION");
        assertThat(decisions.duProjet(numero)).last().satisfies(acte -> {
            assertThat(acte.jalon()).isEqualTo("CORRECTION");
            assertThat(acte.personne()).isEqualTo("admin");
        });
        assertThat(chaine.verifier(numero)).isEmpty();
        banc.jusquALaFin(numero);
        assertThat(dossiers.trouver(numero)).get().extracting(Dossier::etat).isEqualTo("SERVICE_PERENNE");
    }

    @Test
    void seulement_un_administrateur_et_seulement_vers_une_phase_passee() {
        String numero = banc.demarrerExemple("fiche-local-sans-acquisition");
        assertThat(banc.agir("ramener-projet", "pilote.clinique", Map.of("projet", numero))
                        .statut())
                .isEqualTo(404);
        Banc.Reponse enAvant = banc.agir("ramener-projet", "admin", Map.of("projet", numero, "phase", "DEMARRAGE"));
        assertThat(enAvant.statut()).isEqualTo(400);
        assertThat(enAvant.message()).contains("n’a pas encore atteint la phase");
        banc.jusque(numero, "userTask_autoriserJalon");
        Banc.Reponse sansAchat = banc.agir("ramener-projet", "admin", Map.of("projet", numero, "phase", "AFFAIRES"));
        assertThat(sansAchat.message()).contains("n’acquiert rien");
        assertThat(decisions.duProjet(numero)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"userTask_analyserFiche", "userTask_donnerAvisTechnologique", "userTask_prioriserProjet"})
    void une_fiche_a_l_etude_se_reprend_sans_perdre_son_niveau(String activite) {
        String numero = banc.demarrerExemple("fiche-local-sans-acquisition");
        banc.jusque(numero, activite);
        assertThat(banc.agir("ramener-projet", "admin", Map.of("projet", numero, "phase", "FICHE"))
                        .statut())
                .isEqualTo(200);
        assertThat(dossiers.trouver(numero)).get().extracting(Dossier::niveau).isEqualTo("LOCAL");
        banc.jusque(numero, "userTask_autoriserJalon");
    }

    /** La fiche reprise n'a pas encore choisi sa voie ; la quitter ne vide pas celle que le cycle tient. */
    @Test
    void un_projet_ramene_deux_fois_garde_sa_voie() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_produireDossierOpportunite");
        ramenerALaFiche(numero);
        ramenerALaFiche(numero);
        assertThat(voie(numero)).isEqualTo(true);
    }

    /** Ce que la fiche quittée avait calculé revient au cycle, la voie comprise. */
    @Test
    void la_voie_choisie_par_la_fiche_quittee_est_gardee() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        String fiche = banc.tache(numero, "userTask_analyserFiche")
                .path("processInstanceId")
                .asText();
        assertThat(voie(numero)).isNull();
        HorsContrat.faire(() -> executions.setVariable(fiche, "voieRI", true));
        ramenerALaFiche(numero);
        assertThat(voie(numero)).isEqualTo(true);
    }

    private Object voie(String numero) {
        return executions.getVariable(dossiers.trouver(numero).orElseThrow().instance(), "voieRI");
    }

    private void ramenerALaFiche(String numero) {
        Banc.Reponse reponse = banc.agir("ramener-projet", "admin", Map.of("projet", numero, "phase", "FICHE"));
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
    }
}
