package ca.jalon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;

import ca.jalon.registre.Decisions;
import ca.jalon.registre.Portefeuille;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Ce que partagent les essais d'un modèle ; chacun finit par exiger que tout nœud et tout flux ait été emprunté. */
@EssaiModele
@TestInstance(Lifecycle.PER_CLASS)
public abstract class EssaiDeModele {

    @Autowired
    protected ProcessEngine moteur;

    @Autowired
    protected ManagementService gestion;

    @Autowired
    protected RuntimeService executions;

    @Autowired
    protected Portefeuille portefeuille;

    @Autowired
    protected Decisions decisions;

    @LocalServerPort
    protected int port;

    /** Une phase seule, par l'interface Java. */
    protected Conduite projet;

    /** Un projet entier, par REST. */
    protected Banc banc;

    private final String modele;

    protected EssaiDeModele(String modele) {
        this.modele = modele;
    }

    @BeforeEach
    void preparer() {
        init(moteur);
        projet = new Conduite(moteur);
        banc = new Banc(port, gestion);
    }

    @AfterEach
    void remettreLHorloge() {
        ClockUtil.reset();
    }

    @AfterAll
    void tout_est_emprunte() {
        assertThat(Couverture.manquants(modele)).isEmpty();
    }
}
