package ca.jalon.suppleance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.Banc.Reponse;
import ca.jalon.Couverture;
import ca.jalon.EssaiSpring;
import ca.jalon.dossier.Ecrits;
import ca.jalon.organisation.Annuaire;
import ca.jalon.registre.ChaineDesDecisions;
import ca.jalon.registre.Decision;
import ca.jalon.registre.Decisions;
import ca.jalon.registre.Suppleance;
import ca.jalon.registre.Suppleances;
import ca.jalon.securite.Visiteur;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Une absence prête des rôles puis les reprend, le registre dit pour qui, et rien ne tourne en rond. */
@EssaiSpring
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SuppleanceTest {

    private static final String GROUPE = "comite-tactique-local.ciusss-emtl";

    @Autowired
    ManagementService gestion;

    @Autowired
    Suppleances suppleances;

    @Autowired
    Decisions decisions;

    @Autowired
    ChaineDesDecisions chaine;

    @Autowired
    Annuaire annuaire;

    @Autowired
    Ecrits ecrits;

    @LocalServerPort
    int port;

    Banc banc;

    @BeforeEach
    void preparer() {
        banc = new Banc(port, gestion);
    }

    @AfterEach
    void remettreLHeure() {
        ClockUtil.reset();
    }

    private Reponse declarer(String absent, String suppleant, int du, int au, String... groupes) {
        var jour = java.time.LocalDate.ofInstant(
                ClockUtil.getCurrentTime().toInstant(), java.time.ZoneId.of("America/Toronto"));
        Map<String, Object> variables = new HashMap<>();
        variables.put("suppleant", Map.of("value", suppleant));
        variables.put("dateDebut", Map.of("value", jour.plusDays(du).toString()));
        variables.put("dateFin", Map.of("value", jour.plusDays(au).toString()));
        variables.put("rolesConfies", Map.of("value", "[\"" + String.join("\",\"", groupes) + "\"]", "type", "Json"));
        variables.put("motif", Map.of("value", "Vacances"));
        return banc.appeler(
                "POST",
                "/engine-rest/process-definition/key/declarer-absence/submit-form",
                absent,
                Map.of("variables", variables));
    }

    /** Porte l'horloge à la minuterie de cette instance et l'exécute. */
    private void sonner(String instance) {
        Job minuterie =
                gestion.createJobQuery().processInstanceId(instance).timers().singleResult();
        if (minuterie.getDuedate().after(ClockUtil.getCurrentTime())) {
            ClockUtil.setCurrentTime(new java.util.Date(minuterie.getDuedate().getTime() + 1000));
        }
        gestion.executeJob(minuterie.getId());
    }

    @Test
    @Order(1)
    void le_suppleant_decide_pour_la_personne_absente_puis_perd_le_role() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_autoriserJalon");
        JsonNode tache = banc.tache(numero, "userTask_autoriserJalon");
        String decideur = banc.titulaires(tache).get(0);
        String groupe = annuaire.groupes(decideur).stream()
                .filter(nom -> nom.indexOf('.') > 0)
                .filter(nom -> banc.appeler(
                                "GET",
                                "/engine-rest/task/" + tache.path("id").asText() + "/identity-links",
                                "admin",
                                null)
                        .corps()
                        .toString()
                        .contains(nom))
                .findFirst()
                .orElseThrow();
        Reponse declaree = declarer(decideur, "archives", 0, 5, groupe);
        assertThat(declaree.statut()).as(declaree.toString()).isEqualTo(200);
        String instance = declaree.corps().path("id").asText();
        assertThat(suppleances.lire(instance).etat()).isEqualTo(Suppleance.Etat.PREVUE);
        assertThat(banc.prendre(tache, "archives").statut()).isEqualTo(403);

        sonner(instance);
        assertThat(annuaire.groupes("archives")).contains(groupe, groupe.replaceFirst("\\..*", ""));
        assertThat(banc.prendre(tache, "archives").statut()).isEqualTo(204);
        Map<String, Object> reponse = new HashMap<>(banc.exemple("decision-approbation"));
        reponse.remove("motif");
        reponse.remove("conditions");
        if (!List.of("DO", "DA").contains(banc.variable(tache, "jalon"))) {
            reponse.remove("montantAutorise");
        }
        reponse.put("decision", "AUTORISE");
        Reponse rendue = banc.envoyer(tache, "archives", reponse);
        assertThat(rendue.statut()).as(rendue.toString()).isEqualTo(204);
        Decision decision =
                decisions.duProjet(numero).get(decisions.duProjet(numero).size() - 1);
        assertThat(decision.personne()).isEqualTo("archives");
        assertThat(decision.pour()).isEqualTo(decideur);
        assertThat(chaine.verifier(numero)).isEmpty();

        sonner(instance);
        assertThat(annuaire.groupes("archives")).doesNotContain(groupe, groupe.replaceFirst("\\..*", ""));
        assertThat(suppleances.lire(instance).etat()).isEqualTo(Suppleance.Etat.TERMINEE);
        assertThat(Couverture.manquants("suppleance/declarer-absence")).isEmpty();
    }

    @Test
    @Order(2)
    void une_absence_qui_chevauche_ou_tourne_en_rond_est_refusee() {
        assertThat(declarer("comite.tactique", "instances", 1, 10, GROUPE).statut())
                .isEqualTo(200);
        Reponse chevauche = declarer("comite.tactique", "archives", 10, 12, GROUPE);
        assertThat(chevauche.statut()).isEqualTo(400);
        assertThat(chevauche.message()).contains("déjà déclarée");
        Reponse cercle = declarer("instances", "comite.tactique", 5, 6, "instances-decisionnelles-locales.ciusss-emtl");
        assertThat(cercle.statut()).isEqualTo(400);
        Reponse absente = declarer("archives", "comite.tactique", 5, 6, "archives-medicales.ciusss-emtl");
        assertThat(absente.statut()).isEqualTo(400);
        assertThat(absente.message()).contains("est en absence");
        assertThat(declarer("comite.tactique", "instances", 11, 12, GROUPE).statut())
                .as("le lendemain")
                .isEqualTo(200);
    }

    @Test
    @Order(3)
    void on_ne_confie_que_ses_propres_roles_a_sa_propre_organisation() {
        assertThat(declarer("patient", "archives", 0, 2, "dirigeant-etablissement.ciusss-emtl")
                        .statut())
                .isEqualTo(400);
        assertThat(declarer("patient", "pilote.laval", 0, 2, "patient-partenaire.ciusss-emtl")
                        .statut())
                .isEqualTo(400);
        assertThat(declarer("patient", "patient", 0, 2, "patient-partenaire.ciusss-emtl")
                        .statut())
                .isEqualTo(400);
        assertThat(declarer("admin", "archives", 0, 2, "camunda-admin").statut())
                .isEqualTo(400);
        assertThat(declarer("patient", "archives", -1, 2, "patient-partenaire.ciusss-emtl")
                        .statut())
                .isEqualTo(400);
    }

    @Test
    @Order(4)
    void un_role_recu_ne_se_confie_pas_et_deux_suppleances_se_retirent_a_leur_tour() {
        String premiere = declarer("resp.pgri", "patient", 0, 1, "responsable-pgri.ciusss-emtl")
                .corps()
                .path("id")
                .asText();
        sonner(premiere);
        Reponse sousTraitance = declarer("patient", "archives", 20, 21, "responsable-pgri.ciusss-emtl");
        assertThat(sousTraitance.statut()).isEqualTo(400);
        sonner(premiere);
        assertThat(annuaire.groupes("patient"))
                .containsExactlyInAnyOrder("patient-partenaire", "patient-partenaire.ciusss-emtl");
    }

    @Test
    @Order(5)
    void qui_a_ecrit_ne_decide_pas_par_le_suppleant_qu_il_a_nomme() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_autoriserJalon");
        JsonNode tache = banc.tache(numero, "userTask_autoriserJalon");
        String redacteur =
                ecrits.duDossier(numero, List.of("dossier-opportunite")).get(0).auteur();
        String decideur = banc.titulaires(tache).get(0);
        String groupe = annuaire.groupes(redacteur).stream()
                .filter(nom -> nom.indexOf('.') > 0)
                .findFirst()
                .orElseThrow();
        String instance =
                declarer(redacteur, decideur, 0, 1, groupe).corps().path("id").asText();
        sonner(instance);
        Reponse prise = banc.prendre(tache, decideur);
        assertThat(prise.statut()).isEqualTo(403);
        assertThat(prise.message()).contains("Vous suppléez");
        sonner(instance);
        assertThat(banc.prendre(tache, decideur).statut()).isEqualTo(204);
    }

    @Test
    @Order(6)
    void qui_est_nomme_en_personne_se_fait_suppleer_aussi() {
        banc.repondre("mettre-en-place-comite", Map.of("presidentComite", "dirigeant"));
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        banc.jusque(numero, "userTask_designerEquipe");
        JsonNode designer = banc.tache(numero, "userTask_designerEquipe");
        List<String> membres = banc.titulaires(designer);
        String membre = membres.get(membres.size() - 1);
        assertThat(banc.prendre(designer, "archives").statut()).isEqualTo(403);
        String instance = declarer(membre, "archives", 0, 300, "en-personne")
                .corps()
                .path("id")
                .asText();
        sonner(instance);
        assertThat(banc.titulaires(designer))
                .as("déjà ouverte")
                .contains("archives")
                .containsAll(membres);
        assertThat(banc.prendre(designer, "archives").statut()).isEqualTo(204);
        assertThat(banc.envoyer(designer, "archives", banc.exemple("designer-equipe"))
                        .statut())
                .isEqualTo(204);

        decision_d_un_comite(numero, membre);
        sonner(instance);
        assertThat(annuaire.groupes("archives"))
                .containsExactlyInAnyOrder("archives-medicales", "archives-medicales.ciusss-emtl");
    }

    /** D'abord : l'essai suivant veut que tout le modèle ait été parcouru. Revenir plus tôt rend les rôles aussitôt ; renoncer avant le premier jour n'aura rien prêté. */
    @Test
    @Order(0)
    void une_absence_s_ecourte_de_l_accueil_par_la_personne_absente_seule() {
        String commencee = declarer("pilote.clinique", "pilote.techno", 0, 10, "pilote-clinique.ciusss-emtl")
                .corps()
                .path("id")
                .asText();
        sonner(commencee);
        assertThat(annuaire.groupes("pilote.techno")).contains("pilote-clinique.ciusss-emtl");
        Visiteur suppleant = visiteur("pilote.techno");
        assertThat(suppleant.get("/").body())
                .contains("Je supplée Geneviève Hébert")
                .doesNotContain("/fin\"");
        assertThat(suppleant.poster("/", "/absences/" + commencee + "/fin").statusCode())
                .isEqualTo(404);

        Visiteur absente = visiteur("pilote.clinique");
        assertThat(absente.get("/").body()).contains("Karim Benali me supplée", "Je suis de retour");
        assertThat(absente.poster("/", "/absences/" + commencee + "/fin").statusCode())
                .isEqualTo(302);
        assertThat(annuaire.groupes("pilote.techno")).doesNotContain("pilote-clinique.ciusss-emtl");
        assertThat(suppleances.lire(commencee).etat()).isEqualTo(Suppleance.Etat.TERMINEE);
        assertThat(absente.get("/").body()).doesNotContain("me supplée");
        assertThat(absente.poster("/", "/absences/" + commencee + "/fin").statusCode())
                .as("déjà finie")
                .isEqualTo(404);

        String prevue = declarer("pilote.clinique", "pilote.techno", 5, 10, "pilote-clinique.ciusss-emtl")
                .corps()
                .path("id")
                .asText();
        assertThat(absente.get("/").body()).contains("Annuler cette absence");
        assertThat(absente.poster("/", "/absences/" + prevue + "/fin").statusCode())
                .isEqualTo(302);
        assertThat(suppleances.lire(prevue).etat()).isEqualTo(Suppleance.Etat.TERMINEE);
        assertThat(gestion.createJobQuery().processInstanceId(prevue).count()).isZero();
    }

    private Visiteur visiteur(String compte) {
        Visiteur visiteur = new Visiteur(port);
        visiteur.connecter(compte, "jalon");
        return visiteur;
    }

    private void decision_d_un_comite(String numero, String membre) {
        JsonNode charte = null;
        for (int tour = 0; charte == null; tour++) {
            assertThat(tour).as("le comité n’est jamais consulté").isLessThan(40);
            banc.jusque(numero, "userTask_autoriserJalon");
            JsonNode tache = banc.tache(numero, "userTask_autoriserJalon");
            if (banc.variable(tache, "membresComite").contains(membre)
                    && banc.titulaires(tache).contains(membre)) {
                charte = tache;
            } else {
                banc.faire(tache);
            }
        }
        assertThat(banc.titulaires(charte)).as("ouverte pendant l’absence").contains("archives");
        Reponse prise = banc.prendre(charte, "archives");
        assertThat(prise.statut()).as(prise.toString()).isEqualTo(204);
        Map<String, Object> reponse = new HashMap<>(banc.exemple("decision-approbation"));
        List.of("motif", "conditions", "montantAutorise").forEach(reponse::remove);
        reponse.put("decision", "AUTORISE");
        reponse.put("membresEntendus", List.of("comite.tactique"));
        Reponse rendue = banc.envoyer(charte, "archives", reponse);
        assertThat(rendue.statut()).as(rendue.toString()).isEqualTo(204);
        Decision derniere =
                decisions.duProjet(numero).get(decisions.duProjet(numero).size() - 1);
        assertThat(derniere.personne()).isEqualTo("archives");
        assertThat(derniere.pour()).isEqualTo(membre);
    }

    @Test
    @Order(7)
    void un_depart_remet_toutes_les_taches_et_leurs_droits() {
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        JsonNode tache = banc.taches(numero).get(0);
        String partant = banc.titulaires(tache).get(0);
        banc.prendre(tache, partant);
        Map<String, Object> variables = Map.of(
                "personnePartante",
                Map.of("value", partant),
                "remplacant",
                Map.of("value", "archives.chum"),
                "motif",
                Map.of("value", "Retraite"));
        String chemin = "/engine-rest/process-definition/key/reaffecter-taches/submit-form";
        assertThat(banc.appeler("POST", chemin, "dirigeant", Map.of("variables", variables))
                        .statut())
                .as("un processus qu’on ne peut pas démarrer n’existe pas")
                .isEqualTo(404);
        Reponse faite = banc.appeler("POST", chemin, "admin", Map.of("variables", variables));
        assertThat(faite.statut()).as(faite.toString()).isEqualTo(200);
        assertThat(banc.taches(numero).get(0).path("assignee").asText()).isEqualTo("archives.chum");
        assertThat(Couverture.manquants("suppleance/reaffecter-taches")).isEmpty();
    }
}
