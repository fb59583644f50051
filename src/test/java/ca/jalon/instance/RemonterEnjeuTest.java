package ca.jalon.instance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;

/** Un enjeu monte au CTRCT et au CNCOT, puis au comité national, et la réponse redescend (R-101, R-107, R-114). */
class RemonterEnjeuTest extends EssaiDeModele {

    RemonterEnjeuTest() {
        super("instance/remonter-enjeu");
    }

    private String consigner() {
        Banc.Reponse reponse = banc.demarrer("remonter-enjeu", "pilote.clinique", banc.exemple("enjeu"));
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        return reponse.corps().path("businessKey").asText();
    }

    private void repondre(String numero, String activite, String compte, Map<String, Object> valeurs) {
        JsonNode tache = banc.tache(numero, activite);
        if (!tache.hasNonNull("assignee")) {
            assertThat(banc.prendre(tache, compte).statut()).isEqualTo(204);
        }
        Banc.Reponse reponse = banc.envoyer(tache, compte, valeurs);
        assertThat(reponse.statut()).as(reponse.toString()).isBetween(200, 204);
    }

    private void repondre(String numero, String activite, String compte, String exemple) {
        repondre(numero, activite, compte, banc.exemple(exemple));
    }

    /** Le CTRCT du territoire et le CNCOT, chacun sa tâche. */
    private void avisRecus(String numero) {
        for (String compte : List.of("ctcot.chum", "cncot")) {
            JsonNode tache = banc.taches(numero).stream()
                    .filter(candidate -> banc.titulaires(candidate).contains(compte))
                    .findFirst()
                    .orElseThrow();
            assertThat(banc.prendre(tache, compte).statut()).isEqualTo(204);
            assertThat(banc.envoyer(tache, compte, banc.exemple("avis-enjeu")).statut())
                    .isLessThan(300);
        }
    }

    @Test
    void la_reponse_revient_a_qui_l_a_consigne_a_ses_pilotes_et_a_son_territoire() {
        String numero = consigner();
        assertThat(numero).matches("EN-2026-\\d{4}");
        avisRecus(numero);
        JsonNode statuer = banc.tache(numero, "userTask_statuerEnjeu");
        assertThat(banc.servi(statuer))
                .contains("Délais d’accès à la visioconférence", "Le même délai est observé", "Pierre Lapointe");
        repondre(numero, "userTask_statuerEnjeu", "tncc", "suite-enjeu");
        assertThat(etatDuDossier(numero)).isEqualTo("RECOMMANDATION");
        assertThat(avises(numero, "nature/dossier-conclu"))
                .singleElement()
                .asString()
                .contains("pilote.clinique@", "pilote.techno@", "ctcot.chum@");
    }

    @Test
    void le_comite_fait_preciser_puis_statue() {
        String numero = consigner();
        avisRecus(numero);
        Map<String, Object> question = banc.exemple("suite-enjeu");
        question.put("suiteEnjeu", "PRECISIONS");
        question.put("motifSuiteEnjeu", "Quels sites, et depuis quand au juste ?");
        repondre(numero, "userTask_statuerEnjeu", "tncc", question);
        assertThat(banc.servi(banc.tache(numero, "userTask_preciserEnjeu"))).contains("Quels sites, et depuis quand");
        repondre(numero, "userTask_preciserEnjeu", "pilote.clinique", "preciser-enjeu");
        assertThat(banc.servi(banc.tache(numero, "userTask_statuerEnjeu"))).contains("trois CHSLD de l’est de l’île");
        Map<String, Object> classe = banc.exemple("suite-enjeu");
        classe.put("suiteEnjeu", "CLASSE");
        repondre(numero, "userTask_statuerEnjeu", "tncc", classe);
        assertThat(etatDuDossier(numero)).isEqualTo("CLASSE");
    }

    @Test
    void une_instance_muette_n_arrete_rien() {
        String numero = consigner();
        Job minuterie = gestion.createJobQuery()
                .activityId("event_instanceMuette")
                .processInstanceId(banc.instances(numero).stream().findFirst().orElseThrow())
                .singleResult();
        gestion.executeJob(minuterie.getId());
        assertThat(banc.servi(banc.tache(numero, "userTask_statuerEnjeu"))).contains("Rien n’a été reçu");
    }

    @Test
    void un_enjeu_vide_ou_d_un_etablissement_etranger_est_refuse_en_le_disant() {
        Map<String, Object> vide = banc.exemple("enjeu");
        vide.remove("titreEnjeu");
        Banc.Reponse sansTitre = banc.demarrer("remonter-enjeu", "pilote.clinique", vide);
        assertThat(sansTitre.statut()).isEqualTo(400);
        assertThat(sansTitre.message()).contains("Titre");
        Map<String, Object> ailleurs = banc.exemple("enjeu");
        ailleurs.put("codeEtablissement", "ciusss-cn");
        Banc.Reponse etranger = banc.demarrer("remonter-enjeu", "pilote.clinique", ailleurs);
        assertThat(etranger.statut()).isEqualTo(400);
        assertThat(etranger.message()).contains("Établissement d’où il vient");
    }
}
