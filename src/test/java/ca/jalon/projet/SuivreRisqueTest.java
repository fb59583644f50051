package ca.jalon.projet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import ca.jalon.projet.suivi.Suivis;
import ca.jalon.registre.Risques;
import ca.jalon.registre.Risques.Element;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Suit un risque de son signalement à sa fermeture, par REST. */
class SuivreRisqueTest extends EssaiDeModele {

    SuivreRisqueTest() {
        super("projet/suivre-risque");
    }

    private static final String SUIVRE = "userTask_suivreElement";

    @Autowired
    Risques risques;

    @Autowired
    Suivis suivis;

    String numero;

    @BeforeEach
    void mettreEnPlace() {
        numero = projetDans("execution-projet", "EXECUTION", Map.of("chantiers", "MEDICAL"));
    }

    private Banc.Reponse signaler(String compte, Map<String, Object> valeurs) {
        return banc.agir("suivre-risque", compte, valeurs);
    }

    private void signalerRisque(int probabilite, int impact) {
        assertThat(signaler("pilote.clinique", Map.of("projet", numero, "probabilite", probabilite, "impact", impact))
                        .statut())
                .isEqualTo(200);
    }

    /** Ni cote ni case cachée : celles d'un risque ne se montrent pas pour un point en suspens, et l'inverse. */
    private static Map<String, Object> point(String numero, boolean bloquant) {
        var valeurs = new java.util.HashMap<String, Object>();
        valeurs.put("projet", numero);
        valeurs.put("typeElement", "POINT_EN_SUSPENS");
        valeurs.put("bloquant", bloquant);
        valeurs.put("probabilite", null);
        valeurs.put("impact", null);
        return valeurs;
    }

    private Element element(int rang) {
        return risques.lire(numero, rang);
    }

    private Banc.Reponse suivre(Map<String, Object> valeurs) {
        banc.repondre("suivre-risque@suivreElement", valeurs);
        return banc.envoyer(banc.tache(numero, SUIVRE), "charge.projet", banc.exemple("suivre-risque@suivreElement"));
    }

    private void avancerAu(String activite) {
        var minuterie = gestion.createJobQuery().timers().activityId(activite).list().stream()
                .filter(job -> executions
                                .createProcessInstanceQuery()
                                .processInstanceId(job.getProcessInstanceId())
                                .processInstanceBusinessKey(numero)
                                .count()
                        == 1)
                .findFirst()
                .orElseThrow();
        ClockUtil.setCurrentTime(new Date(minuterie.getDuedate().getTime() + 1000));
        gestion.executeJob(minuterie.getId());
    }

    @Test
    void un_risque_faible_se_suit_puis_se_ferme_sans_alerter_personne() {
        signalerRisque(1, 4);

        assertThat(element(1).criticite()).isEqualTo("FAIBLE");
        assertThat(element(1).signalePar()).isEqualTo("pilote.clinique");
        assertThat(banc.tache(numero, SUIVRE).path("assignee").asText()).isEqualTo("charge.projet");
        assertThat(avises(numero, "projet/risque-critique")).isEmpty();

        var sansAction = new java.util.HashMap<String, Object>();
        sansAction.put("probabilite", 2);
        sansAction.put("impact", 3);
        for (String champ : List.of("actionPreventive", "responsableAction", "echeanceAction", "dateReevaluation")) {
            sansAction.put(champ, null);
        }
        assertThat(suivre(sansAction).statut()).isEqualTo(204);
        assertThat(element(1).criticite()).isEqualTo("MODEREE");
        assertThat(element(1).etat()).isEqualTo("EN_TRAITEMENT");

        assertThat(suivre(Map.of("etatElement", "FERME", "commentaire", "La couverture est rétablie."))
                        .statut())
                .isEqualTo(204);
        assertThat(element(1).etat()).isEqualTo("FERME");
        assertThat(element(1).motifFermeture()).isEqualTo("La couverture est rétablie.");
        assertThat(risques.ouverts(numero)).isEmpty();
    }

