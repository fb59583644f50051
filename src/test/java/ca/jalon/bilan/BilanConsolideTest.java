package ca.jalon.bilan;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc.Reponse;
import ca.jalon.EssaiDeModele;
import ca.jalon.registre.Comite;
import ca.jalon.registre.Comite.Statut;
import ca.jalon.registre.Comites;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Un territoire, puis le Québec : réunir, aller sans les absents en les nommant, reddition, comité exécutif (R-233, R-234, R-092, R-093). */
class BilanConsolideTest extends EssaiDeModele {

    private static final String ICI = "ciusss-estrie";

    @Autowired
    IdentityService identites;

    @Autowired
    Bilans bilans;

    @Autowired
    Comites comites;

    private Gens gens;
    private String coordonnateur;
    private String ctcot;

    BilanConsolideTest() {
        super("bilan/bilan-consolide");
    }

    @BeforeEach
    void territoire() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2034-04-02T14:00:00Z")));
        gens = new Gens(banc, identites);
        coordonnateur = gens.tient("coordonnateur-cct", ICI);
        ctcot = gens.tient("ctcot", ICI);
    }

    private Reponse ouvrir(String compte, String perimetre, String annee) {
        return banc.demarrer("bilan-consolide", compte, Map.of("perimetreBilan", perimetre, "exerciceBilan", annee));
    }

    private String ouvert(String compte, String perimetre, String annee) {
        Reponse reponse = ouvrir(compte, perimetre, annee);
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        return reponse.corps().path("businessKey").asText();
    }

    private void repondre(String numero, String activite, String compte, Map<String, Object> valeurs) {
        Reponse reponse = gens.repondre(numero, activite, compte, valeurs);
        assertThat(reponse.statut()).as(reponse.toString()).isLessThan(300);
    }

    private String local(String etablissement, String annee) {
        String pilote = gens.tient("pilote-clinique", etablissement);
        Reponse reponse = banc.demarrer(
                "bilan-annuel", pilote, Map.of("codeEtablissement", etablissement, "exerciceBilan", annee));
        assertThat(reponse.statut()).as(reponse.toString()).isEqualTo(200);
        return reponse.corps().path("businessKey").asText();
    }

    private void deposerLocal(String numero, String etablissement) {
        repondre(numero, "userTask_redigerBilan", "pilote-clinique." + etablissement, banc.exemple("rediger-bilan"));
        if (banc.taches(numero).get(0).path("taskDefinitionKey").asText().equals("userTask_completerBilan")) {
            repondre(
                    numero,
                    "userTask_completerBilan",
                    gens.tient("pilote-technologique", etablissement),
                    banc.exemple("completer-bilan"));
        }
        repondre(
                numero,
                "userTask_enterinerBilan",
                gens.tient("dirigeant-etablissement", etablissement),
                banc.exemple("enteriner-bilan"));
        repondre(
                numero,
                "userTask_approuverBilan",
                gens.tient("instances-decisionnelles-locales", etablissement),
                banc.exemple("approuver-bilan"));
    }

    private void delaiEcoule(String numero, String le) {
        ClockUtil.setCurrentTime(Date.from(Instant.parse(le)));
        String instance = base.sql("select instance from jalon.dossier where numero = ?")
                .param(numero)
                .query(String.class)
                .single();
        Job minuterie = gestion.createJobQuery()
                .processInstanceId(instance)
                .activityId("event_delaiEcoule")
                .executable()
                .singleResult();
        assertThat(minuterie).as("le délai est écoulé").isNotNull();
        gestion.executeJob(minuterie.getId());
    }

    @Test
    void le_dernier_bilan_depose_fait_avancer_le_territoire() {
        comites.inscrire(
                new Comite(null, "ctcot-sherbrooke", Statut.EN_PLACE, null, List.of(), "2033-02-01", null, null));
        String premier = local("cisss-me", "2034");
        String second = local("cisss-mc", "2034");
        String territoire = ouvert(coordonnateur, "SHERBROOKE", "2034");
        assertThat(bilans.exiger(territoire).etape()).isEqualTo(Etape.ATTENTE);
        assertThat(banc.taches(territoire)).isEmpty();
        deposerLocal(premier, "cisss-me");
        assertThat(banc.taches(territoire)).isEmpty();
        deposerLocal(second, "cisss-mc");
        assertThat(gens.lit(territoire, "userTask_redigerBilan", coordonnateur))
                .contains("CISSS de la Montérégie&#45;Est", "téléréadaptation", "Sans bilan déposé", "Saguenay");
        repondre(territoire, "userTask_redigerBilan", coordonnateur, banc.exemple("rediger-bilan"));
        Map<String, Object> retour = new HashMap<>(banc.exemple("enteriner-bilan"));
        retour.put("suiteBilan", "RETOURNE");
        retour.put("motifBilan", "Nommez les projets communs.");
        repondre(territoire, "userTask_enterinerBilan", ctcot, retour);
        repondre(territoire, "userTask_redigerBilan", coordonnateur, banc.exemple("rediger-bilan"));
        repondre(territoire, "userTask_enterinerBilan", ctcot, banc.exemple("enteriner-bilan"));
        Bilan depose = bilans.exiger(territoire);
        assertThat(depose.etape()).isEqualTo(Etape.DEPOSE);
        assertThat(depose.absents()).containsExactlyInAnyOrder("ciusss-estrie", "ciusss-mcq", "ciusss-slsj");
        assertThat(avises(territoire, "bilan/bilan-transmis"))
                .singleElement()
                .asString()
                .contains("cncot.msss@")
                .as("qui vient d’entériner le sait")
                .doesNotContain("ctcot." + ICI + "@");
    }

    @Test
    void sans_les_absents_le_territoire_puis_le_quebec_et_la_reddition() {
        comites.inscrire(
                new Comite(null, "ctcot-sherbrooke", Statut.ABSENT, null, List.of(), "2033-01-01", null, null));
        String local = local("cisss-me", "2033");
        String territoire = ouvert(coordonnateur, "SHERBROOKE", "2033");
        String quebec = ouvert("pilote.msss", "QUEBEC", "2033");
        assertThat(bilans.exiger(quebec).etape()).isEqualTo(Etape.ATTENTE);
        delaiEcoule(territoire, "2034-05-03T14:00:00Z");
        repondre(territoire, "userTask_redigerBilan", coordonnateur, banc.exemple("rediger-bilan"));
        assertThat(gens.lit(territoire, "userTask_enterinerBilan", coordonnateur))
                .contains("n’est pas constitué");
        assertThat(banc.taches(quebec)).isEmpty();
        repondre(territoire, "userTask_enterinerBilan", coordonnateur, banc.exemple("enteriner-bilan"));
        assertThat(bilans.exiger(territoire).absents()).contains("cisss-me");

        // Le dernier territoire ouvert est déposé : le Québec avance.
        repondre(quebec, "userTask_redigerBilan", "pilote.msss", banc.exemple("rediger-bilan"));
        repondre(quebec, "userTask_enterinerBilan", gens.tient("cncot", "msss"), banc.exemple("enteriner-bilan"));
        assertThat(bilans.exiger(quebec).etape()).isEqualTo(Etape.DEPOSE);
        assertThat(banc.servi(banc.tache(quebec, "userTask_conclureReddition")))
                .contains("Gouvernance", "Comités tactiques en place", "Mandats et actifs communs");
        repondre(quebec, "userTask_conclureReddition", "pilote.msss", banc.exemple("conclure-reddition"));
        assertThat(banc.servi(banc.tache(quebec, "userTask_recevoirBilan"))).contains("quatre territoires");
        repondre(
                quebec,
                "userTask_recevoirBilan",
                gens.tient("comite-executif-telesante", "msss"),
                banc.exemple("recevoir-bilan"));
        assertThat(etatDuDossier(quebec)).isEqualTo("DEPOSE");
        // L'établissement en retard dépose ensuite : son bilan se lit, celui du territoire ne change pas.
        deposerLocal(local, "cisss-me");
        assertThat(bilans.exiger(local).etape()).isEqualTo(Etape.DEPOSE);
        assertThat(bilans.exiger(territoire).absents()).contains("cisss-me");
    }

    @Test
    void un_consolide_oublie_se_clot_et_chacun_n_ouvre_que_le_sien() {
        assertThat(ouvrir(coordonnateur, "QUEBEC", "2032").statut()).isEqualTo(400);
        assertThat(ouvrir(coordonnateur, "LAVAL", "2032").statut()).isEqualTo(400);
        String territoire = ouvert(coordonnateur, "SHERBROOKE", "2032");
        // Personne n'a rien à déposer : on n'attend pas.
        assertThat(banc.taches(territoire)).hasSize(1);
        String instance =
                banc.taches(territoire).get(0).path("processInstanceId").asText();
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2035-03-10T14:00:00Z")));
        gestion.executeJob(gestion.createJobQuery()
                .processInstanceId(instance)
                .activityId("event_exerciceSuivant")
                .singleResult()
                .getId());
        assertThat(bilans.exiger(territoire).etape()).isEqualTo(Etape.NON_DEPOSE);
        assertThat(banc.taches(territoire)).isEmpty();
    }
}
