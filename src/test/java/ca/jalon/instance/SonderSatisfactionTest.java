package ca.jalon.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.jalon.Banc;
import ca.jalon.EssaiDeModele;
import ca.jalon.calendrier.Exercice;
import ca.jalon.campagne.OuvrirCampagne;
import ca.jalon.formulaire.Refus;
import ca.jalon.organisation.Regard;
import ca.jalon.portail.tableau.FaitsDuBilan.Fait;
import ca.jalon.portail.tableau.Lecteur;
import ca.jalon.portail.tableau.Portee;
import ca.jalon.portail.tableau.Valeurs;
import ca.jalon.securite.Visiteur;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Chaque février, les pilotes notent l'offre de leur CCT sans leur nom ; le CTCOT en tire des actions (R-115). */
class SonderSatisfactionTest extends EssaiDeModele {

    private static final ZoneId QUEBEC = ZoneId.of("America/Toronto");

    @Autowired
    ApplicationContext contexte;

    @Autowired
    FaitsSatisfaction faits;

    @Autowired
    Sondages sondages;

    @Autowired
    OrdreDuJour ordreDuJour;

    SonderSatisfactionTest() {
        super("instance/sonder-satisfaction");
    }

    private static void le(int annee, int mois, int jour) {
        ClockUtil.setCurrentTime(Date.from(
                LocalDate.of(annee, mois, jour).atTime(9, 0).atZone(QUEBEC).toInstant()));
    }

    /** Ouvre la campagne de cette année ; rend le sondage du CCT de Montréal. */
    private String sonder(int annee) {
        le(annee, 2, 1);
        OuvrirCampagne.ouvrir(contexte, "SATISFACTION_CCT");
        return base.sql("select dossier from jalon.sondage_cct where annee = ? and territoire = 'MONTREAL'")
                .param(annee)
                .query(String.class)
                .single();
    }

    private HttpResponse<String> repondre(String compte, String numero, int note, String texte) {
        Visiteur visiteur = new Visiteur(port);
        visiteur.connecter(compte, "jalon");
        String axes = List.of("PROJETS", "SOUTIEN", "FORMATION", "CONSEIL", "COORDINATION").stream()
                .map(axe -> axe + "=" + note)
                .collect(Collectors.joining("&"));
        return visiteur.poster("/mes-courriels", "/satisfaction/" + numero, "&" + axes + "&texte=" + texte);
    }

    /** Trois vrais pilotes répondent, quatre autres notes s'ajoutent : assez pour que le résultat se montre. */
    private void emplir(String numero) {
        assertThat(repondre("pilote.clinique", numero, 5, "Des+formations+plus+t%C3%B4t")
                        .statusCode())
                .isEqualTo(302);
        assertThat(repondre("pilote.techno", numero, 3, "").statusCode()).isEqualTo(302);
        assertThat(repondre("pilote.laval", numero, 4, "").statusCode()).isEqualTo(302);
        base.sql("update jalon.sondage_cct set reponses = reponses + 4 where dossier = ?")
                .param(numero)
                .update();
        base.sql(
                        "update jalon.sondage_cct_note set nombre = nombre + 4 where dossier = ? and axe = 'FORMATION' and note = 1")
                .param(numero)
                .update();
    }

    private Map<String, Fait> faits(int exercice, String territoire) {
        Lecteur tout = new Lecteur("", Set.of(), new Regard(true, Set.of(), Set.of(), Set.of()));
        return faits
                .section(
                        new Exercice(exercice),
                        territoire == null
                                ? new Portee(Portee.QUEBEC, "Québec", null, tout)
                                : new Portee(territoire, territoire, Valeurs.TERRITOIRE, tout))
                .faits()
                .stream()
                .collect(Collectors.toMap(Fait::code, Function.identity()));
    }

