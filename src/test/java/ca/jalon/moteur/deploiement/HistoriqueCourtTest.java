package ca.jalon.moteur.deploiement;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** La nuit efface ce que l'historique a de nombreux ; l'instance et les droits de lire restent, et le dossier vit. */
@EssaiPostgres
class HistoriqueCourtTest {

    private static final List<String> BREVES = List.of(
            "act_hi_actinst",
            "act_hi_taskinst",
            "act_hi_varinst",
            "act_hi_detail",
            "act_hi_job_log",
            "act_hi_decinst",
            "act_hi_dec_in",
            "act_hi_dec_out");

    @Autowired
    HistoryService historique;

    @Autowired
    ManagementService gestion;

    @Autowired
    JdbcClient base;

    @LocalServerPort
    int port;

    @AfterEach
    void remettreLHeure() {
        ClockUtil.reset();
    }

    @Test
    void un_projet_qui_vit_encore_perd_ses_vieilles_etapes_et_se_poursuit() {
        Banc banc = new Banc(port, gestion);
        String projet = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.faire(projet, "userTask_analyserFiche");
        Map<String, Long> avant = lignes();
        assertThat(avant)
                .allSatisfy((table, nombre) -> assertThat(nombre).as(table).isPositive());

        ClockUtil.setCurrentTime(Date.from(Instant.now().plus(Duration.ofDays(181))));
        nettoyer();

        assertThat(lignes())
                .allSatisfy((table, nombre) -> assertThat(nombre).as(table).isZero());
        assertThat(historique
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(projet)
                        .count())
                .isPositive();
        banc.faire(projet, "userTask_donnerAvisTechnologique");
        assertThat(banc.taches(projet)).isNotEmpty();
    }

    @Test
    void qui_recut_une_demande_de_soutien_la_lit_encore_des_annees_apres() {
        base.sql("delete from act_hi_identitylink").update();
        Banc banc = new Banc(port, gestion);
        banc.demarrerExemple("fiche-local-soins-de-plaies");
        assertThat(plusTardive()).isBefore(Instant.now().plus(Duration.ofDays(181)));
        banc.demarrer(
                "soutien-telesante", "intervenant", ca.jalon.soutien.BancSoutien.demande("soutien-question-clinique"));
        assertThat(plusTardive()).isAfter(Instant.now().plus(Duration.ofDays(3600)));
    }

    private Instant plusTardive() {
        return base.sql("select max(removal_time_) from act_hi_identitylink")
                .query(java.sql.Timestamp.class)
                .single()
                .toInstant();
    }

    private Map<String, Long> lignes() {
        Map<String, Long> lignes = new TreeMap<>();
        BREVES.forEach(table -> lignes.put(
                table,
                base.sql("select count(*) from " + table + " where removal_time_ < ?")
                        .param(Date.from(Instant.now().plus(Duration.ofDays(181))))
                        .query(Long.class)
                        .single()));
        return lignes;
    }

    /** Une nuit : chaque travail de nettoyage se refait tant qu'il trouve un lot entier. */
    private void nettoyer() {
        historique.cleanUpHistoryAsync(true);
        for (int passage = 0; passage < 20; passage++) {
            historique.findHistoryCleanupJobs().stream().map(Job::getId).forEach(gestion::executeJob);
        }
    }
}
