package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import ca.jalon.registre.Decisions;
import ca.jalon.registre.Portefeuille;
import ca.jalon.registre.Projet;
import ca.jalon.registre.Services;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Mène chaque fiche d'exemple, par REST, de son dépôt à l'évaluation de la pérennité et à sa fin. */
@EssaiSpring
class CycleProjetTest {

    @Autowired
    ManagementService gestion;

    @Autowired
    RuntimeService executions;

    @Autowired
    HistoryService historique;

    @Autowired
    Portefeuille portefeuille;

    @Autowired
    Decisions decisions;

    @Autowired
    Services services;

    @LocalServerPort
    int port;

    Banc banc;

    @BeforeEach
    void preparer() {
        banc = new Banc(port, gestion);
    }

    @AfterEach
    void remettreLHeure() {
        ClockUtil.reset();
    }

    @Test
    void un_projet_local_avec_acquisition_devient_un_service_perenne() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusquALaFin(numero);

        assertThat(numero).matches("TS-\\d{4}-ciusss-emtl-\\d{4}");
        assertThat(portefeuille.trouver(numero)).get().extracting(Projet::etat).isEqualTo("SERVICE_PERENNE");
        assertThat(services.etat(numero)).isEqualTo("ACTIF");
        System.out.println(String.join("\n", banc.trace));
    }
}
