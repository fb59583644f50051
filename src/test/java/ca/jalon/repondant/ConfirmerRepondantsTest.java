package ca.jalon.repondant;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiDeModele;
import ca.jalon.campagne.OuvrirCampagne;
import ca.jalon.registre.Comites;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Chaque année, un établissement relit ce que les registres disent de lui, et répond d'un geste. */
class ConfirmerRepondantsTest extends EssaiDeModele {

    @Autowired
    ApplicationContext contexte;

    @Autowired
    Comites comites;

    ConfirmerRepondantsTest() {
        super("repondant/confirmer-repondants");
    }

    private void septembre(int annee) {
        ClockUtil.setCurrentTime(Date.from(LocalDate.of(annee, 9, 1)
                .atTime(7, 30)
                .atZone(ZoneId.of("America/Toronto"))
                .toInstant()));
        OuvrirCampagne.ouvrir(contexte, "RELECTURE");
    }

    private void repondre(String numero, String compte, String suite) {
        JsonNode tache = banc.tache(numero, "userTask_confirmerRepondants");
        assertThat(banc.servi(tache)).contains("Pilote clinique", "depuis le", "Comité tactique");
        banc.prendre(tache, compte);
        assertThat(banc.envoyer(tache, compte, Map.of("suiteAnnuelle", suite)).statut())
                .isLessThan(300);
    }

    private String confirme(String organisation) {
        return base.sql(
                        "select max(coalesce(confirme_le, '')) from jalon.repondant where organisation = ? and jusque is null")
                .param(organisation)
                .query(String.class)
                .single();
    }

    @Test
    void une_seule_tache_par_etablissement_et_un_geste_suffit() {
        septembre(2027);
        OuvrirCampagne.ouvrir(contexte, "RELECTURE");
        assertThat(banc.taches("RC-2027-ciusss-emtl")).hasSize(1);
        assertThat(banc.taches("RC-2027-rrsssn")).isEmpty();
        repondre("RC-2027-ciusss-emtl", "dir.clinique", "INCHANGE");
        assertThat(confirme("ciusss-emtl")).isEqualTo("2027-09-01");
        assertThat(comites.enCours("ciusss-emtl").orElseThrow().confirmeLe()).isEqualTo("2027-09-01");

        septembre(2028);
        assertThat(banc.taches("RC-2028-ciusss-emtl")).hasSize(1);
        // Sans réponse l'an dernier, la même tâche attend encore.
        assertThat(banc.taches("RC-2028-cisss-laval")).isEmpty();
        repondre("RC-2027-cisss-laval", "dirigeant.laval", "CHANGE");
        assertThat(confirme("cisss-laval")).isEmpty();
        // Personne n'y relirait : la campagne le dit, et n'ouvre rien.
        assertThat(banc.taches("RC-2028-chu-quebec")).isEmpty();
    }
}
