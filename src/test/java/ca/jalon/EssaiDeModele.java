package ca.jalon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;

import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Ecrits;
import ca.jalon.dossier.Participants;
import ca.jalon.registre.ChaineDesDecisions;
import ca.jalon.registre.Decisions;
import java.util.List;
import java.util.Map;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ce que partagent les essais d'un modèle ; chacun finit par exiger que tout nœud et tout flux ait été emprunté. */
@EssaiSpring
@TestInstance(Lifecycle.PER_CLASS)
public abstract class EssaiDeModele {

    @Autowired
    protected ProcessEngine moteur;

    @Autowired
    protected ManagementService gestion;

    @Autowired
    protected RuntimeService executions;

    @Autowired
    protected Dossiers dossiers;

    @Autowired
    protected Participants participants;

    @Autowired
    protected Ecrits ecrits;

    @Autowired
    protected Decisions decisions;

    @Autowired
    protected ChaineDesDecisions chaine;

    @Autowired
    protected JdbcClient base;

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

    /** Numéro d'un projet inscrit au portefeuille, mis directement dans cette phase. */
    protected String projetDans(String processus, String phase, Map<String, Object> variables) {
        return ProjetEnCours.dans(processus, phase, variables, moteur, dossiers, ecrits);
    }

    /** Où en est ce dossier, ou comment il a fini. */
    protected String etatDuDossier(String numero) {
        return base.sql("select etat from jalon.dossier where numero = ?")
                .param(numero)
                .query(String.class)
                .single();
    }

    /** Destinataires de chaque courriel de ce gabarit parti pour le projet. */
    protected List<String> avises(String numero, String gabarit) {
        banc.envoyerAvis();
        return base.sql("select destinataires from jalon.avis where cle = ? and modele = ?")
                .params(numero, gabarit)
                .query(String.class)
                .list();
    }

    @BeforeEach
    void preparer() {
        init(moteur);
        projet = new Conduite(moteur, ecrits);
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
