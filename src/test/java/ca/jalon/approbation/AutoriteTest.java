package ca.jalon.approbation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.Banc.Reponse;
import ca.jalon.EssaiSpring;
import ca.jalon.ProjetEnCours;
import ca.jalon.dossier.Dossiers;
import ca.jalon.dossier.Ecrits;
import ca.jalon.moteur.droits.TachesTenues;
import ca.jalon.organisation.Annuaire;
import ca.jalon.registre.ChaineDesDecisions;
import ca.jalon.registre.Decision;
import ca.jalon.registre.Decisions;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Qui décide d'un jalon : ni un de ses auteurs, ni qui n'en est plus l'autorité, ni deux fois la même personne. */
@EssaiSpring
class AutoriteTest {

    private static final String DIRIGEANT = "dirigeant-etablissement.ciusss-emtl";

    @Autowired
    ManagementService gestion;

    @Autowired
    IdentityService identites;

    @Autowired
    AuthorizationService droits;

    @Autowired
    Annuaire annuaire;

    @Autowired
    Decisions decisions;

    @Autowired
    ChaineDesDecisions chaine;

    @Autowired
    Ecrits ecrits;

    @Autowired
    TachesTenues tenues;

    @Autowired
    ProcessEngine moteur;

    @Autowired
    Dossiers dossiers;

    @Autowired
    JdbcClient base;

    @LocalServerPort
    int port;

    Banc banc;

    @Autowired
    Cumuls cumuls;

    private final List<Runnable> aDefaire = new ArrayList<>();

    @BeforeEach
    void preparer() {
        banc = new Banc(port, gestion);
    }

    @AfterEach
    void defaire() {
        for (int i = aDefaire.size() - 1; i >= 0; i--) {
            aDefaire.get(i).run();
        }
        ClockUtil.reset();
    }

    // --- Point 1 : les auteurs d'un jalon

    @Test
    void qui_a_depose_et_analyse_ne_decide_pas_du_demarrage_comme_suppleant_du_dirigeant() {
        String numero = auDemarrage();
        JsonNode tache = banc.tache(numero, "userTask_autoriserJalon");
        supplee("dirigeant", "pilote.clinique", DIRIGEANT);

        Reponse prise = banc.prendre(tache, "pilote.clinique");

        assertThat(prise.statut()).as(prise.toString()).isEqualTo(403);
        assertThat(prise.message()).contains("a écrit ou déclaré ce dossier (pilote.clinique)");
    }

    @Test
    void qui_a_donne_l_avis_ou_recommande_ne_decide_pas_non_plus() {
        String numero = auDemarrage();
        JsonNode tache = banc.tache(numero, "userTask_autoriserJalon");
        for (String analyste : List.of("pilote.techno", "comite.tactique")) {
            donner(analyste, DIRIGEANT);
            assertThat(banc.prendre(tache, analyste).message())
                    .as(analyste)
                    .contains("a écrit ou déclaré ce dossier (%s)".formatted(analyste));
        }
    }

    @Test
    void qui_a_decide_de_l_opportunite_decide_du_dossier_d_affaires() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_produireDossierAffaires");
        banc.jusque(numero, "userTask_autoriserJalon");