    @Test
    void un_risque_critique_alerte_le_comite_une_fois_et_exige_une_action() {
        signalerRisque(4, 4);

        assertThat(element(1).criticite()).isEqualTo("CRITIQUE");
        assertThat(avises(numero, "projet/risque-critique"))
                .singleElement()
                .asString()
                .contains("comite.tactique@", "dirigeant@", "charge.projet@");

        banc.retoucher("suivre-risque@suivreElement", exemple -> {
            exemple.remove("responsableAction");
            return exemple;
        });
        Banc.Reponse refus =
                banc.envoyer(banc.tache(numero, SUIVRE), "charge.projet", banc.exemple("suivre-risque@suivreElement"));
        assertThat(refus.statut()).isEqualTo(400);
        assertThat(refus.message())
                .contains("Action préventive, responsable, échéance")
                .contains("critique");
        assertThat(element(1).action()).isNull();

        assertThat(suivre(Map.of("responsableAction", "charge.projet")).statut())
                .isEqualTo(204);
        assertThat(element(1).responsable()).isEqualTo("charge.projet");
        assertThat(avises(numero, "projet/risque-critique")).hasSize(1);
        // La personne a voulu la revue dans quatorze jours civils, avant les quatorze jours ouvrables de la table.
        assertThat(element(1)
                        .prochaineRevue()
                        .atZone(ZoneId.of("America/Toronto"))
                        .toLocalDate())
                .isEqualTo(LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), ZoneId.of("America/Toronto"))
                        .plusDays(14));

        Date revue = banc.dateDe(banc.tache(numero, SUIVRE), "due");
        assertThat(banc.dateDe(banc.tache(numero, SUIVRE), "followUp"))
                .as("rappelée une semaine avant")
                .isBefore(revue);
        avancerAu("event_actionEnRetard");
        assertThat(avises(numero, "projet/action-en-retard"))
                .singleElement()
                .asString()
                .contains("dirigeant@", "charge.projet@");
    }

    private static final Map<String, Object> ACTION = Map.of(
            "actionPreventive", "Doubler le lien réseau du point de service.",
            "responsableAction", "pilote.techno",
            "echeanceAction", "+20j");

    private String actionConfiee() {
        return base.sql("select numero from jalon.dossier where nature = 'ACTION' and ferme_le is null and titre = ?")
                .param(ACTION.get("actionPreventive"))
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private JsonNode tacheConfiee() {
        return banc.tache(actionConfiee(), "userTask_realiserAction");
    }

    @Test
    void l_action_d_un_risque_est_une_tache_de_sa_personne_et_son_compte_rendu_la_termine() {
        signalerRisque(4, 4);
        assertThat(suivre(ACTION).statut()).isEqualTo(204);

        JsonNode tache = tacheConfiee();
        assertThat(tache.path("assignee").asText()).isEqualTo("pilote.techno");
        assertThat(banc.dateDe(tache, "followUp")).isBefore(banc.dateDe(tache, "due"));
        assertThat(banc.servi(tache)).contains("Élément 1 du registre des risques de TS");
        assertThat(avises(actionConfiee(), "avis/tache-a-faire"))
                .singleElement()
                .asString()
                .contains("pilote.techno@");
        assertThat(suivre(ACTION).statut()).as("rien n’a changé").isEqualTo(204);
        assertThat(tacheConfiee().path("id")).isEqualTo(tache.path("id"));

        String action = actionConfiee();
        banc.envoyer(tache, "pilote.techno", banc.exemple("rendre-compte-action"));
        assertThat(etatDuDossier(action)).isEqualTo("FAITE");
        assertThat(element(1).actionTerminee()).isTrue();
        assertThat(banc.montree(banc.tache(numero, SUIVRE), "charge.projet", "actionTerminee"))
                .isEqualTo("true");
        assertThat(avises(action, "nature/dossier-conclu"))
                .as("à qui suit le risque")
                .singleElement()
                .asString()
                .contains("charge.projet@");
        assertThat(gestion.createJobQuery()
                        .timers()
                        .activityId("event_actionEnRetard")
                        .duedateLowerThan(
                                Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofDays(999))))
                        .list())
                .as("rien ne monte plus au comité")
                .noneMatch(retard -> retard.getProcessInstanceId()
                        .equals(banc.tache(numero, SUIVRE)
                                .path("processInstanceId")
                                .asText()));
    }

    @Test
    void une_action_changee_ou_sans_objet_est_retiree_et_sa_personne_l_apprend() {
        signalerRisque(4, 4);
        suivre(ACTION);
        String premiere = actionConfiee();
        var autrement = new java.util.HashMap<>(ACTION);
        autrement.put("responsableAction", "pilote.clinique");
        suivre(autrement);
        assertThat(etatDuDossier(premiere)).isEqualTo("RETIREE");
        assertThat(avises(premiere, "nature/dossier-conclu"))
                .singleElement()
                .asString()
                .contains("pilote.techno@");
        String seconde = actionConfiee();
        assertThat(tacheConfiee().path("assignee").asText()).isEqualTo("pilote.clinique");

        suivis.fermer(numero);
        assertThat(etatDuDossier(seconde)).isEqualTo("RETIREE");
        assertThat(actionConfiee()).isNull();
    }

    @Test
    void une_action_qui_ne_se_fera_pas_reste_a_dire_au_registre() {
        signalerRisque(4, 4);
        suivre(ACTION);
        Map<String, Object> abandon = banc.exemple("rendre-compte-action");
        abandon.put("suiteAction", "ABANDONNEE");
        assertThat(banc.envoyer(tacheConfiee(), "pilote.techno", abandon).statut())
                .isEqualTo(204);
        assertThat(element(1).actionTerminee()).isFalse();
        assertThat(suivre(ACTION).statut()).isEqualTo(204);
        assertThat(actionConfiee()).as("la même n’est pas confiée deux fois").isNull();
        suivre(Map.of("etatElement", "FERME", "commentaire", "Le risque est accepté."));
        assertThat(risques.ouverts(numero)).isEmpty();
    }

    @Test
    void un_risque_survenu_devient_un_point_en_suspens_que_le_meme_suivi_continue() {
        signalerRisque(2, 2);
        assertThat(suivre(Map.of("etatElement", "SURVENU", "commentaire", "Le réseau a coupé."))
                        .statut())
                .isEqualTo(204);

        assertThat(element(1).etat()).isEqualTo("SURVENU");
        assertThat(risques.ouverts(numero)).singleElement().satisfies(ne -> {
            assertThat(ne.type()).isEqualTo(Risques.POINT_EN_SUSPENS);
            assertThat(ne.neDe()).isEqualTo(1);
            assertThat(ne.description()).startsWith("Risque 1 survenu : ");
            assertThat(ne.criticite()).isEqualTo("NON_BLOQUANT");
        });
        var survenu = new java.util.HashMap<String, Object>(Map.of("etatElement", "SURVENU", "bloquant", true));
        survenu.put("probabilite", null);
        survenu.put("impact", null);
        assertThat(suivre(survenu).message()).contains("Seul un risque survient");
    }

    @Test
    void un_suivi_s_arrete_avec_le_projet() {
        signalerRisque(2, 2);
        assertThat(signaler("dirigeant", point(numero, true)).statut()).isEqualTo(200);
        assertThat(risques.ouverts(numero)).hasSize(2);
        assertThat(element(2).criticite()).isEqualTo("BLOQUANT");

        suivis.fermer(numero);

        assertThat(risques.ouverts(numero)).isEmpty();
        assertThat(element(1).motifFermeture()).isEqualTo("Projet clos ou arrêté.");
        assertThat(banc.taches(numero))
                .noneMatch(tache -> tache.path("taskDefinitionKey").asText().equals(SUIVRE));
    }

    @Test
    void avant_que_le_projet_ait_un_charge_de_projet_qui_signale_suit() {
        String instance = dossiers.trouver(numero).orElseThrow().instance();
        executions.removeVariable(instance, "chargeDeProjet");
        signalerRisque(1, 1);

        assertThat(banc.tache(numero, SUIVRE).path("assignee").asText()).isEqualTo("pilote.clinique");
    }

    @Test
    void un_projet_qui_n_est_pas_le_sien_ou_qui_est_ferme_est_refuse() {
        assertThat(signaler("pilote.laval", Map.of("projet", numero)).message()).contains("Projet");
        assertThat(signaler("pilote.clinique", Map.of("projet", "TS-1999-inconnu-0001"))
                        .statut())
                .isEqualTo(400);
        dossiers.fermer(numero, "ABANDONNE");
        assertThat(signaler("pilote.clinique", Map.of("projet", numero)).statut())
                .isEqualTo(400);
        assertThat(risques.ouverts(numero)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "probabilite, 6, Probabilité",
        "impact, 0, Impact",
        "nature, MAGIQUE, Nature",
        "typeElement, SOUHAIT, Type",
        "description, court, Description"
    })
    void une_entree_fautive_est_refusee_en_nommant_son_champ(String champ, String valeur, String libelle) {
        Object fautive = valeur.matches("\\d") ? (Object) Integer.valueOf(valeur) : valeur;
        Banc.Reponse refus = signaler("pilote.clinique", Map.of("projet", numero, champ, fautive));

        assertThat(refus.statut()).isEqualTo(400);
        assertThat(refus.message()).contains(libelle);
        assertThat(risques.ouverts(numero)).isEmpty();
    }

    @Test
    void une_date_passee_est_refusee_sauf_pour_une_action_terminee() {
        signalerRisque(4, 4);
        assertThat(suivre(Map.of("dateReevaluation", "-1j")).message()).contains("réévaluation");
        assertThat(suivre(Map.of("echeanceAction", "-1j")).message()).contains("échéance");
        assertThat(suivre(Map.of("echeanceAction", "-1j", "actionTerminee", true))
                        .statut())
                .isEqualTo(204);
        assertThat(element(1).actionTerminee()).isTrue();
    }
}
