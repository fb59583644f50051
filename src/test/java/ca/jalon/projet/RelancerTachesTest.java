package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiDeModele;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;

/** Rappels et escalade des tâches du cycle, selon la table des délais (3.h). */
class RelancerTachesTest extends EssaiDeModele {

    RelancerTachesTest() {
        super("projet/relancer-taches");
    }

    /** Porte l’horloge à la relance de la tâche et fait passer l’heure. */
    private void relancer(String numero, String activite) {
        String relance = banc.tache(numero, activite).path("followUp").asText();
        assertThat(relance).as("relance de " + activite).isNotEqualTo("null").isNotEmpty();
        ClockUtil.setCurrentTime(Date.from(OffsetDateTime.parse(relance.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2"))
                .toInstant()
                .plusSeconds(60)));
        passerLHeure();
    }

    private void passerLHeure() {
        Job heure = gestion.createJobQuery()
                .processDefinitionKey("relancer-taches")
                .timers()
                .singleResult();
        gestion.executeJob(heure.getId());
        banc.envoyerAvis();
    }

    private List<String> avis(String numero) {
        return base.sql(
                        "select sujet from jalon.avis where cle = ? and sujet like '%Rappel%' or cle = ? and sujet like '%chéance%' order by envoye_le")
                .params(numero, numero)
                .query(String.class)
                .list();
    }

    @Test
    void une_autorisation_est_rappelee_trois_fois_puis_signalee_une_fois() {
        String numero = banc.demarrerExemple("fiche-local-sans-acquisition");
        banc.jusque(numero, "userTask_autoriserJalon");
        passerLHeure();
        assertThat(avis(numero)).isEmpty();
        for (int rappel = 1; rappel <= 3; rappel++) {
            relancer(numero, "userTask_autoriserJalon");
            assertThat(avis(numero)).hasSize(rappel).last().asString().endsWith("Rappel : Autoriser le jalon");
        }
        relancer(numero, "userTask_autoriserJalon");
        assertThat(avis(numero)).hasSize(4).last().asString().endsWith("Échéance passée : Autoriser le jalon");
        passerLHeure();
        assertThat(avis(numero)).hasSize(4);
        assertThat(base.sql("select destinataires from jalon.avis where cle = ? and sujet like '%chéance pass%'")
                        .param(numero)
                        .query(String.class)
                        .single())
                .contains("dirigeant", "admin");
    }

    @Test
    void une_perennite_non_evaluee_au_treizieme_mois_remonte_au_palier_superieur() {
        String numero = banc.demarrerExemple("fiche-local-sans-acquisition");
        banc.jusque(numero, "userTask_ouvrirEvaluation");
        relancer(numero, "userTask_ouvrirEvaluation");
        if (avis(numero).stream().noneMatch(sujet -> sujet.contains("Échéance passée : Ouvrir"))) {
            relancer(numero, "userTask_ouvrirEvaluation");
        }
        assertThat(base.sql("select destinataires from jalon.avis where cle = ? and sujet like '%passée : Ouvrir%'")
                        .param(numero)
                        .query(String.class)
                        .single())
                .contains("pilote.clinique", "coord.chum", "admin");
    }

    @Test
    void une_tache_suspendue_attend() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_declarerPgri");
        banc.agir("suspendre-projet", "pilote.clinique", Map.of("projet", numero));
        relancer(numero, "userTask_declarerPgri");
        assertThat(avis(numero)).isEmpty();
    }
}
