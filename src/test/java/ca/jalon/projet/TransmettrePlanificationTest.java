package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.Couverture;
import ca.jalon.EssaiModele;
import ca.jalon.registre.Portefeuille;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Planification transmise au CNCOT : les projets qui l’attendaient repartent. */
@EssaiModele
class TransmettrePlanificationTest {

    @Autowired
    ManagementService gestion;

    @Autowired
    RuntimeService executions;

    @Autowired
    Portefeuille portefeuille;

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
        assertThat(Couverture.manquants("projet/transmettre-planification")).isEmpty();
    }

    @Test
    void un_projet_qui_attendait_repart_et_un_autre_s_en_souvient() {
        banc.retoucher("prioriser-projet", exemple -> {
            Map<String, Object> nonInscrit = new HashMap<>(exemple);
            nonInscrit.put("inscritPlanificationCncot", false);
            return nonInscrit;
        });
        String attend = banc.demarrerExemple("fiche-local-sans-acquisition");
        banc.jusque(attend, "userTask_regulariserPrerequis");
        String autre = banc.demarrerExemple("fiche-local-soins-de-plaies");
        assertThat(banc.agir("transmettre-planification", "pilote.clinique", Map.of("projets", List.of(attend, autre)))
                        .statut())
                .isEqualTo(200);

        assertThat(banc.tache(attend, "userTask_autoriserJalon")).isNotNull();
        assertThat(executions.getVariable(
                        portefeuille.trouver(autre).orElseThrow().instance(), "inscritPlanificationCncot"))
                .isEqualTo(true);
    }

    @Test
    void on_n_inscrit_que_les_siens() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        Banc.Reponse refus = banc.agir("transmettre-planification", "pilote.laval", Map.of("projets", List.of(numero)));
        assertThat(refus.statut()).isEqualTo(400);
        assertThat(refus.message()).startsWith("Projets inscrits : ");
    }
}
