package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.Couverture;
import ca.jalon.EssaiModele;
import ca.jalon.registre.Decisions;
import ca.jalon.registre.Portefeuille;
import ca.jalon.registre.Projet;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Correction d’une décision par un administrateur : motif, registre, phase choisie. */
@EssaiModele
class RamenerProjetTest {

    @Autowired
    ManagementService gestion;

    @Autowired
    Portefeuille portefeuille;

    @Autowired
    Decisions decisions;

    @LocalServerPort
    int port;

    private Banc banc;

    @BeforeEach
    void preparer() {
        banc = new Banc(port, gestion);
    }

    @AfterEach
    void remettreLHorloge() {
        ClockUtil.reset();
    }

    @AfterAll
    static void tout_est_emprunte() {
        assertThat(Couverture.manquants("projet/ramener-projet")).isEmpty();
    }

    @Test
    void un_administrateur_ramene_le_projet_a_la_phase_dont_la_decision_etait_fautive() {
        String numero = banc.demarrerExemple("fiche-local-sans-acquisition");
        banc.jusque(numero, "userTask_evaluerEnvergure");
        assertThat(banc.agir("ramener-projet", "admin", Map.of("projet", numero))
                        .statut())
                .isEqualTo(200);

        assertThat(portefeuille.trouver(numero)).get().extracting(Projet::phase).isEqualTo("Autorisation de démarrage");
        assertThat(decisions.duProjet(numero)).last().satisfies(acte -> {
            assertThat(acte.jalon()).isEqualTo("CORRECTION");
            assertThat(acte.personne()).isEqualTo("admin");
        });
        assertThat(decisions.verifier(numero)).isEmpty();
        banc.jusquALaFin(numero);
        assertThat(portefeuille.trouver(numero)).get().extracting(Projet::etat).isEqualTo("SERVICE_PERENNE");
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
}
