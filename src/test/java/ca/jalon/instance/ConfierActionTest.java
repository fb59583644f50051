package ca.jalon.instance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Une action va à la personne choisie, à sa date ; sa réponse revient à qui l'a confiée. */
class ConfierActionTest extends EssaiDeModele {

    ConfierActionTest() {
        super("instance/confier-action");
    }

    private String confier() {
        Banc.Reponse reponse = banc.demarrer("confier-action", "pilote.clinique", banc.exemple("action"));
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        return reponse.corps().path("businessKey").asText();
    }

    @Test
    void l_action_se_reporte_puis_se_fait_et_qui_l_a_confiee_l_apprend() {
        String numero = confier();
        JsonNode tache = banc.tache(numero, "userTask_realiserAction");
        assertThat(tache.path("assignee").asText()).isEqualTo("pilote.techno");
        assertThat(tache.path("due").asText()).startsWith(jour(30));
        assertThat(banc.servi(tache)).contains("Dresser la liste des sites receveurs", "rencontre du CTCOT de mars");

        assertThat(banc.envoyer(
                                tache,
                                "pilote.techno",
                                Map.of(
                                        "suiteAction",
                                        "REPORTEE",
                                        "compteRenduAction",
                                        "Deux sites n’ont pas répondu.",
                                        "echeanceAction",
                                        jour(60)))
                        .statut())
                .isLessThan(300);
        JsonNode reportee = banc.tache(numero, "userTask_realiserAction");
        assertThat(reportee.path("due").asText()).startsWith(jour(60));

        assertThat(banc.envoyer(reportee, "pilote.techno", banc.exemple("rendre-compte-action"))
                        .statut())
                .isLessThan(300);
        assertThat(etatDuDossier(numero)).isEqualTo("FAITE");
        assertThat(avises(numero, "nature/dossier-conclu"))
                .singleElement()
                .asString()
                .contains("pilote.clinique@");
    }

    @Test
    void une_action_sans_objet_est_retiree_et_sa_personne_l_apprend() {
        String numero = confier();
        executions
                .createMessageCorrelation("action-retiree")
                .processInstanceBusinessKey(numero)
                .correlateAll();
        assertThat(banc.taches(numero)).isEmpty();
        assertThat(etatDuDossier(numero)).isEqualTo("RETIREE");
        assertThat(avises(numero, "nature/dossier-conclu"))
                .singleElement()
                .asString()
                .contains("pilote.techno@");
    }

    @Test
    void une_date_passee_ou_une_personne_d_ailleurs_est_refusee_en_le_disant() {
        Map<String, Object> passee = banc.exemple("action");
        passee.put("echeanceAction", jour(-1));
        assertThat(banc.demarrer("confier-action", "pilote.clinique", passee).message())
                .contains("L’échéance d’une action ne peut pas être passée.");
        Map<String, Object> ailleurs = banc.exemple("action");
        ailleurs.put("responsableAction", "pilote.laval");
        Banc.Reponse refus = banc.demarrer("confier-action", "pilote.clinique", ailleurs);
        assertThat(refus.statut()).isEqualTo(400);
        assertThat(refus.message()).contains("Responsable");
    }

    private static String jour(int jours) {
        return LocalDate.now(ca.jalon.calendrier.TempsOuvert.FUSEAU)
                .plusDays(jours)
                .toString();
    }
}
