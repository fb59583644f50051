package ca.jalon.reprise;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiSpring;
import ca.jalon.registre.ChaineDesDecisions;
import ca.jalon.registre.Decisions;
import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Dossier;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Produit une base d'essai par l'application de ce jour : des projets à chaque phase, d'autres finis, des demandes de soutien
 * à chaque niveau, des absences, et tout ce que les personnes ont dit.
 *
 * <p>{@code mvn -Pbench test -Dtest=ProduireBase -Djalon.base=base-premiere-annee} récrit l'archive de ce nom dans
 * {@code src/test/resources}. Chaque projet vit à ses propres dates ; à la fin, toute minuterie échue a sonné.
 */
@EssaiSpring
class ProduireBase {

    private static final ZoneId QUEBEC = ZoneId.of("America/Toronto");

    static {
        // Avant le démarrage de l'application : ses modèles se déploient ce jour-là.
        ClockUtil.setCurrentTime(jour("2024-12-02"));
    }

    @Autowired
    ManagementService gestion;

    @Autowired
    HistoryService historique;

    @Autowired
    RuntimeService executions;

    @Autowired
    Dossiers dossiers;

    @Autowired
    ChaineDesDecisions chaine;

    @Autowired
    DataSource source;

    @LocalServerPort
    int port;

    private final List<Soumission> dites = new ArrayList<>();

    @AfterEach
    void remettreLHeure() {
        ClockUtil.reset();
    }

    @Test
    void une_base_ou_tout_est_commence() throws Exception {
        for (Scenario scenario : List.of(
                new ScenariosDebut(this::banc), new ScenariosSoutien(this::banc), new ScenariosSuite(this::banc))) {
            scenario.jouer();
        }
        sonnerJusque(BaseAnterieure.MAINTENANT);
        for (Dossier projet : dossiers.tous()) {
            assertThat(chaine.verifier(projet.numero())).as(projet.numero()).isEmpty();
        }
        assertThat(executions.createIncidentQuery().list()).isEmpty();
        assertThat(gestion.createJobQuery().withException().list()).isEmpty();
        gestion.setProperty("jalon.construction", BaseAnterieure.MAINTENANT.toString());
        Path archive = Path.of("src/test/resources", System.getProperty("jalon.base", "base-premiere-annee") + ".zip");
        EcrireBase.ecrire(source, dites, archive);
        resumer();
    }

    /** Un banc au matin de ce jour ; les avis de ce qui précède sont partis. */
    private BancRetenu banc(String jour) {
        BancRetenu banc = new BancRetenu(port, gestion, historique, dites);
        banc.envoyerAvis();
        ClockUtil.setCurrentTime(jour(jour));
        return banc;
    }

    private static Date jour(String jour) {
        return Date.from(LocalDate.parse(jour).atTime(9, 0).atZone(QUEBEC).toInstant());
    }

    /** Ce que l'exécuteur aurait fait seul ; la relance de chaque heure n'apprendrait rien. */
    private void sonnerJusque(Instant fin) {
        Date limite = Date.from(fin);
        for (Job minuterie = prochaine(limite); minuterie != null; minuterie = prochaine(limite)) {
            ClockUtil.setCurrentTime(new Date(minuterie.getDuedate().getTime() + 1000));
            gestion.executeJob(minuterie.getId());
        }
        ClockUtil.setCurrentTime(limite);
        gestion.createJobQuery()
                .processDefinitionKey("relancer-taches")
                .list()
                .forEach(relance -> gestion.setJobDuedate(relance.getId(), Date.from(fin.plusSeconds(3600))));
    }

    private Job prochaine(Date limite) {
        return gestion
                .createJobQuery()
                .timers()
                .active()
                .duedateLowerThan(limite)
                .orderByJobDuedate()
                .asc()
                .list()
                .stream()
                .filter(job -> !"relancer-taches".equals(job.getProcessDefinitionKey()))
                .findFirst()
                .orElse(null);
    }

    private void resumer() {
        Map<String, Integer> projets = new TreeMap<>();
        dossiers.tous().forEach(projet -> projets.merge(projet.etat() + " · " + projet.phase(), 1, Integer::sum));
        Map<String, Long> taches = new TreeMap<>();
        new BancRetenu(port, gestion, historique, dites)
                .appeler("GET", "/engine-rest/task?maxResults=2000", "admin", null)
                .corps()
                .forEach(tache -> taches.merge(tache.path("taskDefinitionKey").asText(), 1L, Long::sum));
        System.out.printf("%d envois ; projets : %s%ntâches ouvertes : %s%n", dites.size(), projets, taches);
    }
}
