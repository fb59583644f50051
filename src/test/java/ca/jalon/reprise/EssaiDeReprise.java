package ca.jalon.reprise;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.registre.Decisions;
import ca.jalon.registre.Portefeuille;
import ca.jalon.registre.Projet;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** L'application d'aujourd'hui, démarrée sur ce que la première année a laissé : tout y est encore, et tout continue. */
abstract class EssaiDeReprise {

    @Autowired
    ManagementService gestion;

    @Autowired
    HistoryService historique;

    @Autowired
    Portefeuille portefeuille;

    @Autowired
    Decisions decisions;

    @Autowired
    JdbcClient base;

    @LocalServerPort
    int port;

    Banc banc;

    /** À appeler avant que l'application démarre. */
    static void reglerLHorloge() {
        ClockUtil.setCurrentTime(Date.from(BaseAnterieure.MAINTENANT));
    }

    @BeforeEach
    void preparer() {
        banc = new Banc(port, gestion).adaptable();
    }

    @AfterAll
    static void remettreLHorloge() {
        ClockUtil.reset();
    }

    @Test
    void le_temoin_dit_chaque_tache_rendue_et_chaque_registre_est_intact() {
        assertThat(BaseAnterieure.dites())
                .filteredOn(dite -> dite.tache() != null)
                .extracting(Soumission::tache)
                .doesNotHaveDuplicates()
                .containsAll(
                        base.sql("select ID_ from ACT_HI_TASKINST where DELETE_REASON_ = 'completed' and END_TIME_ < ?")
                                .param(java.sql.Timestamp.from(BaseAnterieure.MAINTENANT))
                                .query(String.class)
                                .list());
        for (Projet projet : portefeuille.tous()) {
            assertThat(decisions.verifier(projet.numero())).as(projet.numero()).isEmpty();
        }
    }

    @Test
    void chaque_tache_ouverte_se_lit_et_une_de_chaque_sorte_se_rend() {
        List<Projet> ouverts = portefeuille.tous().stream()
                .filter(projet -> projet.etat().equals(Projet.EN_COURS))
                .toList();
        assertThat(ouverts).hasSizeGreaterThan(30);
        for (Projet projet : ouverts) {
            assertThat(banc.taches(projet.numero()))
                    .as(projet.numero())
                    .extracting(tache -> tache.path("id").asText())
                    .containsExactlyInAnyOrderElementsOf(base.sql("select t.ID_ from ACT_RU_TASK t"
                                    + " join ACT_RU_EXECUTION e on e.ID_ = t.PROC_INST_ID_ where e.BUSINESS_KEY_ = ?")
                            .param(projet.numero())
                            .query(String.class)
                            .list());
        }
        Map<String, JsonNode> sortes = new TreeMap<>();
        banc.appeler("GET", "/engine-rest/task?maxResults=2000&active=true&sortBy=created&sortOrder=asc", "admin", null)
                .corps()
                .forEach(tache ->
                        sortes.putIfAbsent(tache.path("taskDefinitionKey").asText(), tache));
        assertThat(sortes).hasSizeGreaterThan(40);
        // Une précision ne change ni le projet ni l'effet déclaré.
        Map<String, Object> precision = new HashMap<>();
        List.of("projet", "effetCout", "effetPortee").forEach(champ -> precision.put(champ, null));
        banc.repondre("demander-changement", precision)
                .repondre("qualification-soutien", Map.of("motifQualification", "Le service ne répond plus du tout."));
        SoftAssertions.assertSoftly(toutes ->
                sortes.forEach((sorte, tache) -> toutes.assertThatCode(() -> banc.faire(tache))
                        .as(sorte)
                        .doesNotThrowAnyException()));
        banc.envoyerAvis();
        assertThat(gestion.createJobQuery().withException().list()).isEmpty();
    }
}
