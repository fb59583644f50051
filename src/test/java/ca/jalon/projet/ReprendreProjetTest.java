package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiDeModele;
import ca.jalon.calendrier.Calendrier;
import ca.jalon.calendrier.TempsOuvert;
import ca.jalon.dossier.Dossier;
import java.sql.Connection;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Date;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Reprise d’un projet suspendu : échéances et minuteries décalées avant de courir (P-01). */
class ReprendreProjetTest extends EssaiDeModele {

    @Autowired
    Calendrier calendrier;

    @Autowired
    TaskService taches;

    @Autowired
    DataSource donnees;

    ReprendreProjetTest() {
        super("projet/reprendre-projet");
    }

    @Test
    void les_taches_reprennent_avec_leur_echeance_decalee() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_declarerPgri");
        String avant = banc.tache(numero, "userTask_declarerPgri").path("due").asText();
        banc.agir("suspendre-projet", "pilote.clinique", Map.of("projet", numero));
        avancer(Duration.ofDays(28));
        assertThat(banc.agir("reprendre-projet", "pilote.clinique", Map.of("projet", numero))
                        .statut())
                .isEqualTo(200);

        banc.envoyerAvis();

        var tache = banc.tache(numero, "userTask_declarerPgri");
        assertThat(tache.path("suspended").asBoolean()).isFalse();
        assertThat(instant(tache.path("due").asText()))
                .isBetween(
                        instant(avant).plus(Duration.ofDays(24)), instant(avant).plus(Duration.ofDays(35)));
        assertThat(dossiers.trouver(numero))
                .get()
                .extracting(Dossier::suspenduDepuis)
                .isNull();
        assertThat(decisions.duProjet(numero))
                .extracting(acte -> acte.jalon())
                .containsExactly("SUSPENSION", "FIN_SUSPENSION");
        assertThat(banc.agir("reprendre-projet", "pilote.clinique", Map.of("projet", numero))
                        .statut())
                .isEqualTo(400);
    }

    @Test
    void l_attente_d_un_an_et_les_dates_de_la_perennite_sont_decalees_d_autant() {
        String numero = banc.demarrerExemple("fiche-local-sans-acquisition");
        banc.jusque(numero, "userTask_redigerRapportCloture");
        banc.faire(numero, "userTask_redigerRapportCloture");
        banc.faire(numero, "userTask_autoriserJalon");
        Instant preavis = minuterie(numero);
        String evaluation = variable(numero, "dateEvaluation");
        banc.agir("suspendre-projet", "pilote.clinique", Map.of("projet", numero));
        assertThat(gestion.createJobQuery()
                        .processInstanceId(racine(numero))
                        .timers()
                        .active()
                        .count())
                .isZero();
        avancer(Duration.ofDays(40));
        assertThat(banc.agir("reprendre-projet", "pilote.clinique", Map.of("projet", numero))
                        .statut())
                .isEqualTo(200);
        banc.envoyerAvis();

        assertThat(Duration.between(preavis, minuterie(numero))).isCloseTo(Duration.ofDays(40), Duration.ofMinutes(5));
        assertThat(Duration.between(instant(evaluation), instant(variable(numero, "dateEvaluation"))))
                .isCloseTo(Duration.ofDays(40), Duration.ofMinutes(5));

        banc.agir("suspendre-projet", "pilote.clinique", Map.of("projet", numero));
        avancer(Duration.ofDays(20));
        banc.agir("reprendre-projet", "pilote.clinique", Map.of("projet", numero));
        banc.envoyerAvis();
        assertThat(Duration.between(preavis, minuterie(numero)))
                .as("deux suspensions")
                .isCloseTo(Duration.ofDays(60), Duration.ofMinutes(5));
        assertThat(minuterie(numero)).isEqualTo(instant(variable(numero, "datePreavis")));
    }

    @Test
    void deux_suspensions_laissent_chacune_le_temps_ouvert_qu_il_restait() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_declarerPgri");
        for (Duration pause : List.of(Duration.ofDays(3), Duration.ofDays(10))) {
            avancer(Duration.ofDays(1));
            suspendrePuisReprendre(numero, pause);
        }
        // La troisième, du vendredi après la fermeture au lundi avant l'ouverture, ne prend rien du temps ouvert.
        Instant vendredi = ClockUtil.getCurrentTime()
                .toInstant()
                .atZone(TempsOuvert.FUSEAU)
                .with(TemporalAdjusters.next(DayOfWeek.FRIDAY))
                .with(LocalTime.of(20, 0))
                .toInstant();
        ClockUtil.setCurrentTime(Date.from(vendredi));
        Instant avant = due(numero);
        suspendrePuisReprendre(numero, Duration.ofHours(58));
        assertThat(due(numero)).isEqualTo(avant);
        assertThat(base.sql("select count(*) from jalon.pause where cle = ? and fin is not null")
                        .param(numero)
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    /** Ce qu'il reste de temps ouvert, à l'échéance comme à la relance, est le même à la reprise qu'à l'arrêt. */
    private void suspendrePuisReprendre(String numero, Duration pause) {
        TempsOuvert temps = calendrier.de("ciusss-emtl");
        Instant arret = ClockUtil.getCurrentTime().toInstant();
        Duration resteEcheance = temps.tempsOuvrable(arret, due(numero));
        Instant relance = relance(numero);
        banc.agir("suspendre-projet", "pilote.clinique", Map.of("projet", numero));
        avancer(pause);
        banc.agir("reprendre-projet", "pilote.clinique", Map.of("projet", numero));
        banc.envoyerAvis();
        Instant reprise = ClockUtil.getCurrentTime().toInstant();
        assertThat(temps.tempsOuvrable(reprise, due(numero))).isCloseTo(resteEcheance, Duration.ofMinutes(1));
        Instant apres = relance(numero);
        if (relance.isAfter(arret)) {
            assertThat(temps.tempsOuvrable(reprise, apres))
                    .as("la relance")
                    .isCloseTo(temps.tempsOuvrable(arret, relance), Duration.ofMinutes(1));
        }
    }

    @Test
    void l_escalade_attend_l_echeance_recalculee() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_declarerPgri");
        ClockUtil.setCurrentTime(Date.from(relance(numero).plusSeconds(60)));
        gestion.executeJob(gestion.createJobQuery()
                .processDefinitionKey("relancer-taches")
                .timers()
                .singleResult()
                .getId());
        assertThat(relance(numero)).as("le rappel est parti, l'escalade suit").isEqualTo(due(numero));
        Instant avant = due(numero);
        suspendrePuisReprendre(numero, Duration.ofDays(4));
        suspendrePuisReprendre(numero, Duration.ofDays(4));
        assertThat(due(numero)).isAfter(avant);
        assertThat(relance(numero)).isEqualTo(due(numero));
    }

    @Test
    void une_tache_nee_apres_les_suspensions_n_en_compte_aucune() {
        String temoin = banc.demarrerExemple("fiche-local-soins-de-plaies");
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.agir("suspendre-projet", "pilote.clinique", Map.of("projet", numero));
        avancer(Duration.ofDays(6));
        banc.agir("reprendre-projet", "pilote.clinique", Map.of("projet", numero));
        banc.envoyerAvis();
        banc.jusque(temoin, "userTask_declarerPgri");
        banc.jusque(numero, "userTask_declarerPgri");
        assertThat(Duration.between(due(temoin), due(numero)).abs()).isLessThan(Duration.ofMinutes(5));
    }

    @Test
    void une_date_choisie_a_la_main_recule_de_la_pause_et_celles_d_avant_n_y_comptent_pas() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_declarerPgri");
        suspendrePuisReprendre(numero, Duration.ofDays(7));
        Task tache = taches.createTaskQuery()
                .processInstanceBusinessKey(numero)
                .taskDefinitionKey("userTask_declarerPgri")
                .singleResult();
        tache.setDueDate(Date.from(due(numero).plus(Duration.ofDays(14))));
        taches.saveTask(tache);
        suspendrePuisReprendre(numero, Duration.ofDays(7));
    }

    /** Le projet est suspendu quand la version arrive : l'acte seul le dit, la migration en fait une pause. */
    @Test
    void une_suspension_d_avant_se_compte_comme_une_autre() throws Exception {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_declarerPgri");
        suspendrePuisReprendre(numero, Duration.ofDays(2));
        Instant arret = ClockUtil.getCurrentTime().toInstant();
        TempsOuvert temps = calendrier.de("ciusss-emtl");
        Duration reste = temps.tempsOuvrable(arret, due(numero));
        banc.agir("suspendre-projet", "pilote.clinique", Map.of("projet", numero));
        base.sql("delete from jalon.pause where attente = 'SUSPENSION'").update();
        try (Connection connexion = donnees.getConnection()) {
            ScriptUtils.executeSqlScript(connexion, new ClassPathResource("db/migration/V37__suspensions.sql"));
        }
        assertThat(base.sql("select count(*) from jalon.pause where cle = ?")
                        .param(numero)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        avancer(Duration.ofDays(9));
        banc.agir("reprendre-projet", "pilote.clinique", Map.of("projet", numero));
        banc.envoyerAvis();
        assertThat(temps.tempsOuvrable(ClockUtil.getCurrentTime().toInstant(), due(numero)))
                .isCloseTo(reste, Duration.ofMinutes(1));
    }

    private Instant due(String numero) {
        return instant(banc.tache(numero, "userTask_declarerPgri").path("due").asText());
    }

    private Instant relance(String numero) {
        return instant(
                banc.tache(numero, "userTask_declarerPgri").path("followUp").asText());
    }

    private static void avancer(Duration duree) {
        ClockUtil.setCurrentTime(
                Date.from(ClockUtil.getCurrentTime().toInstant().plus(duree)));
    }

    private static Instant instant(String date) {
        return OffsetDateTime.parse(date.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2"))
                .toInstant();
    }

    private String racine(String numero) {
        return dossiers.trouver(numero).orElseThrow().instance();
    }

    private String variable(String numero, String nom) {
        return (String) executions.getVariable(racine(numero), nom);
    }

    private Instant minuterie(String numero) {
        return gestion.createJobQuery()
                .processInstanceId(racine(numero))
                .timers()
                .singleResult()
                .getDuedate()
                .toInstant();
    }
}
