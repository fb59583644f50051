package ca.jalon.planification;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiDeModele;
import ca.jalon.registre.LigneDePlan;
import ca.jalon.registre.LigneDePlan.Statut;
import ca.jalon.registre.LignesDePlan;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Le CCT réunit ce qui lui est parvenu, nomme les absents, répond aux demandes d'appui ; le CTCOT adopte (R-063, R-066). */
class PlanificationTerritoireTest extends EssaiDeModele {

    @Autowired
    LignesDePlan lignes;

    @Autowired
    Plans plans;

    private Exercice exercice;

    PlanificationTerritoireTest() {
        super("planification/planification-territoire");
    }

    @BeforeEach
    void ouvrir() {
        exercice = new Exercice(banc, base, executions, lignes);
    }

    private LigneDePlan ligne(String id) {
        return lignes.trouver(id).orElseThrow();
    }

    @Test
    void un_plan_du_territoire_repond_marque_et_nomme_les_absents() {
        String appuyee = exercice.proposer("pilote.clinique", "Avec appui");
        String refusee = exercice.proposer("pilote.clinique", "Sans appui");
        base.sql("update jalon.plan_ligne set appui = true where id in (:ids)")
                .param("ids", List.of(appuyee, refusee))
                .update();
        String commune = exercice.proposer("pilote.clinique", "En commun");
        String doublon = exercice.proposer("pilote.laval", "cisss-laval", "Déjà dite");
        exercice.transmettre("ciusss-emtl", appuyee, refusee, commune);
        exercice.transmettre("cisss-laval", doublon);

        String numero = exercice.ouvrir("planification-territoire", "TERRITORIAL", "chum");
        JsonNode reunir = banc.tache(numero, "userTask_consoliderPlan");
        assertThat(banc.servi(reunir))
                .contains("Avec appui", "Déjà dite", "appui du CCT souhaité", "CHU Sainte")
                .doesNotContain("N’ont pas transmis de plan : CIUSSS de l’Est");
        assertThat(banc.options(reunir, "coord.chum", "lignesAppuyees")).containsExactlyInAnyOrder(appuyee, refusee);
        Map<String, Object> marques = Map.of(
                "lignesAppuyees", List.of(appuyee),
                "reponseAppuis", "Deux conseillers y seront au printemps.",
                "lignesCommunes", List.of(commune),
                "communPlan", "Les deux établissements la mènent ensemble.",
                "lignesDoublons", List.of(doublon));
        exercice.faire(numero, "userTask_consoliderPlan", "coord.chum", marques);
        JsonNode adopter = banc.tache(numero, "userTask_adopterPlan");
        assertThat(banc.servi(adopter)).contains("la mènent ensemble", "appui du CCT accordé", "dite par une autre");
        exercice.faire(
                numero,
                "userTask_adopterPlan",
                "ctcot.chum",
                Map.of("suitePlan", "RETOURNE", "motifPlan", "Les coûts sont à revoir."));
        assertThat(banc.servi(banc.tache(numero, "userTask_consoliderPlan"))).contains("Les coûts sont à revoir");
        exercice.faire(numero, "userTask_consoliderPlan", "coord.chum", marques);
        exercice.faire(numero, "userTask_adopterPlan", "ctcot.chum", "approuver-plan", Map.of());

        assertThat(etatDuDossier(numero)).isEqualTo("TRANSMIS");
        assertThat(ligne(appuyee).reponseAppui()).isEqualTo("ACCORDE");
        assertThat(ligne(refusee).reponseAppui()).isEqualTo("NON_ACCORDE");
        assertThat(ligne(commune).commune()).isTrue();
        assertThat(ligne(commune).reponseAppui()).isNull();
        assertThat(ligne(commune).statut()).isEqualTo(Statut.TERRITORIALE);
        assertThat(ligne(doublon).statut()).isEqualTo(Statut.REGROUPEE);
        assertThat(plans.trouver(exercice.annee(), Planification.Palier.TERRITORIAL, "chum")
                        .orElseThrow()
                        .absents())
                .contains("CHU Sainte")
                .doesNotContain("Est-de-l’Île-de-Montréal");
    }

    @Test
    void un_territoire_en_retard_est_recu_a_part() {
        String numero = exercice.ouvrir("planification-nationale", "NATIONAL", "msss");
        exercice.faire(numero, "userTask_ecrirePriorites", "pilote.msss", "ecrire-priorites", Map.of());
        exercice.faire(numero, "userTask_recevoirPlans", "cncot", "recevoir-plans", Map.of());

        String tardive = exercice.proposer("pilote.laval", "cisss-laval", "Du territoire en retard");
        String local = exercice.transmettre("cisss-laval", tardive);
        assertThat(etatDuDossier(local)).isEqualTo("TRANSMIS");
        String territorial = exercice.reunir(Map.of());
        assertThat(banc.servi(banc.tache(territorial, "userTask_recevoirPlan"))).contains("Du territoire en retard");
        exercice.faire(territorial, "userTask_recevoirPlan", "cncot", "recevoir-plans", Map.of());
        assertThat(ligne(tardive).statut()).isEqualTo(Statut.INSCRITE);
        assertThat(avises(local, "planification/lignes-recues"))
                .singleElement()
                .asString()
                .contains("pilote.laval@");
    }
}