    @Test
    void les_pilotes_repondent_le_comite_conclut_et_le_correctif_devient_une_tache() {
        String numero = sonder(2039);
        assertThat(avises(numero, "instance/sondage-ouvert"))
                .singleElement()
                .asString()
                .contains("pilote.clinique@", "pilote.laval@")
                .doesNotContain("coord.chum@", "pilote.estrie@");
        Visiteur pilote = new Visiteur(port);
        pilote.connecter("pilote.clinique", "jalon");
        assertThat(pilote.get("/satisfaction").body())
                .contains(
                        "Centre hospitalier de l’Université de Montréal", "Sans opinion", "21\u00a0février\u00a02039");
        assertThat(pilote.get("/").body())
                .as("l’accueil y mène sans le courriel")
                .contains("On attend votre avis", "href=\"/satisfaction\"", "21\u00a0février\u00a02039");
        emplir(numero);
        assertThat(pilote.get("/").body()).as("répondu").doesNotContain("On attend votre avis");
        Visiteur autre = new Visiteur(port);
        autre.connecter("coord.chum", "jalon");
        assertThat(autre.get("/").body()).as("qu’on juge").doesNotContain("On attend votre avis");
        assertThat(banc.avancerMinuterie(numero)).isTrue();
        JsonNode analyser = banc.tache(numero, "userTask_analyserSatisfaction");
        assertThat(banc.titulaires(analyser)).contains("ctcot.chum", "coord.chum");
        assertThat(banc.servi(analyser))
                .contains("7\u00a0réponses, de", "Des formations plus tôt", "Ensemble")
                // (5 + 3 + 4 + 4 × 1) / 7
                .contains("La formation et le partage d’expériences : 2,3 sur 5")
                .contains("Le soutien aux services : 4 sur 5");
        assertThat(banc.prendre(analyser, "ctcot.chum").statut()).isEqualTo(204);
        Banc.Reponse conclue =
                banc.envoyer(analyser, "ctcot.chum", banc.exemple("compte-rendu-rencontre@analyserSatisfaction"));
        assertThat(conclue.statut()).as(conclue.toString()).isLessThan(300);
        assertThat(etatDuDossier(numero)).isEqualTo("CLOS");
        assertThat(avises(numero, "nature/dossier-conclu").toString()).contains("cncot@", "pilote.clinique@");

        String action = base.sql("""
                        select numero from jalon.dossier where nature = 'ACTION' and titre = 'Offrir la formation avant la mise en service'
                        """).query(String.class).single();
        JsonNode correctif = banc.tache(action, "userTask_realiserAction");
        assertThat(correctif.path("assignee").asText()).isEqualTo("coord.chum");
        assertThat(banc.servi(correctif)).contains("Décidée au dossier");

        // Le bilan du territoire et du Québec, l'ordre du jour du CTCOT et du CNCOT.
        assertThat(faits(2039, "MONTREAL").get("SATISFACTION_CCT_REPONSES").valeur())
                .isEqualByComparingTo("7");
        assertThat(faits(2039, "MONTREAL").get("SATISFACTION_CCT_FORMATION").valeur())
                .isEqualByComparingTo("2.3");
        assertThat(faits(2039, null).get("SATISFACTION_CCT_SOUTIEN").valeur()).isEqualByComparingTo("4.0");
        assertThat(faits(2038, "MONTREAL").get("SATISFACTION_CCT_REPONSES").valeur())
                .isEqualByComparingTo("0");
        assertThat(ordreDuJour.enMarkdown("ctcot.chum")).contains("dernier sondage", "7 réponses");
        assertThat(ordreDuJour.enMarkdown("ctcot.cusm")).doesNotContain("7 réponses");
        assertThat(ordreDuJour.enMarkdown("cncot")).contains("7 réponses");

        Visiteur membre = new Visiteur(port);
        membre.connecter("ctcot.chum", "jalon");
        assertThat(membre.get("/instances/ctcot.chum").body())
                .contains("Offrir la formation avant la mise en service", "Rencontres tenues en", "dernier sondage");
    }