        assertThat(banc.prendre(banc.tache(numero, "userTask_autoriserJalon"), "dirigeant")
                        .statut())
                .isEqualTo(204);
        assertThat(decisions.duProjet(numero)).extracting(Decision::personne).contains("dirigeant");
    }

    @Test
    void une_autorite_dont_toutes_les_personnes_sont_empechees_cede_a_celle_de_la_table() {
        donner("dirigeant", "pilote-clinique");
        donner("dirigeant", "pilote-clinique.ciusss-emtl");
        String numero = banc.demarrer("dirigeant", Banc.fiche("fiche-local-sans-acquisition"))
                .corps()
                .path("businessKey")
                .asText();
        banc.jusque(numero, "userTask_autoriserJalon");

        banc.faire(numero, "userTask_autoriserJalon");

        assertThat(decisions.duProjet(numero)).singleElement().satisfies(decision -> {
            assertThat(decision.personne()).isEqualTo("dirigeant.chum");
            assertThat(decision.autorite()).isEqualTo("dirigeant-chu-mandataire.chum");
        });
    }

    @Test
    void un_jalon_sans_auteur_connu_est_un_incident_et_personne_n_en_decide() {
        String numero = banc.demarrerExemple("fiche-local-sans-acquisition");
        base.sql("update jalon.ecrit set auteur = null where dossier = ? and formulaire = 'fiche-projet'")
                .param(numero)
                .update();
        banc.jusque(numero, "userTask_autoriserJalon");
        JsonNode tache = banc.tache(numero, "userTask_autoriserJalon");

        Reponse prise = banc.prendre(tache, "dirigeant");
        assertThat(prise.statut()).isEqualTo(409);
        assertThat(prise.message()).contains("les auteurs du dossier ne peuvent pas être établis", "fiche-projet");
        JsonNode incident = banc.appeler(
                        "GET",
                        "/engine-rest/incident?maxResults=10&incidentType=auteurs-inconnus&processInstanceId="
                                + tache.path("processInstanceId").asText(),
                        "admin",
                        null)
                .corps();
        assertThat(incident).hasSize(1);
        assertThat(incident.get(0).path("incidentMessage").asText()).contains("ne peuvent pas être établis");
    }

    @Test
    void une_meme_personne_ne_tient_pas_deux_rangs_de_la_chaine() {
        donner("dirigeant", "ministre-sante");
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_autoriserJalon");
        banc.faire(numero, "userTask_autoriserJalon");
        assertThat(decisions.duProjet(numero)).extracting(Decision::personne).containsExactly("dirigeant");

        Reponse seconde = banc.prendre(banc.tache(numero, "userTask_autoriserJalon"), "dirigeant");

        assertThat(seconde.statut()).isEqualTo(403);
        assertThat(seconde.message()).contains("déjà décidé de ce jalon à un autre titre");
        assertThat(banc.prendre(banc.tache(numero, "userTask_autoriserJalon"), "ministre")
                        .statut())
                .isEqualTo(204);
    }

    @Test
    void la_table_permet_au_ministre_et_au_sous_ministre_d_etre_la_meme_personne_et_a_nul_autre() {
        assertThat(cumuls.permis("ministre-sante", "sous-ministre")).isTrue();
        assertThat(cumuls.permis("dirigeant-etablissement", "ministre-sante")).isFalse();
    }

    /** Prise de plein droit, la décision se juge encore quand elle se rend. */
    @Test
    void qui_devient_suppleant_d_un_auteur_apres_avoir_pris_la_decision_ne_la_rend_plus() {
        JsonNode tache = prise("dirigeant");
        supplee("pilote.clinique", "dirigeant", "pilote-clinique.ciusss-emtl");

        Reponse rendue = banc.envoyer(tache, "dirigeant", decision());

        assertThat(rendue.statut()).isEqualTo(403);
        assertThat(rendue.message()).contains("a écrit ou déclaré ce dossier");
    }

    // --- Point 2 : l'autorité du moment

    @Test
    void une_prise_ne_survit_pas_au_role_perdu() {
        JsonNode tache = prise("dirigeant");
        retirer("dirigeant", DIRIGEANT);

        assertThat(assignee(tache)).isEmpty();
        assertThat(droitsSur(tache, "dirigeant")).isZero();
        assertThat(banc.envoyer(tache, "dirigeant", decision()).statut()).isEqualTo(403);
        donner("archives", DIRIGEANT);
        assertThat(banc.prendre(tache, "archives").statut())
                .as("rendue à son groupe")
                .isEqualTo(204);
    }

    @Test
    void une_prise_ne_survit_pas_a_la_fin_de_la_suppleance() {
        String numero = auDemarrage();
        JsonNode tache = banc.tache(numero, "userTask_autoriserJalon");
        String instance = supplee("dirigeant", "archives", DIRIGEANT);
        assertThat(banc.prendre(tache, "archives").statut()).isEqualTo(204);
        assertThat(banc.servi(banc.tache(numero, "userTask_autoriserJalon")))
                .contains("Signataire :** Lucie Morin, pour Jean Lefebvre");

        sonner(instance);

        assertThat(assignee(tache)).isEmpty();
        assertThat(droitsSur(tache, "archives")).isZero();
        assertThat(banc.envoyer(tache, "archives", decision()).statut()).isEqualTo(403);
        assertThat(banc.prendre(tache, "dirigeant").statut()).isEqualTo(204);
    }

    @Test
    void un_compte_supprime_rend_ses_taches_et_celles_qui_ne_reviennent_a_personne_se_remettent() {
        compte("interim", DIRIGEANT);
        JsonNode tache = prise("interim");
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        JsonNode personnelle = banc.taches(numero).get(0);
        base.sql("delete from ACT_RU_IDENTITYLINK where TASK_ID_ = ?")
                .param(personnelle.path("id").asText())
                .update();
        banc.appeler(
                "POST",
                "/engine-rest/task/" + personnelle.path("id").asText() + "/assignee",
                "admin",
                Map.of("userId", "interim"));
        assertThat(depart())
                .as("dit avant")
                .contains("interim (2 tâches tenues, dont 1 que personne d’autre ne peut faire)");

        assertThat(banc.appeler("DELETE", "/engine-rest/user/interim", "admin", null)
                        .statut())
                .isEqualTo(204);

        assertThat(assignee(tache)).isEmpty();
        assertThat(droitsSur(tache, "interim")).isZero();
        assertThat(assignee(personnelle)).isEqualTo("interim");
        assertThat(depart())
                .contains("interim (compte supprimé, 1 tâche tenue, dont 1 que personne d’autre ne peut faire)");
        assertThat(banc.appeler(
                                "POST",
                                "/engine-rest/process-definition/key/reaffecter-taches/submit-form",
                                "admin",
                                Map.of(
                                        "variables",
                                        Map.of(
                                                "personnePartante",
                                                Map.of("value", "interim"),
                                                "remplacant",
                                                Map.of("value", "pilote.clinique"),
                                                "motif",
                                                Map.of("value", "Départ"))))
                        .statut())
                .isEqualTo(200);
        assertThat(assignee(personnelle)).isEqualTo("pilote.clinique");
    }

    /** Nommé en personne, un membre de comité ne tient rien par un groupe : désactivé, il perd tout de même sa tâche et sa présidence. */
    @Test
    void un_compte_desactive_ne_tient_ni_ne_decide_ce_qui_le_nomme_en_personne() {
        JsonNode tache = changementDemandePar("charge.projet");
        assertThat(banc.prendre(tache, "comite.tactique").statut()).isEqualTo(204);
        List<String> roles = identites.createGroupQuery().groupMember("comite.tactique").list().stream()
                .map(Group::getId)
                .toList();
        aDefaire.add(() -> roles.forEach(role -> membre("PUT", "comite.tactique", role)));

        roles.forEach(role ->
                assertThat(membre("DELETE", "comite.tactique", role).statut()).isEqualTo(204));

        assertThat(assignee(tache)).isEmpty();
        assertThat(droitsSur(tache, "comite.tactique")).isZero();
        Map<String, Object> entendus = decision();
        entendus.put("membresEntendus", List.of("dirigeant"));
        assertThat(banc.envoyer(tache, "comite.tactique", entendus).statut()).isIn(401, 403);
        assertThat(banc.prendre(tache, "dirigeant").statut())
                .as("un autre membre préside")
                .isEqualTo(204);
    }

    @Test
    void ce_qu_un_annuaire_a_retire_se_voit_a_la_decision_puis_au_passage_horaire() {
        JsonNode tache = prise("dirigeant");
        base.sql("delete from ACT_ID_MEMBERSHIP where USER_ID_ = 'dirigeant' and GROUP_ID_ = ?")
                .param(DIRIGEANT)
                .update();
        aDefaire.add(() -> identites.createMembership("dirigeant", DIRIGEANT));

        Reponse rendue = banc.envoyer(tache, "dirigeant", decision());
        assertThat(rendue.statut()).isEqualTo(403);
        assertThat(rendue.message()).contains("Vous n’exercez pas, ou plus, l’autorité");
        assertThat(assignee(tache)).isEqualTo("dirigeant");

        tenues.revoirToutes();
        assertThat(assignee(tache)).isEmpty();
        assertThat(droitsSur(tache, "dirigeant")).isZero();
    }

    @Test
    void le_passage_horaire_laisse_a_chacun_ce_qu_il_tient() {
        JsonNode tache = prise("dirigeant");
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        JsonNode autre = banc.taches(numero).get(0);
        banc.appeler(
                "POST",
                "/engine-rest/task/" + autre.path("id").asText() + "/assignee",
                "admin",
                Map.of("userId", "admin"));

        tenues.revoirToutes();

        assertThat(assignee(tache)).isEqualTo("dirigeant");
        assertThat(assignee(autre)).as("un administrateur").isEqualTo("admin");
    }

    @Test
    void nomme_pendant_l_absence_on_garde_le_role_a_son_terme() {
        String instance = supplee("dirigeant", "comite.tactique", DIRIGEANT);
        assertThat(membre("PUT", "comite.tactique", DIRIGEANT).statut()).isEqualTo(204);
        aDefaire.add(() -> membre("DELETE", "comite.tactique", DIRIGEANT));

        sonner(instance);

        assertThat(annuaire.groupes("comite.tactique"))
                .contains(DIRIGEANT)
                .as("le rôle nu n’était que prêté")
                .doesNotContain("dirigeant-etablissement");
    }

    @Test
    void on_ne_se_nomme_pas_soi_meme_a_la_faveur_d_un_pret() {
        supplee("dirigeant", "comite.tactique", DIRIGEANT);
        assertThat(membre("PUT", "comite.tactique", DIRIGEANT, "comite.tactique")
                        .statut())
                .isEqualTo(403);
    }

    @Test
    void le_pret_finit_quand_le_preteur_perd_le_role() {
        supplee("dirigeant", "archives", DIRIGEANT);
        JsonNode tache = prise("archives");

        retirer("dirigeant", DIRIGEANT);

        assertThat(annuaire.groupes("archives"))
                .containsExactlyInAnyOrder("archives-medicales", "archives-medicales.ciusss-emtl");
        assertThat(assignee(tache)).isEmpty();
    }

    @Test
    void un_role_propre_qu_on_retire_laisse_le_pret_qui_court() {
        donner("archives", DIRIGEANT);
        String instance = supplee("dirigeant", "archives", DIRIGEANT);
        assertThat(membre("DELETE", "archives", DIRIGEANT).statut()).isEqualTo(204);
        assertThat(annuaire.groupes("archives")).contains(DIRIGEANT);

        sonner(instance);
        assertThat(annuaire.groupes("archives")).doesNotContain(DIRIGEANT);
    }

    @Test
    void une_decision_ne_precede_pas_le_depot_et_ne_vient_pas_de_l_avenir() {
        JsonNode tache = prise("dirigeant");
        for (String date : List.of(
                "1900-01-01", jour().minusDays(1).toString(), jour().plusDays(1).toString())) {
            Map<String, Object> datee = decision();
            datee.put("dateDecision", date);
            Reponse rendue = banc.envoyer(tache, "dirigeant", datee);
            assertThat(rendue.statut()).as(date).isEqualTo(400);
            assertThat(rendue.message()).as(date).contains("Date de la décision");
        }
        assertThat(banc.envoyer(tache, "dirigeant", decision()).statut()).isEqualTo(204);
    }

    @Test
    void l_ecrit_et_l_acte_disent_pour_qui() {
        supplee("pilote.clinique", "archives", "pilote-clinique.ciusss-emtl");
        String numero = banc.demarrer("archives", Banc.fiche("fiche-local-sans-acquisition"))
                .corps()
                .path("businessKey")
                .asText();
        Reponse acte = banc.agir("suspendre-projet", "archives", Map.of("projet", numero));
        assertThat(acte.statut()).as(acte.toString()).isEqualTo(200);

        assertThat(ecrits.duDossier(numero)).isNotEmpty().allSatisfy(ecrit -> {
            assertThat(ecrit.auteur()).isEqualTo("archives");
            assertThat(ecrit.pour()).isEqualTo("pilote.clinique");
        });
        assertThat(decisions.duProjet(numero)).singleElement().satisfies(decision -> {
            assertThat(decision.personne()).isEqualTo("archives");
            assertThat(decision.pour()).isEqualTo("pilote.clinique");
            assertThat(decision.autorite()).isEqualTo("pilote-clinique.ciusss-emtl");
        });
    }

    // --- Point 3 : la reprise

    @Test
    void une_reprise_annule_la_decision_reprise_et_nomme_son_auteur_quoi_qu_il_se_soit_ecrit_entre_les_deux() {
        JsonNode tache = prise("dirigeant");
        String numero = numero(tache);
        Reponse rendue = banc.envoyer(tache, "dirigeant", decision());
        assertThat(rendue.statut()).as(rendue.toString()).isEqualTo(204);
        assertThat(banc.agir("suspendre-projet", "pilote.clinique", Map.of("projet", numero))
                        .statut())
                .isEqualTo(200);
        assertThat(banc.agir("reprendre-projet", "pilote.clinique", Map.of("projet", numero))
                        .statut())
                .isEqualTo(200);
        banc.envoyerAvis();

        JsonNode reprendre = banc.tache(numero, "userTask_reprendreDecision");
        banc.appeler(
                "POST",
                "/engine-rest/task/" + reprendre.path("id").asText() + "/assignee",
                "admin",
                Map.of("userId", "archives"));
        Reponse reprise = banc.envoyer(reprendre, "archives", banc.exemple("reprendre-decision"));
        assertThat(reprise.statut()).as(reprise.toString()).isEqualTo(204);

        List<Decision> lignes = decisions.duProjet(numero);
        assertThat(lignes)
                .extracting(Decision::jalon)
                .containsExactly("DEMARRAGE", "SUSPENSION", "FIN_SUSPENSION", "REPRISE");
        assertThat(lignes.get(3)).satisfies(acte -> {
            assertThat(acte.personne())
                    .as("qui l'a reprise, non qui l'avait rendue")
                    .isEqualTo("archives");
            assertThat(acte.annule()).isEqualTo(1);
            assertThat(acte.motif()).startsWith("Démarrage du projet, décision 1 : ");
        });
        assertThat(decisions.enVigueur(numero))
                .extracting(Decision::jalon)
                .containsExactly("SUSPENSION", "FIN_SUSPENSION");
        assertThat(chaine.verifier(numero)).isEmpty();
        assertThat(banc.tache(numero, "userTask_autoriserJalon")).isNotNull();
    }

    // --- Point 4 : le comité

    @Test
    void un_comite_decide_par_son_president_une_fois_ses_membres_entendus() {
        JsonNode tache = changementDemandePar("charge.projet");
        Reponse membre = banc.prendre(tache, "dirigeant");
        assertThat(membre.statut()).isEqualTo(403);
        assertThat(membre.message()).contains("que préside Martine Gagnon");
        assertThat(banc.prendre(tache, "comite.tactique").statut()).isEqualTo(204);

        Reponse seul = banc.envoyer(tache, "comite.tactique", decision());
        assertThat(seul.statut()).isEqualTo(400);
        assertThat(seul.message()).contains("Membres entendus");
        Map<String, Object> entendus = decision();
        entendus.put("membresEntendus", List.of("comite.tactique"));
        assertThat(banc.envoyer(tache, "comite.tactique", entendus).statut())
                .as("lui-même ne compte pas")
                .isEqualTo(400);
        entendus.put("membresEntendus", List.of("dirigeant"));
        Reponse rendue = banc.envoyer(tache, "comite.tactique", entendus);
        assertThat(rendue.statut()).as(rendue.toString()).isEqualTo(204);
    }

    @Test
    void un_president_qui_a_demande_le_changement_cede_la_decision_a_un_autre_membre() {
        donner("comite.tactique", "charge-de-projet");
        JsonNode tache = changementDemandePar("comite.tactique");
        assertThat(banc.prendre(tache, "comite.tactique").statut()).isEqualTo(403);
        assertThat(banc.prendre(tache, "dirigeant").statut()).isEqualTo(204);
    }

    @Test
    void les_auteurs_d_une_demande_ne_sont_pas_ceux_de_la_precedente() {
        donner("comite.tactique", "charge-de-projet");
        JsonNode premiere = changementDemandePar("comite.tactique");
        String numero = numero(premiere);
        banc.faire(premiere);
        Reponse seconde = banc.agir("demander-changement", "charge.projet", Map.of("projet", numero));
        assertThat(seconde.statut()).as(seconde.toString()).isEqualTo(200);

        assertThat(banc.prendre(banc.tache(numero, "userTask_autoriserJalon"), "comite.tactique")
                        .statut())
                .isEqualTo(204);
    }

    private JsonNode changementDemandePar(String compte) {
        String numero = ProjetEnCours.dans(
                "execution-projet", "Exécution", Map.of("chantiers", "MEDICAL"), moteur, dossiers, ecrits);
        Reponse demande = banc.agir("demander-changement", compte, Map.of("projet", numero));
        assertThat(demande.statut()).as(demande.toString()).isEqualTo(200);
        return banc.tache(numero, "userTask_autoriserJalon");
    }

    // --- Gestes

    private String auDemarrage() {
        String numero = banc.demarrerExemple("fiche-local-sans-acquisition");
        banc.jusque(numero, "userTask_autoriserJalon");
        return numero;
    }

    /** La décision du démarrage d'un projet neuf, prise par ce compte. */
    private JsonNode prise(String compte) {
        JsonNode tache = banc.tache(auDemarrage(), "userTask_autoriserJalon");
        assertThat(banc.prendre(tache, compte).statut()).isEqualTo(204);
        return tache;
    }

    private String numero(JsonNode tache) {
        return banc.variable(tache, "numeroProjet");
    }

    private Map<String, Object> decision() {
        Map<String, Object> decision = new HashMap<>(banc.exemple("decision-approbation"));
        List.of("motif", "conditions", "montantAutorise").forEach(decision::remove);
        decision.put("decision", "AUTORISE");
        return decision;
    }

    private String assignee(JsonNode tache) {
        return banc.appeler("GET", "/engine-rest/task/" + tache.path("id").asText(), "admin", null)
                .corps()
                .path("assignee")
                .asText("")
                .replace("null", "");
    }

    private long droitsSur(JsonNode tache, String compte) {
        return droits.createAuthorizationQuery()
                .userIdIn(compte)
                .resourceType(Resources.TASK)
                .resourceId(tache.path("id").asText())
                .count();
    }

    private String depart() {
        return banc.appeler(
                        "GET",
                        "/engine-rest/process-definition/key/reaffecter-taches/deployed-start-form",
                        "admin",
                        null)
                .corps()
                .toString();
    }

    private Reponse membre(String methode, String compte, String groupe, String... par) {
        return banc.appeler(
                methode,
                "/engine-rest/group/" + groupe + "/members/" + compte,
                par.length == 0 ? "admin" : par[0],
                null);
    }

    private void donner(String compte, String groupe) {
        assertThat(membre("PUT", compte, groupe).statut()).isEqualTo(204);
        aDefaire.add(() -> membre("DELETE", compte, groupe));
    }

    private void retirer(String compte, String groupe) {
        assertThat(membre("DELETE", compte, groupe).statut()).isEqualTo(204);
        aDefaire.add(() -> membre("PUT", compte, groupe));
    }

    private void compte(String compte, String groupe) {
        var personne = identites.newUser(compte);
        personne.setPassword("jalon");
        identites.saveUser(personne);
        identites.createMembership(compte, groupe);
    }

    private static LocalDate jour() {
        return LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), ZoneId.of("America/Toronto"));
    }

    /** Commence aujourd'hui une suppléance ; elle finit avec l'essai si l'essai n'y met pas fin. */
    private String supplee(String absent, String suppleant, String groupe) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("suppleant", Map.of("value", suppleant));
        variables.put("dateDebut", Map.of("value", jour().toString()));
        variables.put("dateFin", Map.of("value", jour().plusDays(2).toString()));
        variables.put("rolesConfies", Map.of("value", "[\"" + groupe + "\"]", "type", "Json"));
        variables.put("motif", Map.of("value", "Vacances"));
        Reponse declaree = banc.appeler(
                "POST",
                "/engine-rest/process-definition/key/declarer-absence/submit-form",
                absent,
                Map.of("variables", variables));
        assertThat(declaree.statut()).as(declaree.toString()).isEqualTo(200);
        String instance = declaree.corps().path("id").asText();
        sonner(instance);
        aDefaire.add(() -> sonner(instance));
        return instance;
    }

    /** Exécute la minuterie de cette instance, s'il en reste une, sans toucher à l'horloge. */
    private void sonner(String instance) {
        Job minuterie =
                gestion.createJobQuery().processInstanceId(instance).timers().singleResult();
        if (minuterie != null) {
            gestion.executeJob(minuterie.getId());
        }
    }
}
