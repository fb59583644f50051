package ca.jalon.planification;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import ca.jalon.registre.AvancementDesLignes;
import ca.jalon.registre.LigneDePlan;
import ca.jalon.registre.LigneDePlan.Statut;
import ca.jalon.registre.LignesDePlan;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Un établissement écrit son plan, son comité l'adopte, ses instances l'approuvent, il part au CCT (R-036, R-119). */
class PlanificationAnnuelleTest extends EssaiDeModele {

    @Autowired
    LignesDePlan lignes;

    @Autowired
    AvancementDesLignes avancement;

    @Autowired
    Plans plans;

    @Autowired
    PlatformTransactionManager transactions;

    private Exercice exercice;

    PlanificationAnnuelleTest() {
        super("planification/planification-annuelle");
    }

    @BeforeEach
    void ouvrir() {
        exercice = new Exercice(banc, base, executions, lignes);
    }

    @Test
    void le_plan_s_ouvre_sur_ce_que_jalon_sait_et_va_au_cct_dans_l_ordre_du_comite() {
        String projet = banc.demarrerExemple("fiche-local-sans-acquisition");
        String proposee = exercice.proposer("pilote.clinique", "Suivi à domicile");
        String numero = exercice.ouvrirLocal("ciusss-emtl");
        assertThat(numero).matches("PA-\\d{4}-\\d{4}");
        assertThat(avises(numero, "planification/besoins-demandes"))
                .singleElement()
                .asString()
                .contains("dir.clinique@", "pilote.clinique@");
        JsonNode ecrire = banc.tache(numero, "userTask_ecrirePlan");
        assertThat(banc.titulaires(ecrire)).contains("pilote.clinique", "pilote.techno");
        assertThat(banc.servi(ecrire)).contains("Suivi à domicile", projet);
        assertThat(exercice.projetDe(projet)).isEqualTo(Statut.PROPOSEE);

        String duProjet = exercice.ligneDuProjet(projet);
        exercice.faire(
                numero,
                "userTask_ecrirePlan",
                "pilote.clinique",
                "ecrire-plan",
                Map.of("lignesPlan", List.of(duProjet, proposee)));
        assertThat(banc.servi(banc.tache(numero, "userTask_donnerAvisPlan"))).contains("suivi à distance");
        exercice.faire(numero, "userTask_donnerAvisPlan", "pilote.techno", "aviser-plan", Map.of());
        JsonNode adopter = banc.tache(numero, "userTask_adopterPlan");
        assertThat(banc.titulaires(adopter)).contains("comite.tactique");
        assertThat(banc.servi(adopter)).contains("Le réseau sans fil", "suivi à distance");
        exercice.faire(
                numero,
                "userTask_adopterPlan",
                "comite.tactique",
                "adopter-plan",
                Map.of("lignesPlan", List.of(proposee, duProjet)));
        assertThat(lignes.trouver(proposee).orElseThrow().rang()).isEqualTo(1);
        JsonNode approuver = banc.tache(numero, "userTask_approuverPlan");
        assertThat(banc.servi(approuver)).contains("Une rencontre par trimestre");
        assertThat(banc.titulaires(approuver)).contains("instances", "dirigeant");
        exercice.faire(numero, "userTask_approuverPlan", "dirigeant", "approuver-plan", Map.of());

        assertThat(etatDuDossier(numero)).isEqualTo("TRANSMIS");
        assertThat(lignes.trouver(proposee).orElseThrow().statut()).isEqualTo(Statut.TRANSMISE);
        assertThat(plans.trouver(exercice.annee(), Planification.Palier.LOCAL, "ciusss-emtl")
                        .orElseThrow()
                        .enPreparation())
                .isFalse();
    }

