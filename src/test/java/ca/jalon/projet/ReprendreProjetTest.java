package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiDeModele;
import ca.jalon.dossier.Dossier;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;

/** Reprise d’un projet suspendu : échéances et minuteries décalées avant de courir (P-01). */
class ReprendreProjetTest extends EssaiDeModele {

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
