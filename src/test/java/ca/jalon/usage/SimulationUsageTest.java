package ca.jalon.usage;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiSpring;
import ca.jalon.ProjetEnCours;
import ca.jalon.calendrier.TempsOuvert;
import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Ecrits;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Un service, de sa mise en service à son évaluation : sa montée en charge, une chute au cinquième mois, le remède, la routine,
 * et ce que l'évaluateur en lit douze mois plus tard.
 */
@EssaiSpring
class SimulationUsageTest {

    private static final LocalDate MISE_EN_SERVICE = LocalDate.of(2027, 1, 11);

    @Autowired
    ProcessEngine moteur;

    @Autowired
    ManagementService gestion;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Ecrits ecrits;

    @Autowired
    Accompagnements accompagnements;

    @Autowired
    Alertes alertes;

    @Autowired
    Indicateurs indicateurs;

    @Autowired
    RelevesUsage releves;

    @LocalServerPort
    int port;

    private Banc banc;
    private String service;

    /** Combien de fois chaque tâche fut demandée. */
    private final Map<String, Integer> demandees = new TreeMap<>();

    private int manques;

    @AfterEach
    void remettreLHeure() {
        ClockUtil.reset();
    }

    @Test
    void un_an_d_un_service() {
        banc = new Banc(port, gestion);
        allerAu(MISE_EN_SERVICE.atTime(9, 0).atZone(TempsOuvert.FUSEAU).toInstant());
        service = ProjetEnCours.dans(
                "execution-projet", "EXECUTION", Map.of("chantiers", "MEDICAL"), moteur, dossiers, ecrits);
        banc.taches(service).forEach(banc::faire);
        banc.faire(service, "userTask_mettreEnService");

        LocalDate fin = MISE_EN_SERVICE.plusMonths(12);
        while (aujourdhui().isBefore(fin)) {
            repondre();
            passerLaNuit();
        }

        // Quatre semaines, quatre quinzaines, puis des mois, puis un trimestre : la tâche s'espace.
        assertThat(demandees)
                .containsEntry("userTask_fixerIndicateurs", 1)
                .containsEntry("userTask_choisirRemede", 1)
                .containsEntry("userTask_revoirUsage", 2);
        assertThat(demandees.get("userTask_saisirReleve")).isBetween(13, 15);
        assertThat(manques).isEqualTo(1);
        assertThat(alertes.de(service)).singleElement().satisfies(alerte -> {
            assertThat(alerte.motif()).isEqualTo("BAISSE");
            assertThat(LocalDate.parse(alerte.ouverteLe()))
                    .isBetween(
                            MISE_EN_SERVICE.plusMonths(4),
                            MISE_EN_SERVICE.plusMonths(5).plusDays(20));
            assertThat(alerte.remede()).isEqualTo("FORMATION");
            assertThat(alerte.retablieLe()).isNotNull();
            assertThat(banc.taches(alerte.suite())).hasSize(1);
        });
        assertThat(accompagnements.exiger(service).enRoutine()).isTrue();
        assertThat(banc.taches(accompagnements.exiger(service).dossier()))
                .as("rien n’est resté en plan")
                .isEmpty();

        String evaluation = ProjetEnCours.demarrer(
                service,
                "evaluation-perennite",
                Map.of("dateEscalade", "2028-03-01T08:00:00-05:00", "dateImplantation", MISE_EN_SERVICE.toString()),
                moteur,
                ecrits);
        for (JsonNode tache = premiere(evaluation);
                !tache.path("taskDefinitionKey").asText().equals("userTask_evaluerPerennite");
                tache = premiere(evaluation)) {
            banc.faire(tache);
        }
        JsonNode evaluer = premiere(evaluation);
        assertThat(banc.prerempli(evaluer, "scoreUsage")).isEqualTo("3");
        assertThat(banc.prerempli(evaluer, "indicateurs"))
                .contains("Cas traités : 42 pour une cible de 40 (105\u00a0%)");
        assertThat(banc.servi(evaluer)).contains("manqué → ", "/services/" + service + "/usage");
        banc.faire(evaluer);
    }

    private JsonNode premiere(String instance) {
        return banc.taches(service).stream()
                .filter(tache -> tache.path("processInstanceId").asText().equals(instance))
                .findFirst()
                .orElseThrow();
    }

    private static LocalDate aujourdhui() {
        return LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), TempsOuvert.FUSEAU);
    }

    private static void allerAu(Instant instant) {
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    private long mois() {
        return ChronoUnit.MONTHS.between(MISE_EN_SERVICE, aujourdhui());
    }

    /** Chacun répond le jour même, sauf au relevé du troisième mois, que personne ne fait. */
    private void repondre() {
        for (JsonNode tache : banc.taches(accompagnements.exiger(service).dossier())) {
            String activite = tache.path("taskDefinitionKey").asText();
            if (activite.equals("userTask_saisirReleve") && mois() == 2) {
                continue;
            }
            demandees.merge(activite, 1, Integer::sum);
            switch (activite) {
                case "userTask_saisirReleve" -> envoyer(tache, releve());
                case "userTask_revoirUsage" -> envoyer(tache, revue());
                default -> banc.faire(tache);
            }
        }
    }

    private void envoyer(JsonNode tache, Map<String, Object> valeurs) {
        String compte = banc.titulaires(tache).get(0);
        if (!tache.hasNonNull("assignee")) {
            banc.prendre(tache, compte);
        }
        Banc.Reponse reponse = banc.envoyer(tache, compte, valeurs);
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(204);
    }

    /** L'usage monte en dix semaines, tombe au cinquième mois, revient au sixième. */
    private Map<String, Object> releve() {
        long semaine = ChronoUnit.WEEKS.between(MISE_EN_SERVICE, aujourdhui());
        long cas = mois() == 4 ? 12 : Math.min(42, 5 + 4 * semaine);
        Map<String, Object> releve = new HashMap<>(banc.exemple("releve-usage"));
        releve.put("valeurCas", cas);
        return releve;
    }

    /** Prolongée au troisième mois, quand le chargé de projet vient de manquer un relevé ; la routine au sixième. */
    private Map<String, Object> revue() {
        return mois() < 5
                ? Map.of("decisionRoutine", "PROLONGER", "motifRoutine", "Un trimestre de plus.")
                : banc.exemple("revue-routine");
    }

    /** Le lendemain, et ce qui devait sonner d'ici là. */
    private void passerLaNuit() {
        Instant demain = ClockUtil.getCurrentTime().toInstant().plus(1, ChronoUnit.DAYS);
        allerAu(demain);
        List<Job> dues = gestion.createJobQuery()
                .processInstanceId(accompagnements.exiger(service).instance())
                .timers()
                .duedateLowerThan(Date.from(demain))
                .list();
        for (Job due : dues) {
            if (gestion.createJobDefinitionQuery()
                    .jobDefinitionId(due.getJobDefinitionId())
                    .singleResult()
                    .getActivityId()
                    .equals("event_releveManque")) {
                manques++;
            }
            gestion.executeJob(due.getId());
        }
    }
}