    @Test
    void ce_qui_est_retourne_revient_aux_pilotes_et_un_avis_muet_n_arrete_rien() {
        String ecartee = exercice.proposer("pilote.clinique", "À écarter");
        String retenue = exercice.proposer("pilote.clinique", "À retenir");
        String numero = exercice.ouvrirLocal("ciusss-emtl");
        exercice.faire(
                numero,
                "userTask_ecrirePlan",
                "pilote.techno",
                "ecrire-plan",
                Map.of("lignesPlan", List.of(ecartee, retenue)));
        assertThat(banc.avancerMinuterie(numero)).isTrue();
        exercice.faire(
                numero,
                "userTask_adopterPlan",
                "comite.tactique",
                Map.of("suitePlan", "RETOURNE", "motifPlan", "Deux lignes disent le même besoin."));
        assertThat(banc.servi(banc.tache(numero, "userTask_ecrirePlan"))).contains("Deux lignes disent le même besoin");
        assertThat(lignes.trouver(ecartee).orElseThrow().rang()).isEqualTo(1);

        exercice.faire(
                numero,
                "userTask_ecrirePlan",
                "pilote.clinique",
                "ecrire-plan",
                Map.of("lignesPlan", List.of(retenue)));
        exercice.faire(numero, "userTask_donnerAvisPlan", "pilote.techno", Map.of("avisPlan", "FAVORABLE"));
        exercice.faire(
                numero,
                "userTask_adopterPlan",
                "comite.tactique",
                "adopter-plan",
                Map.of("lignesPlan", List.of(retenue)));
        exercice.faire(
                numero,
                "userTask_approuverPlan",
                "instances",
                Map.of("suitePlan", "RETOURNE", "motifPlan", "Le coût manque."));
        assertThat(banc.servi(banc.tache(numero, "userTask_ecrirePlan"))).contains("Le coût manque");
        exercice.faire(
                numero,
                "userTask_ecrirePlan",
                "pilote.clinique",
                "ecrire-plan",
                Map.of("lignesPlan", List.of(retenue)));
        exercice.faire(numero, "userTask_donnerAvisPlan", "pilote.techno", Map.of("avisPlan", "FAVORABLE"));
        exercice.faire(
                numero,
                "userTask_adopterPlan",
                "comite.tactique",
                "adopter-plan",
                Map.of("lignesPlan", List.of(retenue)));
        exercice.faire(numero, "userTask_approuverPlan", "dirigeant", "approuver-plan", Map.of());
        assertThat(lignes.trouver(ecartee).orElseThrow().statut()).isEqualTo(Statut.ECARTEE);
        assertThat(lignes.trouver(retenue).orElseThrow().statut()).isEqualTo(Statut.TRANSMISE);
    }

    @Test
    void sans_comite_la_direction_clinique_adopte() {
        String numero = exercice.ouvrirLocal("cisss-laval");
        exercice.faire(numero, "userTask_ecrirePlan", "pilote.laval", "ecrire-plan", Map.of());
        exercice.faire(numero, "userTask_donnerAvisPlan", "pilote.laval", "aviser-plan", Map.of());
        assertThat(banc.titulaires(banc.tache(numero, "userTask_adopterPlan"))).contains("dirigeant.laval");
    }

    @Test
    void l_an_d_apres_reprend_ce_qui_reste_et_oublie_ce_qui_est_realise() {
        String faite = exercice.proposer("pilote.clinique", "Réalisée");
        String reste = exercice.proposer("pilote.clinique", "Reste à faire");
        exercice.transmettre("ciusss-emtl", faite, reste);
        exercice.recevoir();
        exercice.suivant();
        String numero = exercice.ouvrirLocal("ciusss-emtl");
        assertThat(banc.servi(banc.tache(numero, "userTask_ecrirePlan"))).contains("Réalisée", "Reste à faire");
        exercice.faire(
                numero,
                "userTask_ecrirePlan",
                "pilote.clinique",
                "ecrire-plan",
                Map.of("lignesFaites", List.of(faite), "lignesPlan", List.of()));
        assertThat(lignes.trouver(faite).orElseThrow().statut()).isEqualTo(Statut.FAITE);
        List<LigneDePlan> restent = lignes.de(exercice.annee(), "ciusss-emtl", List.of(Statut.PROPOSEE));
        assertThat(restent).extracting(LigneDePlan::origine).contains(reste).doesNotContain(faite);
    }

    /** Une évolution au plan ne tient pas lieu d'évaluation ; l'an d'après, sa ligne reprise la garde. */
    @Test
    void un_service_se_propose_a_evaluer_malgre_une_evolution_au_plan_qui_la_suit() {
        String service = "SV-EVAL-" + exercice.annee();
        base.sql("insert into jalon.service (numero, titre, organisation, territoire, niveau, etat, date_implantation,"
                        + " mis_a_jour_le, confirme_le) values (?, 'Service à évaluer', 'ciusss-emtl', 'MONTREAL', 'LOCAL',"
                        + " 'ACTIF', ?, current_timestamp, current_timestamp)")
                .params(service, (exercice.annee() - 1) + "-06-01")
                .update();
        String ligne = exercice.proposer("pilote.clinique", "Évolution du service " + service);
        base.sql("update jalon.plan_ligne set service = ? where id = ?")
                .params(service, ligne)
                .update();
        base.sql("insert into jalon.evolution (numero, service, demande, suite, ligne, le)"
                        + " values (?, ?, 'Une évolution', 'PLANIFIEE', ?, '2026-01-01')")
                .params("EV-" + service, service, ligne)
                .update();
        String numero = exercice.ouvrirLocal("ciusss-emtl");
        assertThat(banc.servi(banc.tache(numero, "userTask_ecrirePlan")))
                .contains("Évaluer le service : Service à évaluer", "Évolution du service " + service);

        avancement.avancer(List.of(ligne), Statut.REPORTEE, "L’an prochain");
        exercice.suivant();
        exercice.ouvrirLocal("ciusss-emtl");
        LigneDePlan reprise = lignes.de(exercice.annee(), "ciusss-emtl", List.of(Statut.PROPOSEE)).stream()
                .filter(une -> ligne.equals(une.origine()))
                .findFirst()
                .orElseThrow();
        assertThat(base.sql("select ligne from jalon.evolution where numero = ?")
                        .param("EV-" + service)
                        .query(String.class)
                        .single())
                .isEqualTo(reprise.id());
    }

