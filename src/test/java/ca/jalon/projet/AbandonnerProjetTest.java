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

/** Abandon d’un projet : qui le peut, ce qui se consigne, ce qui se ferme (P-01). */
@EssaiModele
class AbandonnerProjetTest {

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
        assertThat(Couverture.manquants("projet/abandonner-projet")).isEmpty();
    }

    @Test
    void un_abandon_ferme_tout_le_projet_et_consigne_son_bilan() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_autoriserJalon");
        assertThat(banc.agir("abandonner-projet", "pilote.clinique", Map.of("projet", numero))
                        .statut())
                .isEqualTo(200);

        assertThat(portefeuille.trouver(numero)).get().extracting(Projet::etat).isEqualTo("ABANDONNE");
        assertThat(banc.taches(numero)).isEmpty();
        assertThat(decisions.duProjet(numero)).singleElement().satisfies(acte -> {
            assertThat(acte.jalon()).isEqualTo("ABANDON");
            assertThat(acte.personne()).isEqualTo("pilote.clinique");
            assertThat(acte.autorite()).isEqualTo("pilote-clinique.ciusss-emtl");
            assertThat(acte.motif()).startsWith("L’entente de prix prend fin");
        });
        assertThat(decisions.verifier(numero)).isEmpty();

        Banc.Reponse encore = banc.agir("abandonner-projet", "pilote.clinique", Map.of("projet", numero));
        assertThat(encore.statut()).isEqualTo(400);
        assertThat(encore.message()).startsWith("Projet : ");
    }

    @Test
    void on_n_abandonne_que_les_siens_avec_un_motif() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        assertThat(banc.agir("abandonner-projet", "pilote.laval", Map.of("projet", numero))
                        .message())
                .startsWith("Projet : ");
        assertThat(banc.agir("abandonner-projet", "pilote.clinique", Map.of("projet", numero, "motif", "non"))
                        .message())
                .startsWith("Motif : ");
        assertThat(banc.agir("abandonner-projet", "archives", Map.of("projet", numero))
                        .statut())
                .isEqualTo(404);
        assertThat(portefeuille.trouver(numero)).get().extracting(Projet::etat).isEqualTo(Projet.EN_COURS);
    }
}
