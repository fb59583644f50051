package ca.jalon.planification;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.EssaiDeModele;
import ca.jalon.organisation.Regard;
import ca.jalon.portail.tableau.Lecteur;
import ca.jalon.portail.tableau.Portee;
import ca.jalon.registre.LigneDePlan;
import ca.jalon.registre.LigneDePlan.Statut;
import ca.jalon.registre.LignesDePlan;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Le CCT réunit ce qui lui est parvenu, nomme les absents, répond aux demandes d'appui ; le CTCOT adopte (R-063, R-066). */
class PlanificationTerritoireTest extends EssaiDeModele {

    @Autowired
    LignesDePlan lignes;

    @Autowired
    Plans plans;

    @Autowired
    FaitsPlanification faits;

    private static final Portee QUEBEC = new Portee(
            Portee.QUEBEC,
            "Québec",
            null,
            new Lecteur("jalon", Set.of(), new Regard(true, Set.of(), Set.of(), Set.of())));

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
                "lignesAppuyees",
                List.of(appuyee),
                "reponseAppuis",
                "Deux conseillers y seront au printemps.",
                "lignesCommunes",
                List.of(commune),
                "communPlan",
                "Les deux établissements la mènent ensemble.",
                "lignesDoublons",
                List.of(doublon),
                "doublonsPlan",
                "Celle de l’Est-de-l’Île les mène pour le territoire.");
        exercice.faire(numero, "userTask_consoliderPlan", "coord.chum", marques);
        JsonNode adopter = banc.tache(numero, "userTask_adopterPlan");
        assertThat(banc.servi(adopter))
                .contains("la mènent ensemble", "appui du CCT accordé", "dite par une autre, Celle de l’Est");
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

    /** La ligne qu'une autre dit déjà est reçue avec elle : son projet n'attend pas une inscription qui ne viendrait jamais. */
    @Test
    void le_projet_d_un_doublon_repart_quand_le_cncot_recoit_le_plan_et_ses_pilotes_l_apprennent() {
        String attend = banc.demarrerExemple("fiche-local-sans-acquisition");
        banc.jusque(attend, "userTask_regulariserPrerequis");
        String local = exercice.ouvrirLocal("ciusss-emtl");
        String doublon = exercice.ligneDuProjet(attend);
        Map<String, Object> ordre = Map.of("lignesPlan", List.of(doublon));
        exercice.faire(local, "userTask_ecrirePlan", "pilote.clinique", "ecrire-plan", ordre);
        assertThat(banc.avancerMinuterie(local)).isTrue();
        exercice.faire(local, "userTask_adopterPlan", "comite.tactique", "adopter-plan", ordre);
        exercice.faire(local, "userTask_approuverPlan", "dirigeant", "approuver-plan", Map.of());
        String autre = exercice.proposer("pilote.laval", "cisss-laval", "La même, à Laval");
        exercice.transmettre("cisss-laval", autre);
        exercice.reunir(
                Map.of("lignesDoublons", List.of(doublon), "doublonsPlan", "Le CISSS de Laval la mène pour les deux."));
        assertThat(ligne(doublon).statut()).isEqualTo(Statut.REGROUPEE);
        assertThat(lignes.inscrit(attend)).isFalse();

        String numero = exercice.ouvrir("planification-nationale", "NATIONAL", "msss");
        exercice.faire(numero, "userTask_ecrirePriorites", "pilote.msss", "ecrire-priorites", Map.of());
        assertThat(banc.options(banc.tache(numero, "userTask_recevoirPlans"), "cncot", "lignesReportees"))
                .contains(doublon, autre);
        exercice.faire(numero, "userTask_recevoirPlans", "cncot", "recevoir-plans", Map.of());
        assertThat(ligne(doublon).statut()).isEqualTo(Statut.REGROUPEE);
        assertThat(lignes.inscrit(attend)).isTrue();
        assertThat(banc.tache(attend, "userTask_autoriserJalon")).isNotNull();
        assertThat(avises(local, "planification/lignes-recues"))
                .singleElement()
                .asString()
                .contains("pilote.clinique@");
        assertThat(faits.section(new ca.jalon.calendrier.Exercice(exercice.annee() + 1), QUEBEC)
                        .faits()
                        .get(0)
                        .valeur())
                .as("une ligne dite deux fois ne compte qu’une fois")
                .isEqualByComparingTo("1");
    }

    @Test
    void un_doublon_dit_par_laquelle() {
        String doublon = exercice.proposer("pilote.laval", "cisss-laval", "Deux fois dite");
        exercice.transmettre("cisss-laval", doublon);
        String numero = exercice.ouvrir("planification-territoire", "TERRITORIAL", "chum");
        JsonNode reunir = banc.tache(numero, "userTask_consoliderPlan");
        assertThat(banc.prendre(reunir, "coord.chum").statut()).isEqualTo(204);
        assertThat(banc.envoyer(reunir, "coord.chum", Map.of("lignesDoublons", List.of(doublon)))
                        .message())
                .contains("Quelle ligne les dit");
        assertThat(ligne(doublon).statut()).isEqualTo(Statut.TRANSMISE);
    }

    @Test
    void un_plan_du_territoire_que_personne_ne_finit_rend_leurs_lignes_aux_etablissements() {
        String recue = exercice.proposer("pilote.laval", "cisss-laval", "Jamais réunie");
        exercice.transmettre("cisss-laval", recue);
        String numero = exercice.ouvrir("planification-territoire", "TERRITORIAL", "chum");
        assertThat(banc.avancerMinuterie(numero)).isTrue();
        assertThat(etatDuDossier(numero)).isEqualTo("NON_TRANSMIS");
        assertThat(ligne(recue).statut()).isEqualTo(Statut.REPORTEE);
        assertThat(ligne(recue).suite()).contains("clos sans être reçu");
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