    @Test
    void un_plan_arrive_apres_le_cncot_est_recu_a_part() {
        exercice.recevoir();
        String tardive = exercice.proposer("pilote.laval", "cisss-laval", "Arrivée tard");
        String numero = exercice.transmettre("cisss-laval", tardive);
        assertThat(etatDuDossier(numero)).isEqualTo("EN_COURS");
        JsonNode recevoir = banc.tache(numero, "userTask_recevoirPlan");
        assertThat(banc.servi(recevoir)).contains("Arrivée tard");
        Banc.Reponse recue = exercice.faire(numero, "userTask_recevoirPlan", "cncot", "recevoir-plans", Map.of());
        assertThat(recue.statut()).isEqualTo(204);
        assertThat(lignes.trouver(tardive).orElseThrow().statut()).isEqualTo(Statut.INSCRITE);
        assertThat(etatDuDossier(numero)).isEqualTo("TRANSMIS");
    }

    /** Le comité n'a pas lu ce qui se propose après lui : cela attend le plan suivant, et chacun l'apprend. */
    @Test
    void une_ligne_proposee_apres_l_adoption_attend_le_plan_suivant() {
        String retenue = exercice.proposer("pilote.clinique", "Retenue");
        String laissee = exercice.proposer("pilote.clinique", "Laissée de côté");
        String numero = exercice.ouvrirLocal("ciusss-emtl");
        Map<String, Object> ordre = Map.of("lignesPlan", List.of(retenue));
        exercice.faire(numero, "userTask_ecrirePlan", "pilote.clinique", "ecrire-plan", ordre);
        assertThat(banc.avancerMinuterie(numero)).isTrue();
        ClockUtil.setCurrentTime(new Date(ClockUtil.getCurrentTime().getTime() + 60_000));
        String pendant = exercice.proposer("dir.clinique", "Proposée pendant l’adoption");
        exercice.faire(numero, "userTask_adopterPlan", "comite.tactique", "adopter-plan", ordre);
        String apres = exercice.proposer("dir.clinique", "Proposée après l’adoption");
        exercice.faire(numero, "userTask_approuverPlan", "dirigeant", "approuver-plan", Map.of());

        assertThat(lignes.trouver(retenue).orElseThrow().statut()).isEqualTo(Statut.TRANSMISE);
        assertThat(lignes.trouver(laissee).orElseThrow().statut()).isEqualTo(Statut.ECARTEE);
        assertThat(List.of(pendant, apres)).allSatisfy(id -> {
            LigneDePlan ligne = lignes.trouver(id).orElseThrow();
            assertThat(ligne.statut()).isEqualTo(Statut.PROPOSEE);
            assertThat(ligne.annee()).isEqualTo(exercice.annee() + 1);
        });
        assertThat(avises(numero, "planification/lignes-non-transmises"))
                .singleElement()
                .asString()
                .contains("pilote.clinique@", "pilote.techno@", "dir.clinique@");

        exercice.suivant();
        String apresLui = exercice.ouvrirLocal("ciusss-emtl");
        assertThat(banc.servi(banc.tache(apresLui, "userTask_ecrirePlan")))
                .contains("Proposée pendant l’adoption", "Proposée après l’adoption")
                .doesNotContain("Laissée de côté");
    }