    /** Rien ne lie une note à qui l'a donnée, et sa clôture oublie qui a répondu. */
    @Test
    void une_reponse_ne_se_retrouve_pas_et_ne_se_donne_qu_une_fois() {
        String numero = sonder(2034);
        assertThat(repondre("pilote.clinique", numero, 5, "").statusCode()).isEqualTo(302);
        HttpResponse<String> encore = repondre("pilote.clinique", numero, 1, "");
        assertThat(encore.statusCode()).isEqualTo(409);
        assertThat(encore.body()).contains("Ce sondage ne vous attend pas");
        for (String autre : List.of("ctcot.chum", "coord.chum", "equipe.msss", "dirigeant")) {
            assertThat(repondre(autre, numero, 1, "").statusCode()).as(autre).isEqualTo(409);
        }
        HttpResponse<String> faux = repondre("pilote.techno", numero, 9, "");
        assertThat(faux.statusCode()).isEqualTo(400);
        assertThat(faux.body()).contains("L’accompagnement des projets : choisir une note de 1 à 5");
        HttpResponse<String> long_ = repondre("pilote.techno", numero, 3, "x".repeat(2001));
        assertThat(long_.statusCode()).isEqualTo(400);
        assertThat(long_.body()).contains("au plus 2 000 caractères");
        assertThat(base.sql("select reponses from jalon.sondage_cct where dossier = ?")
                        .param(numero)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(banc.avancerMinuterie(numero)).isTrue();
        assertThat(base.sql("select count(*) from jalon.sondage_cct_repondant where dossier = ?")
                        .param(numero)
                        .query(Integer.class)
                        .single())
                .isZero();
        // Une seule réponse : ni note ni mot ne se montrent.
        assertThat(banc.servi(banc.tache(numero, "userTask_analyserSatisfaction")))
                .contains("1\u00a0réponse, de", "on reconnaîtrait")
                .doesNotContain("sur 5");
        assertThat(faits(2034, "MONTREAL").get("SATISFACTION_CCT").valeur()).isNull();
        // Personne n'analyse : le sondage se clôt quand même.
        assertThat(banc.avancerMinuterie(numero)).isTrue();
        assertThat(etatDuDossier(numero)).isEqualTo("CLOS");
    }

    /** Le dernier jour dit est un jour où l'on répond encore : le sondage se clôt dans la nuit qui le suit. */
    @Test
    void on_repond_jusqu_au_dernier_jour_dit_et_rien_ne_s_ajoute_apres_la_cloture() {
        String numero = sonder(2036);
        assertThat(base.sql("select jusque from jalon.sondage_cct where dossier = ?")
                        .param(numero)
                        .query(String.class)
                        .single())
                .isEqualTo("2036-02-21");
        le(2036, 2, 21);
        assertThat(gestion.createJobQuery()
                        .executable()
                        .processInstanceId(instance(numero))
                        .count())
                .as("le sondage court encore le dernier jour")
                .isZero();
        assertThat(repondre("pilote.clinique", numero, 5, "").statusCode()).isEqualTo(302);
        assertThat(banc.avancerMinuterie(numero)).isTrue();
        // Parti avant la clôture, arrivé après.
        assertThatThrownBy(() -> sondages.repondre(numero, "pilote.techno", Map.of(), "Trop tard"))
                .isInstanceOf(Refus.class)
                .hasMessageContaining("vient de se clore");
        assertThat(sondages.trouver(numero).orElseThrow().reponses()).isEqualTo(1);
        assertThat(base.sql("select count(*) from jalon.sondage_cct_repondant where dossier = ?")
                        .param(numero)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void un_sondage_supprime_du_moteur_se_rouvre() {
        String numero = sonder(2037);
        assertThat(repondre("pilote.clinique", numero, 5, "Un+mot").statusCode())
                .isEqualTo(302);
        assertThat(banc.appeler(
                                "DELETE",
                                "/engine-rest/process-instance/" + instance(numero) + "?skipCustomListeners=true",
                                "admin",
                                null)
                        .statut())
                .isEqualTo(204);
        String autre = sonder(2037);
        assertThat(autre).isNotEqualTo(numero);
        assertThat(base.sql("select count(*) from jalon.sondage_cct_texte where dossier = ?")
                        .param(numero)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(repondre("pilote.clinique", autre, 4, "").statusCode()).isEqualTo(302);
    }

    private String instance(String numero) {
        return base.sql("select instance from jalon.dossier where numero = ?")
                .param(numero)
                .query(String.class)
                .single();
    }

    @Test
    void une_instance_se_voit_de_son_territoire_et_du_pays() {
        for (Map.Entry<String, Integer> attendu : Map.of(
                        "ctcot.chum",
                        200,
                        "coord.chum",
                        200,
                        "equipe.msss",
                        200,
                        "pilote.clinique",
                        404,
                        "coord.estrie",
                        404)
                .entrySet()) {
            Visiteur visiteur = new Visiteur(port);
            visiteur.connecter(attendu.getKey(), "jalon");
            assertThat(visiteur.get("/instances/ctcot.chum").statusCode())
                    .as(attendu.getKey())
                    .isEqualTo(attendu.getValue());
        }
        Visiteur pilote = new Visiteur(port);
        pilote.connecter("pilote.clinique", "jalon");
        assertThat(pilote.get("/instances").body())
                .contains("Comité tactique local, CIUSSS de l’Est")
                .doesNotContain("CTCOT", "CNCOT", "Laval");
        assertThat(pilote.get("/instances/comite-tactique-local.ciusss-emtl").statusCode())
                .isEqualTo(200);
        assertThat(pilote.get("/instances/pilote-clinique.ciusss-emtl").statusCode())
                .as("un rôle n’est pas une instance")
                .isEqualTo(404);
    }
}