    /** Une évolution n'a pas de proposition à elle : c'est la fin de sa demande qui dit quand elle est venue au plan. */
    @Test
    void une_evolution_mise_au_plan_pendant_l_adoption_attend_le_plan_suivant() {
        String retenue = exercice.proposer("pilote.clinique", "Retenue avant l’évolution");
        String numero = exercice.ouvrirLocal("ciusss-emtl");
        Map<String, Object> ordre = Map.of("lignesPlan", List.of(retenue));
        exercice.faire(numero, "userTask_ecrirePlan", "pilote.clinique", "ecrire-plan", ordre);
        assertThat(banc.avancerMinuterie(numero)).isTrue();
        ClockUtil.setCurrentTime(new Date(ClockUtil.getCurrentTime().getTime() + 60_000));
        Banc.Reponse demande = banc.demarrer(
                "prioriser-evolution",
                "pilote.techno",
                Map.of("serviceEvolution", "SV-0002", "demandeEvolution", "Venue pendant l’adoption"));
        assertThat(demande.statut()).as(demande.toString()).isEqualTo(200);
        String evolution = demande.corps().path("businessKey").asText();
        exercice.faire(
                evolution, "userTask_prioriserEvolution", "pilote.clinique", banc.exemple("prioriser-evolution"));
        String ligne = base.sql("select ligne from jalon.evolution where numero = ?")
                .param(evolution)
                .query(String.class)
                .single();
        base.sql("update jalon.plan_ligne set annee = ? where id = ?")
                .params(exercice.annee(), ligne)
                .update();
        exercice.faire(numero, "userTask_adopterPlan", "comite.tactique", "adopter-plan", ordre);
        exercice.faire(numero, "userTask_approuverPlan", "dirigeant", "approuver-plan", Map.of());
        assertThat(lignes.trouver(ligne).orElseThrow().statut()).isEqualTo(Statut.PROPOSEE);
        assertThat(lignes.trouver(ligne).orElseThrow().annee()).isEqualTo(exercice.annee() + 1);
    }

    /** Muet jusqu'au 1er septembre, l'établissement n'arrête pas la planification suivante, et n'y perd rien. */
    @Test
    void un_plan_que_personne_n_ecrit_se_clot_et_ses_lignes_attendent_le_suivant() {
        String proposee = exercice.proposer("pilote.clinique", "Jamais planifiée");
        String numero = exercice.ouvrirLocal("ciusss-emtl");
        assertThat(banc.avancerMinuterie(numero)).isTrue();
        assertThat(etatDuDossier(numero)).isEqualTo("NON_TRANSMIS");
        assertThat(banc.taches(numero)).isEmpty();
        assertThat(lignes.trouver(proposee).orElseThrow().annee()).isEqualTo(exercice.annee() + 1);
        assertThat(lignes.trouver(proposee).orElseThrow().statut()).isEqualTo(Statut.PROPOSEE);
        exercice.suivant();
        assertThat(banc.servi(banc.tache(exercice.ouvrirLocal("ciusss-emtl"), "userTask_ecrirePlan")))
                .contains("Jamais planifiée");
    }

    /** Transmis après le CNCOT, un plan qu'il ne reçoit pas se clôt transmis, et ses lignes reviennent à l'établissement. */
    @Test
    void un_plan_tardif_que_le_cncot_ne_recoit_pas_est_reporte() {
        exercice.recevoir();
        String tardive = exercice.proposer("pilote.laval", "cisss-laval", "Jamais reçue");
        String numero = exercice.transmettre("cisss-laval", tardive);
        assertThat(banc.tache(numero, "userTask_recevoirPlan")).isNotNull();
        assertThat(banc.avancerMinuterie(numero)).isTrue();
        assertThat(etatDuDossier(numero)).isEqualTo("TRANSMIS");
        assertThat(lignes.trouver(tardive).orElseThrow().statut()).isEqualTo(Statut.REPORTEE);
        assertThat(lignes.arrierees("cisss-laval", exercice.annee() + 1, Planification.ARRIEREES))
                .extracting(LigneDePlan::id)
                .contains(tardive);
    }

    /** Le CNCOT reçoit pendant qu'un plan se transmet : l'un attend l'autre, et le plan se sait tardif. */
    @Test
    void deux_plans_transmis_ensemble_s_attendent() throws Exception {
        exercice.reunir(Map.of());
        String national = exercice.ouvrir("planification-nationale", "NATIONAL", "msss");
        String ligne = exercice.proposer("pilote.laval", "cisss-laval", "Transmise en même temps");
        String numero = exercice.ouvrirLocal("cisss-laval");
        Map<String, Object> ordre = Map.of("lignesPlan", List.of(ligne));
        exercice.faire(numero, "userTask_ecrirePlan", "pilote.laval", "ecrire-plan", ordre);
        assertThat(banc.avancerMinuterie(numero)).isTrue();
        exercice.faire(numero, "userTask_adopterPlan", "dirigeant.laval", "adopter-plan", ordre);
        CountDownLatch recoit = new CountDownLatch(1);
        Thread cncot = new Thread(() -> new TransactionTemplate(transactions).executeWithoutResult(etat -> {
            plans.attendre();
            plans.transmettre(national, Plans.RECU, "2026-12-01", null);
            recoit.countDown();
            dormir();
        }));
        cncot.start();
        recoit.await();
        exercice.faire(numero, "userTask_approuverPlan", "dirigeant.laval", "approuver-plan", Map.of());
        cncot.join();
        assertThat(banc.tache(numero, "userTask_recevoirPlan")).isNotNull();
    }

    private static void dormir() {
        try {
            Thread.sleep(800);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
